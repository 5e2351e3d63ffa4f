"""Elements of SVG as text: every value is escaped, and there is no way around it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, *children: Markup, **attributes: object) -> Markup:
    """An element; `class_` is class, and an underscore inside a name is a hyphen."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_shown(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    # Names are ours and values escaped: nothing here is markup that came from outside.
    if not children:
        return Markup(f"<{name}{pairs}/>")  # noqa: S704
    return Markup(f"<{name}{pairs}>") + Markup("").join(children) + Markup(f"</{name}>")  # noqa: S704


def text(words: str, **attributes: object) -> Markup:
    return element("text", escape(words), **attributes)


def group(children: Iterable[Markup], **attributes: object) -> Markup:
    return element("g", *(list(children) or [Markup("")]), **attributes)


def picture(
    name: str, title: str, description: str, children: Iterable[Markup], **attributes: object
) -> Markup:
    """A picture that says in words what it shows. `name` is unique on its page."""
    said = (
        element("title", escape(title), id=f"{name}-title"),
        element("desc", escape(description), id=f"{name}-desc"),
    )
    labels = {"role": "img", "aria_labelledby": f"{name}-title {name}-desc"}
    return element("svg", *said, *children, **labels, **attributes)


def ornament(children: Iterable[Markup], **attributes: object) -> Markup:
    """A picture beside words that say all it does: screen readers pass it by."""
    return element("svg", *children, aria_hidden="true", focusable="false", **attributes)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)
