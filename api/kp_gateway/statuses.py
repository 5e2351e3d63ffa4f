"""The HTTP status of every error: one table. What refuses says nothing of HTTP."""

from __future__ import annotations

from typing import Final

from kp_gateway import refusals as shell
from kp_gateway.intake import errors as intake
from kp_ledger.answers.errors import NotForYou, NotFound
from kp_ledger.base.abi import BadEncoding
from kp_ledger.base.errors import BadInput, LedgerUnavailable, RuleError
from kp_ledger.chain.codec import FailedWithoutRule
from kp_ledger.chain.rpc import NodeRefused
from kp_ledger.documents.errors import DocumentError, StoreUnavailable
from kp_ledger.index.fold import RevisionsBroken
from kp_ledger.index.store import NoSuchBlock
from kp_ledger.index.writer import OtherLedger

# By class; a class without a row has that of its nearest base.
STATUSES: Final[dict[type[Exception], int]] = {
    # What is asked
    BadInput: 400,
    BadEncoding: 400,
    NotFound: 404,
    NoSuchBlock: 404,
    NotForYou: 403,
    # How it is asked
    shell.TooMany: 429,
    shell.TooBusy: 503,
    shell.TooLarge: 413,
    shell.TooDeep: 400,
    shell.TooLong: 414,
    shell.NotJson: 400,
    shell.NamedTwice: 400,
    shell.NotSentAsJson: 415,
    shell.NotText: 400,
    shell.TooSlow: 504,
    shell.BodyTooSlow: 408,
    # The ledger, and what it needs
    RuleError: 422,
    FailedWithoutRule: 422,
    NodeRefused: 502,
    LedgerUnavailable: 503,
    DocumentError: 422,
    StoreUnavailable: 503,
    # What is handed in
    intake.NotKept: 503,
    intake.OrderOfAnotherLedger: 422,
    intake.OrderForAnotherContract: 422,
    intake.OrderTooLarge: 413,
    intake.SignatureIsNone: 422,
    intake.HandsMissing: 422,
    intake.NeedsItsOwnKey: 422,
    intake.ContractIsNotHere: 422,
    intake.NotAnAct: 422,
    intake.AnotherAct: 422,
    intake.AnotherSender: 422,
    intake.NotWellFormed: 422,
    intake.NonceUsed: 409,
    intake.NonceAhead: 409,
    intake.NotFunded: 422,
    intake.GivesUp: 422,
    intake.SubmissionUnknown: 404,
    # The mailbox
    intake.OfferUnknown: 404,
    intake.OfferUnsigned: 422,
    intake.OfferComplete: 422,
    intake.OfferClosed: 409,
    intake.OfferForOthers: 403,
    intake.OfferSignedByNoOther: 422,
    intake.SignerUnknown: 422,
    intake.TooManyOffers: 429,
    # Signing in
    intake.LoginRefused: 401,
}
# What went wrong here and is nobody else's: logged, and answered without its words.
OURS: Final = (RevisionsBroken, OtherLedger)


def status_of_kind(kind: type[Exception]) -> int:
    """The HTTP status of a class of errors; 500 for one that has none."""
    return next((STATUSES[base] for base in kind.__mro__ if base in STATUSES), 500)


def status_of(error: Exception) -> int:
    """The HTTP status that an error is answered with."""
    return status_of_kind(type(error))
