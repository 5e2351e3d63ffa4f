"""The demonstration from an empty folder to its last block: node, founding, year, lies, table."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any, Final

from eth_account import Account
from eth_account.signers.local import LocalAccount

from kp_ledger.answers import comparison as table
from kp_ledger.answers.tally import Tally
from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.chain.client import Client
from kp_ledger.chain.deployment import deploy
from kp_ledger.chain.node import Anvil, Node
from kp_ledger.chain.rpc import Rpc
from kp_ledger.demo.actors import Actor
from kp_ledger.demo.foundation import Foundation
from kp_ledger.demo.narration import Narration
from kp_ledger.demo.plan import Script, Year
from kp_ledger.demo.play import Player, Score
from kp_ledger.demo.schedule import DAYS
from kp_ledger.documents.counterfoils import Counterfoils
from kp_ledger.documents.durable import write_unsynced
from kp_ledger.documents.embedded import Embedded
from kp_ledger.documents.encryption import EncryptionKeys
from kp_ledger.documents.opening import folder_of
from kp_ledger.domain.days import SECONDS_PER_DAY, day_of, show_day
from kp_ledger.domain.showing import Names
from kp_ledger.domain.words import ROLES, word
from kp_ledger.home import Description, Home
from kp_ledger.keys.directory import KeyDirectory
from kp_ledger.model.state import Ledger, State

DEPLOYER: Final = "deployer"


@dataclass(frozen=True, slots=True)
class Settings:
    """Which year: it is the same for the same settings, to the last signature."""

    seed: int = 1
    scale: float = 1.0
    first_day: int = 0

    @classmethod
    def checked(cls, seed: int, scale: float, first_day: int | None) -> Settings:
        """With the 365 days that end yesterday when no first day is given."""
        today = day_of(int(time.time()))
        first = today - DAYS if first_day is None else first_day
        if first + DAYS > today:
            rule = f"the year has to be over: {show_day(today - DAYS)} is the last first day"
            raise BadInput(show_day(first), rule)
        if not 0.05 <= scale <= 20:
            raise BadInput(scale, "a scale is between 0.05 and 20")
        if not 0 <= seed < 1 << 64:
            raise BadInput(seed, "a seed is a whole number of at most 64 bits")
        return cls(seed, scale, first)

    @property
    def chain_id(self) -> int:
        """Drawn from the seed, above the numbers that public chains use."""
        return (1 << 40) + int.from_bytes(sha256(f"chain/{self.seed}".encode()).digest()[:4], "big")

    @property
    def begins(self) -> int:
        return self.first_day * SECONDS_PER_DAY


@dataclass(slots=True)
class Outcome:
    """How it went: true when every figure that has to match does."""

    settings: Settings
    rows: list[table.Row]
    tally: Tally
    score: Score
    seconds: float

    @property
    def true(self) -> bool:
        return all(row.true for row in self.rows)

    def played(self) -> str:
        """How much was sent, and how long it took."""
        score = self.score
        before = f", after {score.skipped:,} before" if score.skipped else ""
        return (
            f"{score.steps:,} transactions in {score.blocks} blocks{before},"
            f" {score.refused} of them refused; {self.seconds:.0f} seconds."
        )

    def as_json(self, *, stable: bool = False) -> dict[str, Any]:
        """Without how it was played if `stable`: that differs when a year was broken off."""
        settings = {**asdict(self.settings), "first_day": show_day(self.settings.first_day)}
        played = {**asdict(self.score), "seconds": round(self.seconds, 1)}
        return {
            "settings": settings,
            "true": self.true,
            "certificates": self.tally.certificates,
            "foreign_paper": self.tally.foreign_paper,
            "events": self.tally.told,
            "rows": table.as_json(self.rows),
        } | ({} if stable else {"played": played})


class Demonstration:
    """One home's year. `narration` says what happens while it happens."""

    def __init__(self, home: Home, settings: Settings, narration: Narration) -> None:
        self.home = home
        self.settings = settings
        self.narration = narration
        self.script = Script(settings.seed, settings.scale, settings.first_day)
        narration.names = self.script.cast.names()

    def run(self, *, resume: bool = False, keep: bool = False) -> Outcome:
        """Plays the year. `keep` leaves the node running; anything that goes wrong ends it."""
        began = time.monotonic()
        if resume:
            self._check_same()
        else:
            self._lay_foundations()
        try:
            with self._node(keep) as node:
                outcome = self._play(node)
        except LedgerUnavailable as why:
            raise LedgerUnavailable(f"{why}; kp demo --resume goes on from there") from why
        outcome.seconds = time.monotonic() - began
        return outcome

    def _play(self, node: Node) -> Outcome:
        foundation = Foundation(self.script, self.home.allocation())
        ledger = self._found(node, foundation)
        client = Client(Rpc(node.url), ledger, node.sealer)
        tally = Tally(self.settings.first_day)
        player = Player(client, State(ledger), tally)
        year = Year(self.script, foundation.state(ledger))
        player.begin(self.script.cast.all(), len(foundation.events(ledger)))
        with self.narration.year(DAYS) as lived:
            player.play(year.days(), self.narration.step, lived)
        node.sealer.seal()
        self._keep_names(year)
        self._keep_documents()
        rows = table.rows(self.script.figures, tally)
        self.home.keep_story({"story": self.narration.told, "table": table.as_json(rows)})
        return Outcome(self.settings, rows, tally, player.score, 0.0)

    # Before the first block

    def _lay_foundations(self) -> None:
        """A description of the ledger and a keystore for everybody."""
        if self.home.exists():
            raise BadInput(
                str(self.home.path),
                "a ledger is here already: --resume goes on, --fresh begins anew",
            )
        self.home.describe(
            Description(
                self.settings.chain_id, genesis_time=self.settings.begins, demonstration=True
            )
        )
        self._file.write_text(json.dumps(asdict(self.settings)) + "\n", "utf-8")
        self._keep_keys()

    @property
    def _file(self) -> Any:
        return self.home.path / "demo.json"

    def _check_same(self) -> None:
        if read_settings(self.home) != self.settings:
            raise BadInput(str(self._file), "another year was begun here")
        self._keep_keys()

    def _keep_keys(self) -> None:
        """A keystore for everybody, and the key that opens the documents of its organisation."""
        keys, there = KeyDirectory(self.home.keys), EncryptionKeys(self.home.path / "encryption")
        known = set(keys.names())
        for actor in self.script.cast.all():
            if actor.name not in known:
                letters = actor.participant.to_bytes(2, "big").decode() if actor.participant else ""
                role = word(ROLES, actor.role) if actor.role else actor.name.rpartition("-")[2]
                keys.put_demonstration(
                    account(actor), actor.name, actor.organisation, letters, role
                )
            if actor.organisation and not there.of(actor.name):
                there.keep_demonstration(actor.encryption_secret, keys.get(actor.name).owner)

    def _keep_names(self, year: Year) -> None:
        """Names that the chain does not know."""
        zones = dict(year.beginnings.zone_names)
        self.home.keep_names(Names(self.script.cast.names(), zones))

    def _keep_documents(self) -> None:
        """The documents that the acts name, as an office would keep them."""
        folder = folder_of(self.home)
        counterfoils = Counterfoils(folder / "counterfoils", write_unsynced)
        self.script.archive.lay(Embedded(folder, write_unsynced), counterfoils)
        os.sync()

    @contextmanager
    def _node(self, keep: bool) -> Iterator[Node]:
        node = Anvil(self.home.node, self.settings.chain_id, genesis_time=self.settings.begins)
        try:
            node.start()
            yield node
        finally:
            node.stop()
        if keep:
            node.start(background=True)

    def _found(self, node: Node, foundation: Foundation) -> Ledger:
        """Deploys, or goes on deploying."""
        secret = sha256(f"kimberley demonstration/{self.settings.seed}/{DEPLOYER}".encode())
        ledger = deploy(
            Rpc(node.url),
            node.sealer,
            Account.from_key(secret.digest()),
            foundation.form,
            foundation.signatures,
            self.home.path / "deployment.json",
            moment=foundation.moment,
            progress=self.narration.deployed,
        )
        self.home.describe(replace(self.home.description(), addresses=ledger.addresses))
        return ledger


def account(actor: Actor) -> LocalAccount:
    opened: LocalAccount = Account.from_key(actor.secret)
    return opened


def read_settings(home: Home) -> Settings:
    """Of the year that was begun in this home; LedgerUnavailable when there is none."""
    try:
        return Settings(**json.loads((home.path / "demo.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        raise LedgerUnavailable(f"no demonstration was begun in {home.path}") from None
