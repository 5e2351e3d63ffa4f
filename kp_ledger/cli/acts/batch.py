"""Batches from CSV or JSON: every row is checked before anything is done, each error named."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from kp_ledger.base.errors import BadInput

Row = dict[str, str]
Made = TypeVar("Made")


class BadBatch(BadInput):
    """Rows that do not hold, each with its line, value and rule. Nothing of the batch was done."""

    def __init__(self, path: Path, errors: Sequence[tuple[str, BadInput]]) -> None:
        self.errors = [(where, error) for where, error in errors]
        listed = "".join(f"\n  {where}: {error}" for where, error in errors)
        super().__init__(
            str(path), f"{len(errors)} of its rows do not hold; none was taken{listed}"
        )


def rows(path: Path, needed: Sequence[str], allowed: Sequence[str] = ()) -> list[tuple[str, Row]]:
    """The rows of a batch with where each stands; BadInput when a column lacks or is unknown."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadInput(str(path), "there is no text file to read here") from None
    found = _from_json(path, text) if path.suffix.lower() == ".json" else _from_csv(path, text)
    if not found:
        raise BadInput(str(path), "holds no rows")
    for where, row in found:
        _check_columns(path, where, row, needed, allowed)
    return found


def each(path: Path, found: list[tuple[str, Row]], make: Callable[[Row], Made]) -> list[Made]:
    """What `make` makes of each row; BadBatch with all that do not hold."""
    made, errors = [], []
    for where, row in found:
        try:
            made.append(make(row))
        except BadInput as error:
            errors.append((where, error))
    if errors:
        raise BadBatch(path, errors)
    return made


def check_unique(path: Path, found: list[tuple[str, Row]], column: str) -> None:
    """BadBatch for each value of `column` that stands there before."""
    seen: dict[str, str] = {}
    errors = []
    for where, row in found:
        value = row[column]
        if value in seen:
            errors.append((where, BadInput(value, f"stands in {seen[value]} already")))
        seen.setdefault(value, where)
    if errors:
        raise BadBatch(path, errors)


def _from_csv(path: Path, text: str) -> list[tuple[str, Row]]:
    reader = csv.DictReader(text.splitlines(), restkey="more", strict=True)
    found = []
    try:
        for row in reader:
            values = {str(k).strip(): _cell(v) for k, v in row.items()}
            found.append((f"line {reader.line_num}", values))
    except csv.Error as error:
        raise BadInput(str(path), f"line {reader.line_num} is not CSV: {error}") from None
    return found


def _cell(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _from_json(path: Path, text: str) -> list[tuple[str, Row]]:
    try:
        # Weights stay the decimal text they are: no float ever holds a carat.
        items = json.loads(text, parse_float=str, parse_int=str)
    except ValueError as error:
        raise BadInput(str(path), f"is not JSON: {error}") from None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise BadInput(str(path), "is a list of objects, one for each row")
    return [(f"item {n}", {k: str(v) for k, v in i.items()}) for n, i in enumerate(items, 1)]


def _check_columns(
    path: Path, where: str, row: Row, needed: Sequence[str], allowed: Sequence[str]
) -> None:
    lacking = [name for name in needed if name not in row]
    if lacking:
        raise BadInput(str(path), f"{where} lacks {', '.join(lacking)}")
    unknown = sorted(set(row) - set(needed) - set(allowed))
    if unknown:
        known = ", ".join([*needed, *allowed])
        raise BadInput(str(path), f"{where} has {', '.join(unknown)}; there are {known}")
