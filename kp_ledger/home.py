"""A ledger's home: the folder in which one machine keeps what it needs to work with a ledger.

ledger.json   the number of the home's format; which ledger: chain id, addresses of the contracts,
              how to reach its node
names.json    names that the chain does not know, of organisations and zones
keys/         encrypted keystores
node/         the chain, where the node runs here
journal/      what was sent, until it is known to be recorded
story.json    what a demonstration has played: its story, its lies, published against recorded
index.sqlite  the index, unless KP_INDEX names another database
gateway/      what the gateway keeps itself: what was handed in, its own two keys
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.domain.showing import Names
from kp_ledger.model.state import Ledger

DEFAULT = Path(".kp")
NODES = ("anvil", "ganache", "url")
# Raised with every change after which an older home would be read wrongly.
FORMAT: Final = 2


class OtherFormat(LedgerUnavailable):
    """A home that another version has made. Nothing of it is read or written."""

    def __init__(self, path: Path, found: object) -> None:
        has = "has no format number" if found is None else f"has format {found}"
        super().__init__(
            f"the home {path} {has}; this version keeps format {FORMAT}. Use the version that made"
            " it; or, if it is a demonstration, play it anew: kp demo --fresh"
        )


@dataclass(frozen=True, slots=True)
class Description:
    """Which ledger, and where: without addresses nothing is deployed yet."""

    chain_id: int
    node: str = "anvil"
    url: str = ""
    genesis_time: int = 0
    demonstration: bool = False
    addresses: dict[str, str] | None = None

    @property
    def ledger(self) -> Ledger:
        if not self.addresses:
            raise LedgerUnavailable("nothing is deployed here yet: kp deploy, or kp demo")
        return Ledger(self.chain_id, self.addresses)


class Home:
    def __init__(self, path: Path = DEFAULT) -> None:
        self.path = path

    @property
    def keys(self) -> Path:
        return self.path / "keys"

    @property
    def node(self) -> Path:
        return self.path / "node"

    @property
    def journal(self) -> Path:
        return self.path / "journal"

    @property
    def index_url(self) -> str:
        """Where the index is: KP_INDEX, or a file here."""
        return os.environ.get("KP_INDEX") or f"sqlite:///{self.path / 'index.sqlite'}"

    @property
    def gateway(self) -> Path:
        return self.path / "gateway"

    @property
    def gateway_log(self) -> Path:
        """Where the gateway writes when a demonstration serves it."""
        return self.path / "gateway.log"

    def allocation(self) -> bytes:
        """The digest of the published genesis allocation: of the genesis file, if there is one."""
        genesis = self.node / "genesis.json"
        published = (
            genesis.read_bytes() if genesis.exists() else b"no allocation: nothing is funded"
        )
        return hashlib.sha256(published).digest()

    def exists(self) -> bool:
        return self._ledger.exists()

    def check_format(self) -> None:
        """OtherFormat when there is a ledger here that another version keeps."""
        if self.exists():
            self._checked(self._read(self._ledger))

    def description(self) -> Description:
        """What ledger.json says; LedgerUnavailable when there is none, or another format."""
        if not self.exists():
            raise LedgerUnavailable(f"there is no ledger in {self.path}: kp up begins one")
        return self._described(self._checked(self._read(self._ledger)))

    def description_of_any_format(self) -> Description:
        """As much as is understood: enough to take an older demonstration away."""
        known = {field.name for field in fields(Description)}
        file = self._read(self._ledger)
        return self._described({name: file[name] for name in file.keys() & known})

    def describe(self, description: Description) -> None:
        self._write(self._ledger, {"format": FORMAT, **asdict(description)})

    def _checked(self, file: dict[str, Any]) -> dict[str, Any]:
        """The file without its format; OtherFormat."""
        found = file.pop("format", None)
        if found != FORMAT:
            raise OtherFormat(self.path, found)
        return file

    def _described(self, file: dict[str, Any]) -> Description:
        try:
            return Description(**file)
        except TypeError:
            raise BadInput(str(self._ledger), "does not describe a ledger") from None

    def names(self) -> Names:
        """The names kept here; none when there are none."""
        if not self._names.exists():
            return Names()
        file = self._read(self._names)
        return Names(
            {int(number): name for number, name in file.get("organisations", {}).items()},
            {int(number): name for number, name in file.get("zones", {}).items()},
        )

    @property
    def names_written(self) -> int:
        """When the names were last written, in nanoseconds; 0 when there are none."""
        try:
            return self._names.stat().st_mtime_ns
        except OSError:
            return 0

    def keep_names(self, names: Names) -> None:
        self._write(self._names, {"organisations": names.organisations, "zones": names.zones})

    def story(self) -> dict[str, Any]:
        """What a demonstration has played here; nothing when none was played."""
        return self._read(self._story) if self._story.exists() else {}

    def keep_story(self, story: dict[str, Any]) -> None:
        self._write(self._story, story)

    @property
    def _story(self) -> Path:
        return self.path / "story.json"

    @property
    def _ledger(self) -> Path:
        return self.path / "ledger.json"

    @property
    def _names(self) -> Path:
        return self.path / "names.json"

    @staticmethod
    def _read(path: Path) -> dict[str, Any]:
        try:
            file = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            raise BadInput(str(path), "cannot be read as JSON") from None
        if not isinstance(file, dict):
            raise BadInput(str(path), "is not a JSON object")
        return file

    def _write(self, path: Path, content: dict[str, Any]) -> None:
        """Whole or not at all: a half-written file would cost the ledger's address."""
        self.path.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
        os.replace(part, path)
