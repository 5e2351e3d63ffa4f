"""A state whose entries are read from the index when they are asked for, and not before.

    state = lazy_state(ledger, source)    # every section a Section
    state.parcels[parcel]                 # one query, then kept

The model's functions take it for any other state. A Section notes which entries were written or,
where an entry is a list that may have grown, handed out: `touched`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Protocol, get_args, get_origin, get_type_hints

import msgspec

from kp_ledger.model.state import Ledger, State

PARCELS: Final = "parcels"
# Sections that are one value and no table, and how they begin.
SINGLE: Final[dict[str, type]] = {"chair": int, "definitions": list}
ONLY: Final = ""  # their one key


class Source(Protocol):
    """Where entries come from, as of some block."""

    def load(self, section: str, key: Any) -> Any | None:
        """One entry; None when there is none."""

    def load_all(self, section: str) -> dict[Any, Any]:
        """Every entry of a section."""


class Section(dict[Any, Any]):
    """One section of a state. What is not loaded yet is looked up in its source."""

    def __init__(self, name: str, source: Source) -> None:
        super().__init__()
        self.name = name
        self.source = source
        self.touched: set[Any] = set()
        self.absent: set[Any] = set()
        self.whole = False

    def __missing__(self, key: Any) -> Any:
        value = self._loaded(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        return self[key] if key in self else default  # noqa: SIM401

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or self._loaded(key) is not None

    def setdefault(self, key: Any, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        self.touched.add(key)
        super().__setitem__(key, value)

    def update(self, other: Any = (), /, **more: Any) -> None:
        for key, value in dict(other, **more).items():
            self[key] = value

    def __ior__(self, other: Any) -> Any:  # type: ignore[misc]
        self.update(other)
        return self

    def __iter__(self) -> Iterator[Any]:
        self.load_all()
        return super().__iter__()

    def __len__(self) -> int:
        self.load_all()
        return super().__len__()

    def keys(self) -> Any:
        self.load_all()
        return super().keys()

    def values(self) -> Any:
        self.load_all()
        return super().values()

    def items(self) -> Any:
        self.load_all()
        return super().items()

    def load_all(self) -> None:
        """Loads what is not there yet."""
        if not self.whole:
            for key, value in self.source.load_all(self.name).items():
                if not super().__contains__(key):
                    super().__setitem__(key, value)
            self.whole = True

    def fill(self, found: dict[Any, Any], asked: Iterable[Any]) -> None:
        """Takes entries that were loaded elsewhere; of those asked for, the others are absent."""
        for key in asked:
            if key in found:
                super().__setitem__(key, found[key])
            else:
                self.absent.add(key)

    def loaded(self, key: Any) -> bool:
        """Whether it is known without a look whether there is such an entry."""
        return self.whole or key in self.absent or super().__contains__(key)

    def drop(self) -> None:
        """Forgets what was loaded, to load it again when it is asked for."""
        super().clear()
        self.touched.clear()
        self.absent.clear()
        self.whole = False

    def _loaded(self, key: Any) -> Any | None:
        if self.whole or key in self.absent:
            return None
        value = self.source.load(self.name, key)
        if value is None:
            self.absent.add(key)
        else:
            super().__setitem__(key, value)
        return value


class Histories(Section):
    """A section whose entries are lists: one that was handed out may have grown."""

    def __getitem__(self, key: Any) -> Any:
        self.touched.add(key)
        return super().__getitem__(key)


class _LazyState(State):
    """A state whose sections come into being when they are first asked for."""

    __slots__ = ("_source", "_whole")

    def __init__(self, ledger: Ledger, source: Source, whole: bool) -> None:
        self.ledger = ledger
        self._source = source
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        if name not in KINDS:
            raise AttributeError(name)
        value = self._single(name) if name in SINGLE else self._section(name)
        setattr(self, name, value)
        return value

    def _section(self, name: str) -> Section:
        kind = Histories if KINDS[name].lists else Section
        section = kind(name, self._source)
        section.whole = self._whole
        return section

    def _single(self, name: str) -> Any:
        value = self._source.load(name, ONLY)
        return SINGLE[name]() if value is None else value


def lazy_state(ledger: Ledger, source: Source, *, whole: bool = False) -> State:
    """A state that reads itself from `source`; `whole` when there is nothing to read in it."""
    return _LazyState(ledger, source, whole)


# Entries as text ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kind:
    """How the keys and values of a section are written."""

    key: Any
    value: Any
    lists: bool


def _kind(hint: Any) -> Kind:
    key, value = get_args(hint) if get_origin(hint) is dict else (str, hint)
    return Kind(key, value, get_origin(value) is list)


KINDS: Final[dict[str, Kind]] = {
    name: _kind(hint) for name, hint in get_type_hints(State).items() if name != "ledger"
}


@cache
def _decoder(section: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(KINDS[section].value)


def write_value(value: Any) -> str:
    """An entry as JSON; bytes in base64."""
    return msgspec.json.encode(value).decode()


def read_value(section: str, text: str) -> Any:
    """An entry as it was before it was written."""
    return _decoder(section).decode(text)


def write_key(key: Any) -> str:
    """The key of an entry; the parts of one of two with a slash."""
    if isinstance(key, tuple):
        return "/".join(write_key(part) for part in key)
    return key.hex() if isinstance(key, bytes) else str(key)


def read_key(section: str, text: str) -> Any:
    kind = KINDS[section].key
    if get_origin(kind) is tuple:
        parts = text.split("/")
        return tuple(_read_part(one, part) for one, part in zip(get_args(kind), parts, strict=True))
    return _read_part(kind, text)


@cache
def _reader(kind: Any) -> Any:
    return {int: int, bytes: bytes.fromhex, str: str}[kind]


def _read_part(kind: Any, text: str) -> Any:
    return _reader(kind)(text)
