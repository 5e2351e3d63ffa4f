"""Writes docs/audiences.md: which audience sees which field of which answer, and of which event.

Made from the answers' models and from the catalogue of events, so that neither can say what the
other does not. `--check` writes nothing and fails when stale.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Final, get_args, get_origin

import kp_gateway.routes
from fastapi.routing import APIRoute
from pydantic import BaseModel

from kp_ledger.answers.audiences import Audience
from kp_ledger.answers.events import shown_name
from kp_ledger.answers.schemas.base import Answer, audience_of
from kp_ledger.catalogue.events import EVENTS
from kp_ledger.catalogue.seen import field_names, members_of, seen_fields

PAGE: Final = Path(__file__).parents[1] / "docs" / "audiences.md"
AS_OF: Final = "as_of"
TITLE: Final = """# Audiences

Made by `scripts/audiences.py` from the models in `kp_ledger/answers/schemas` and the rows in
`kp_ledger/catalogue/events`; do not edit.

Three audiences: the **public** without a key; a **party**, who signed in with a live
key of an organisation; a **member**: an office or an accredited observer. What an audience may not
see is absent, not blank. A party is one about what concerns it, and the public about all else: its
own parcels, certificates and requests, and what names it. Names of Participants and zones are for
everybody; names of organisations are known to this gateway alone, and for members: a party reads
its own.
"""
EVERYWHERE: Final = "Every answer begins with `as_of` (block, hash, moment, standing, definition,"
HEAD: Final = "| field | public | party | member |\n|---|---|---|---|\n"


def answers() -> dict[str, tuple[str, type[Answer]]]:
    """Operation ids of what is read, with the path and the model of each."""
    found = {}
    for route in _routes():
        model = route.response_model
        if "GET" in (route.methods or ()) and _is_answer(model):
            found[str(route.operation_id)] = (route.path, model)
    return dict(sorted(found.items(), key=lambda item: item[1][0]))


def _routes() -> Iterator[APIRoute]:
    for module in pkgutil.iter_modules(kp_gateway.routes.__path__):
        router = getattr(
            importlib.import_module(f"kp_gateway.routes.{module.name}"), "router", None
        )
        if router is not None:
            yield from (route for route in router.routes if isinstance(route, APIRoute))


def _is_answer(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, Answer)


def fields_of(model: type[BaseModel], seen: Audience = Audience.PUBLIC) -> dict[str, Audience]:
    """Every field at any depth, as a path, and the widest audience that sees it."""
    return dict(_fields(model, "", seen, ()))


def _fields(
    model: type[BaseModel], before: str, seen: Audience, inside: tuple[type, ...]
) -> Iterator[tuple[str, Audience]]:
    for name, field in model.model_fields.items():
        audience = max(seen, audience_of(field))
        path = f"{before}{name}"
        yield path, audience
        for many, part in _models(field.annotation):
            if part not in inside:
                mark = "[]." if many else "."
                yield from _fields(part, path + mark, audience, (*inside, model))


def _models(hint: Any, many: bool = False) -> Iterator[tuple[bool, type[BaseModel]]]:
    """The models in a type, and whether they stand in a list."""
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _models(get_args(hint)[0], many)
    elif origin in (list, tuple):
        yield from _models(get_args(hint)[0], True)
    elif origin is not None and origin is not dict:
        for part in get_args(hint):
            yield from _models(part, many)
    elif isinstance(hint, type) and hint is not NoneType and issubclass(hint, BaseModel):
        yield many, hint


def page() -> str:
    """The whole document."""
    return "\n".join([TITLE, *_answers(), *_events()])


def _answers() -> Iterator[str]:
    yield f"## Answers\n\n{EVERYWHERE} limit), which everybody sees.\n"
    for _, (path, model) in answers().items():
        yield f"### `GET {path}`\n\n{HEAD}" + "".join(
            _row(field, audience)
            for field, audience in fields_of(model).items()
            if field.split(".")[0] != AS_OF
        )


def _row(field: str, least: Audience) -> str:
    seen = " | ".join("yes" if least <= audience else "–" for audience in Audience)
    return f"| `{field}` | {seen} |\n"


def _events() -> Iterator[str]:
    yield (
        "## Events\n\nIn `/v1/events`, and in the stream of it. A party sees an event that concerns"
        " it as members do, any other as the public does.\n"
    )
    yield (
        "| event | public sees | only members, and parties it concerns |\n|---|---|---|\n"
        + "".join(_event_row(kind) for kind in sorted(EVENTS, key=lambda kind: kind.__name__))
    )


def _event_row(kind: Any) -> str:
    public = seen_fields(kind, Audience.PUBLIC)
    paths = [path for name in field_names(kind) for path in _paths(kind, name, public)]
    said = (
        ", ".join(_shown(path) for path in paths if (path in public) is there) or "–"
        for there in (True, False)
    )
    return f"| {kind.__name__} | {' | '.join(said)} |\n"


def _paths(kind: Any, name: str, public: frozenset[str]) -> list[str]:
    """A field, or the members of a record of which the public sees some."""
    inside = [f"{name}.{member}" for member in members_of(kind).get(name, ())]
    return inside if name in public and not public.issuperset(inside) else [name]


def _shown(path: str) -> str:
    return ".".join(map(shown_name, path.split(".")))


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.exists() or PAGE.read_text("utf-8") != text:
            print(f"{PAGE.name} is stale: run {Path(__file__).name}", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
