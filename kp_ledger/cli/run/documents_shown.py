"""What `kp document` says, for people and as JSON."""

from __future__ import annotations

from typing import Any

from kp_ledger.cli.output import say
from kp_ledger.documents.counterfoils import Entry
from kp_ledger.documents.documents import Added
from kp_ledger.documents.errors import BlockError
from kp_ledger.documents.identifiers import cid_of_digest
from kp_ledger.domain.showing import written_moment


def added_json(added: Added) -> dict[str, Any]:
    return {
        "digest": "0x" + added.digest.hex(),
        "cid": added.cid,
        "size": added.size,
        "parts": added.parts,
        "recipients": [key.hex() for key in added.recipients],
    }


def entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "digest": "0x" + entry.digest.hex(),
        "cid": cid_of_digest(entry.digest),
        "label": entry.label,
        "kept": entry.kept,
        "forgotten": entry.forgotten or None,
    }


def entry_row(entry: Entry) -> tuple[str, str, str]:
    gone = f"forgotten {written_moment(entry.forgotten)}"
    return (
        "0x" + entry.digest.hex(),
        written_moment(entry.kept),
        gone if entry.forgotten else entry.label,
    )


def wrong_json(found: tuple[BlockError, ...]) -> dict[str, list[dict[str, str]]]:
    return {
        "wrong": [
            {"cid": error.cid, "error": type(error).__name__, "reason": str(error)}
            for error in found
        ]
    }


def name_wrong(found: tuple[BlockError, ...]) -> None:
    for error in found:
        say(f"{type(error).__name__}: {error}")
