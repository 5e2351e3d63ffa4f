"""A founding from a file, or one to play with, and its founders' signatures from the keys here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

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
from kp_ledger.model.founding import founding_digest, founding_hash, signing_keys
from kp_ledger.model.state import Ledger

EXAMPLE: Final = """\
{"day": "2026-01-01", "chair": "BW", "definition": "HASH or FILE", "parameters": {},
 "participants": [{"code": "BW", "focal_key": "NAME or 0x…", "reserve_key": "NAME or 0x…"},
                  {"code": "ZW"}]}"""
PLAYERS: Final = ("AE", "AO", "BW")
OUTSIDE: Final = "ZW"
# Signatures by a Participant's letters, and whether they are its reserve key's.
Brought: TypeAlias = dict[tuple[str, bool], bytes]


def read_founding(context: Context, path: Path, allocation: bytes) -> tuple[Founding, Brought]:
    """The founding of a file, and the signatures that the file brings."""
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
            (code, is_reserve): bytes.fromhex(text.removeprefix("0x"))
            for is_reserve, field in ((False, "signatures"), (True, "reserve_signatures"))
            for code, text in file.get(field, {}).items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(str(path), f"is no founding; it looks like {EXAMPLE}") from None
    return founding, signatures


def _entry(context: Context, entry: dict[str, Any], day: int) -> ParticipantEntry:
    key, reserve = (_key(context, entry.get(use, "")) for use in ("focal_key", "reserve_key"))
    code, from_day = parse_participant(entry["code"]), 0 if key == NO_KEY else day
    return ParticipantEntry(code, entry.get("counted", True), from_day, key, reserve)


def _key(context: Context, text: str) -> str:
    if not text:
        return NO_KEY
    return parse_address(text) if text.startswith("0x") else context.keys.get(text).address


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
        ParticipantEntry(parse_participant(code), True, day, _focal(context, code), NO_KEY)
        for code in PLAYERS
    ]
    entries.append(ParticipantEntry(parse_participant(OUTSIDE), True, 0, NO_KEY, NO_KEY))
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
    context: Context, founding: Founding, brought: Brought
) -> Callable[[Ledger], Sequence[bytes]]:
    """Signs a founding with the keys that it names, in their order, once it is addressed."""

    def sign(ledger: Ledger) -> Sequence[bytes]:
        by_address = {keystore.address: keystore for keystore in context.keys.all()}
        digest = founding_digest(founding, ledger)
        _show(founding, ledger)
        signatures = []
        for participant, address, is_reserve in signing_keys(founding):
            code = show_participant(participant)
            if (code, is_reserve) in brought:
                signatures.append(brought[code, is_reserve])
            elif address in by_address:
                key = open_keystore(by_address[address])
                check_chain(key, ledger.chain_id)
                signatures.append(sign_digest(digest, key))
                tell(f"Signed by {key.owner.name} for {code}.")
            else:
                which = "reserve" if is_reserve else "focal"
                rule = f"the {which} key of {code} is not here; it has to sign 0x{digest.hex()}"
                raise BadInput(address, rule)
        return signatures

    return sign


def _keys(founding: Founding) -> Iterator[tuple[str, str]]:
    """Whose each key is: nobody but its Participant can say whether it is the right one."""
    for participant, address, is_reserve in signing_keys(founding):
        yield (
            f"{'Reserve' if is_reserve else 'Focal'} key of {show_participant(participant)}",
            address,
        )


def _show(founding: Founding, ledger: Ledger) -> None:
    on_ledger = [show_participant(e.code) for e in founding.participants if e.on_ledger_from]
    outside = [show_participant(e.code) for e in founding.participants if not e.on_ledger_from]
    lines(
        [
            ("Founding", "0x" + founding_hash(founding, ledger).hex()),
            ("Ledger (chain id)", str(ledger.chain_id)),
            ("Participants on the ledger", ", ".join(on_ledger)),
            ("Participants outside", ", ".join(outside) or "none"),
            *_keys(founding),
            ("Chair", show_participant(founding.chair)),
            ("Definition no. 1 (hash)", "0x" + founding.definition.hex()),
        ],
        to_error=True,
    )
