"""Pages read as a browser reads them: elements, headings, links, words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag

from httpx2 import Response

from tests.api.reads.house import House

VOID = {"meta", "link", "input", "br", "img", "hr"}
HTML = {"accept": "text/html,*/*;q=0.8"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A page's elements in order; fails where they are not closed as they were opened."""

    address: str
    status: int
    source: str
    elements: list[Element] = field(default_factory=list)
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        assert not self._open, f"{self.address}: left open: {[e.name for e in self._open]}"
        self.words = re.sub(r"\s+", " ", self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{self.address}: {tag} has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1].name == tag, f"{self.address}: </{tag}> closes nothing"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
        self.words += data

    def all(self, name: str, **attributes: str) -> list[Element]:
        """Elements of a name that have these attributes."""
        return [
            one
            for one in self.elements
            if one.name == name and attributes.items() <= one.attributes.items()
        ]

    @property
    def headings(self) -> list[int]:
        return [int(e.name[1]) for e in self.elements if re.fullmatch("h[1-6]", e.name)]

    @property
    def links(self) -> list[str]:
        """Addresses of this site that the page leads to, as they are without what is behind #."""
        found = (urldefrag(one.attributes.get("href", ""))[0] for one in self.all("a"))
        return [link for link in found if link.startswith("/")]


@dataclass
class Site:
    """A gateway whose pages are read."""

    house: House

    def fetch(self, path: str, **more: Any) -> Response:
        """As a browser that comes for the first time."""
        self.house.client.cookies.clear()
        headers = {**HTML, **more.pop("headers", {})}
        return self.house.client.get(path, headers=headers, follow_redirects=False, **more)

    def page(self, path: str, status: int = 200, **more: Any) -> Page:
        response = self.fetch(path, **more)
        assert response.status_code == status, f"{path}: {response.status_code} {response.text}"
        assert response.headers["content-type"] == "text/html; charset=utf-8", path
        return Page(path, status, response.text)

    def part(self, path: str, target: str) -> Page:
        """What is put in place on a page."""
        return self.page(path, headers={"HX-Request": "true", "HX-Target": target})

    def walked(self, start: str, most: int) -> dict[str, Page]:
        """Pages by following links, each once; every one has to be there."""
        found: dict[str, Page] = {}
        waiting = [start]
        while waiting and len(found) < most:
            path = waiting.pop(0)
            if path in found or path.startswith(("/v1/", "/static/")) or path.endswith(".svg"):
                continue
            found[path] = self.page(path)
            waiting += [link for link in found[path].links if link not in found]
        return found
