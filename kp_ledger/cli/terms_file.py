"""The terms of a handover in a file that both sides keep: on chain stands its hash."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from kp_ledger.base.errors import BadInput
from kp_ledger.domain.parse import parse_amount, parse_id, parse_number, show_dollars
from kp_ledger.generated.records import ParcelRef
from kp_ledger.model.state import Ledger
from kp_ledger.model.terms import Terms, parcels_hash, terms_hash

MOST_NUMBER: Final = (1 << 32) - 1
MOST_REVISION: Final = (1 << 16) - 1


@dataclass(frozen=True)
class TermsFile:
    """What the file says, and the hash of it."""

    terms: Terms
    parcels: tuple[ParcelRef, ...]
    hash: bytes

    @classmethod
    def of(cls, ledger: Ledger, parcels: Sequence[ParcelRef], **said: Any) -> Self:
        terms = Terms(parcels=parcels_hash(parcels), **said)
        return cls(terms, tuple(parcels), terms_hash(terms, ledger))

    @classmethod
    def read(cls, path: Path, ledger: Ledger) -> Self:
        """BadInput where the file is none of terms, or its hash is of others."""
        try:
            said = json.loads(path.read_bytes())
            found = cls._parsed(said, ledger)
            stated = parse_id(said["terms"], "the hash of terms")
        except OSError as error:
            raise BadInput(str(path), f"cannot be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadInput(str(path), f"is no file of terms: {error!r}") from None
        if stated != found.hash:
            rule = f"of what it says the hash is 0x{found.hash.hex()}, and not 0x{stated.hex()}"
            raise BadInput(str(path), rule)
        return found

    @classmethod
    def _parsed(cls, said: dict[str, Any], ledger: Ledger) -> Self:
        parcels = [
            ParcelRef(
                parse_id(one["parcel"], "a parcel"),
                parse_number(str(one["revision"]), "a revision", MOST_REVISION),
            )
            for one in said["parcels"]
        ]
        return cls.of(
            ledger,
            parcels,
            salt=parse_id(said["salt"], "a salt"),
            amount=parse_amount(said["amount"]),
            currency=currency_of(said["currency"]),
            giver=parse_number(str(said["giver"]), "an organisation", MOST_NUMBER),
            receiver=parse_number(str(said["receiver"]), "an organisation", MOST_NUMBER),
        )

    def as_json(self) -> dict[str, Any]:
        terms = self.terms
        return {
            "terms": f"0x{self.hash.hex()}",
            "amount": show_dollars(terms.amount).replace(",", ""),
            "currency": terms.currency.decode(),
            "giver": terms.giver,
            "receiver": terms.receiver,
            "parcels": [
                {"parcel": f"0x{ref.parcel.hex()}", "revision": ref.revision}
                for ref in self.parcels
            ],
            "salt": f"0x{terms.salt.hex()}",
        }


def currency_of(text: str) -> bytes:
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise BadInput(text, "a currency is three capital letters of ISO 4217, such as USD")
    return text.encode()


def agreed(
    text: str, ledger: Ledger, giver: int, receiver: int, parcels: Sequence[ParcelRef]
) -> bytes:
    """The hash that a handover bears: as given, or of a file whose terms are of this handover."""
    if not Path(text).is_file():
        return parse_id(text, "the hash of terms, or a file of them")
    found = TermsFile.read(Path(text), ledger)
    said = {
        "giver": (found.terms.giver, giver),
        "receiver": (found.terms.receiver, receiver),
        "list of parcels and revisions": (found.terms.parcels, parcels_hash(parcels)),
    }
    for what, (of_terms, of_handover) in said.items():
        if of_terms != of_handover:
            raise BadInput(text, f"these terms are of another handover: it has another {what}")
    return found.hash
