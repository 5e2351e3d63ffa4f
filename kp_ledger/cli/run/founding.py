"""A founding from a file, or one to play with, and its founders' signatures from the keys here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from eth_hash.auto import keccak

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.output import lines, tell
from kp_ledger.domain import bounds, words
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.parse import parse_address, parse_number
from kp_ledger.domain.participants import parse_participant, show_participant
from kp_ledger.generated.records import Founding, ParameterEntry, ParticipantEntry
from kp_ledger.keys.keystore import DEMONSTRATION_PASSWORD, Opened, Owner
from kp_ledger.keys.passwords import open_keystore
from kp_ledger.keys.signing import check_chain, sign_digest
from kp_ledger.model.founding import founding_digest, founding_hash
from kp_ledger.model.state import Ledger

EXAMPLE: Final = """\
{"day": "2026-01-01", "chair": "BW", "definition": "HASH or FILE", "parameters": {},
 "participants": [{"code": "BW", "focal_key": "NAME or 0x…"}, {"code": "ZW"}]}"""
PLAYERS: Final = ("AE", "AO", "BW")
OUTSIDE: Final = "ZW"


def read_founding(
    context: Context, path: Path, allocation: bytes
) -> tuple[Founding, dict[str, bytes]]:
    """The founding of a file, and the signatures that the file brings, by Participant."""
    try:
        file = json.loads(path.read_text("utf-8"))
        day = parse_day(file["day"])
        entries = sorted(
            (_entry(context, entry, day) for entry in file["participants"]),
            key=lambda one: one.code,
        )
        founding = Founding(
            allocation=allocation,
            participants=tuple(entries),
            chair=parse_participant(file["chair"]),
            parameters=_parameters(file.get("parameters", {})),
            definition=document(file["definition"]),
            day=day,
        )
        signatures = {
            code: bytes.fromhex(text.removeprefix("0x"))
            for code, text in file.get("signatures", {}).items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(str(path), f"is no founding; it looks like {EXAMPLE}") from None
    return founding, signatures


def _entry(context: Context, entry: dict[str, Any], day: int) -> ParticipantEntry:
    key = entry.get("focal_key", "")
    if key:
        key = parse_address(key) if key.startswith("0x") else context.keys.get(key).address
    code = parse_participant(entry["code"])
    return ParticipantEntry(code, entry.get("counted", True), day if key else 0, key or NO_KEY)


def _parameters(given: dict[str, Any]) -> tuple[ParameterEntry, ...]:
    """All of them in order: those given, and the usual ones."""
    chosen = {
        words.parse_word(words.PARAMETERS, name, "parameter"): parse_number(
            str(value), name, (1 << 64) - 1, least=0
        )
        for name, value in given.items()
    }
    return tuple(
        ParameterEntry(number, chosen.get(number, bound.usual))
        for number, bound in bounds.PARAMETERS.items()
    )


def playing_founding(context: Context, allocation: bytes, day: int) -> Founding:
    """Three Participants with demonstration keys made here, and one outside."""
    entries = [
        ParticipantEntry(parse_participant(code), True, day, _focal(context, code))
        for code in PLAYERS
    ]
    entries.append(ParticipantEntry(parse_participant(OUTSIDE), True, 0, NO_KEY))
    return Founding(
        allocation=allocation,
        participants=tuple(sorted(entries, key=lambda one: one.code)),
        chair=parse_participant("BW"),
        parameters=_parameters({}),
        definition=keccak(b"kimberley demonstration: definition of conflict diamonds"),
        day=day,
    )


def _focal(context: Context, code: str) -> str:
    return demonstration_key(context, f"{code.lower()}-focal", code, "focal").address


def demonstration_key(context: Context, name: str, participant: str, role: str) -> Opened:
    """A demonstration key of this name: the one here, or a new one."""
    if name in context.keys.names():
        return open_keystore(context.keys.get(name))
    owner = Owner(name, 0, participant, role, demonstration=True)
    return context.keys.create(owner, DEMONSTRATION_PASSWORD).unlock(DEMONSTRATION_PASSWORD)


def founders(
    context: Context, founding: Founding, brought: dict[str, bytes]
) -> Callable[[Ledger], Sequence[bytes]]:
    """Signs a founding for the Participants on the ledger, in their order, once it is addressed."""

    def sign(ledger: Ledger) -> Sequence[bytes]:
        by_address = {keystore.address: keystore for keystore in context.keys.all()}
        digest = founding_digest(founding, ledger)
        _show(founding, ledger)
        signatures = []
        for entry in founding.participants:
            if entry.focal_key == NO_KEY:
                continue
            code = show_participant(entry.code)
            if code in brought:
                signatures.append(brought[code])
            elif entry.focal_key in by_address:
                key = open_keystore(by_address[entry.focal_key])
                check_chain(key, ledger.chain_id)
                signatures.append(sign_digest(digest, key))
                tell(f"Signed by {key.owner.name} for {code}.")
            else:
                rule = f"the focal key of {code} is not here; it has to sign 0x{digest.hex()}"
                raise BadInput(entry.focal_key, rule)
        return signatures

    return sign


def _show(founding: Founding, ledger: Ledger) -> None:
    on_ledger = [show_participant(e.code) for e in founding.participants if e.on_ledger_from]
    outside = [show_participant(e.code) for e in founding.participants if not e.on_ledger_from]
    lines(
        [
            ("Founding", "0x" + founding_hash(founding, ledger).hex()),
            ("Ledger (chain id)", str(ledger.chain_id)),
            ("Participants on the ledger", ", ".join(on_ledger)),
            ("Participants outside", ", ".join(outside) or "none"),
            ("Chair", show_participant(founding.chair)),
            ("Definition no. 1 (hash)", "0x" + founding.definition.hex()),
        ],
        to_error=True,
    )
