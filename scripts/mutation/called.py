"""Which refusal comes first in what a check calls: its tests are asked first."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kp_ledger.chain.compiler import closure
from scripts.mutation.sites import Site, closing

FIRST = re.compile(r"\brevert (?:\w+\.)?(\w+)\(|\b(_?check\w*)\(")


class Called:
    """The functions of the sources by their names."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._first = cache(self._error)

    def refusal(self, site: Site) -> str:
        """The first one that the check which a site leaves out comes to."""
        receiver = site.expression.rpartition(f"{site.error}(")[0].strip("_.").capitalize()
        of_receiver = (file for file in self._texts if Path(file).stem.capitalize() == receiver)
        return self._first(site.error, next(of_receiver, site.file))

    def _error(self, name: str, file: str, depth: int = 5) -> str:
        """The first refusal in `name` as `file` calls it, or in what it calls; "" where none is."""
        for where in self._files(file):
            for said in FIRST.finditer(self._body(name, where)) if depth else ():
                if found := said[1] or self._first(said[2], where, depth - 1):
                    return found
        return ""

    def _files(self, file: str) -> list[str]:
        """The file itself, what it imports, and then what it can only call from outside."""
        imported = closure(file, self._texts)
        return sorted(self._texts, key=lambda other: (other != file, other not in imported, other))

    def _body(self, name: str, file: str) -> str:
        text = self._texts[file]
        head = re.search(rf"\bfunction {name}\(", text)
        if not head:
            return ""
        signed = closing(text, head.end() - 1)
        opened = re.compile(r"[;{]").search(text, signed)
        if not opened or opened[0] == ";":
            return ""
        ended = re.compile(r"^    \}|^\}", re.M).search(text, opened.end())
        return text[opened.end() : ended.start() if ended else len(text)]
