"""Files that pages are made of: read once, packed once, named by their content."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

MEDIA: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
}
FOR_EVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    name: str
    media: str
    plain: bytes
    packed: bytes
    digest: str

    @property
    def address(self) -> str:
        """Where it is: another address as soon as it is other content."""
        return f"/static/{self.digest}/{self.name}"


@cache
def assets() -> dict[str, Asset]:
    """All of them, by name."""
    found = (path for path in (files("kp_gateway.pages") / "static").iterdir())
    named = {path.name: path.read_bytes() for path in found if path.name[0] != "."}
    return {name: _asset(name, content) for name, content in named.items()}


def _asset(name: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:12]
    media = MEDIA[name.rpartition(".")[2]]
    return Asset(name, media, content, gzip.compress(content, 9, mtime=0), digest)
