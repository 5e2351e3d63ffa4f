"""The founding of the demonstration's ledger: its form, its founders' signatures, its events."""

from __future__ import annotations

from typing import Final

from kp_ledger.base.messages import Event, Signed
from kp_ledger.demo.first_day import founders, founding
from kp_ledger.demo.plan import Script
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated.records import Founding
from kp_ledger.model.founding import found, founding_digest
from kp_ledger.model.rules import apply
from kp_ledger.model.state import Ledger, State

# The first contract stands a minute into the first day.
BEGINS_AT: Final = 60


class Foundation:
    def __init__(self, script: Script, allocation: bytes) -> None:
        self.moment = script.first_day * SECONDS_PER_DAY + BEGINS_AT
        self.cast = script.cast
        definition = script.archive.file(
            "definition of conflict diamonds", "as of 2003", to=self.cast.offices
        )
        self.form: Founding = founding(
            script.figures, self.cast, script.first_day, allocation, definition
        )

    def signatures(self, ledger: Ledger) -> list[bytes]:
        return [signed.signature for signed in self._signed(ledger)]

    def events(self, ledger: Ledger) -> list[Event]:
        signed = self._signed(ledger)
        keys, signatures = [s.key for s in signed], [s.signature for s in signed]
        return found(ledger, self.form, keys, self.moment, signatures)

    def state(self, ledger: Ledger) -> State:
        """The state that a plan begins with."""
        state = State(ledger)
        for event in self.events(ledger):
            apply(state, event, self.moment)
        return state

    def _signed(self, ledger: Ledger) -> list[Signed]:
        """Once the addresses are known, which the signatures are for."""
        digest = founding_digest(self.form, ledger)
        return [founder.sign(digest) for founder in founders(self.form, self.cast)]
