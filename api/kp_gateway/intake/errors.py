"""What the intake refuses, by name: the class's name is the rule, its values are what broke it.

* LedgerUnavailable
  + NotKept            the intake's own database does not take it: nothing was accepted
* Refused
  + IntakeRefusal
    - LoginRefused     a challenge, a signature, a key or a token
"""

from __future__ import annotations

from kp_ledger.base.errors import LedgerUnavailable, Refused


class NotKept(LedgerUnavailable):
    """The intake's database cannot be written: a disk that is full, a server that is away."""


class IntakeRefusal(Refused):
    """Refused at the intake, before the ledger was asked."""


# Orders and transactions


class OrderOfAnotherLedger(IntakeRefusal):
    sentence = "it is signed for chain id {chain_id}; this ledger's is {expected}"


class OrderForAnotherContract(IntakeRefusal):
    sentence = "it is for contract {contract}; {act} is for {expected}"


class OrderTooLarge(IntakeRefusal):
    sentence = "it is {bytes} bytes long; {limit} are the most that is taken"


class SignatureIsNone(IntakeRefusal):
    sentence = "the signature of the {title} is none that anybody's key made of this order"


class HandsMissing(IntakeRefusal):
    sentence = "{act} has yet to be signed by {missing}: leave it in the mailbox, POST /v1/offers"


class NeedsItsOwnKey(IntakeRefusal):
    sentence = "{act} is sent by a key of its own organisation: hand in the signed transaction"


class ContractIsNotHere(IntakeRefusal):
    sentence = "the transaction goes to {to}, which is no contract of this ledger"


class NotAnAct(IntakeRefusal):
    sentence = "the transaction asks {contract} for nothing that changes it: {why}"


class AnotherAct(IntakeRefusal):
    sentence = "the file says {said}; the transaction that was signed says {signed}"


class AnotherSender(IntakeRefusal):
    sentence = "the file says that {said} sends it; the transaction was signed by {signed}"


class NotWellFormed(IntakeRefusal):
    sentence = "the transaction is not well formed, and no node would take it: {what}"


class NonceUsed(IntakeRefusal):
    sentence = "{sender} has used nonce {nonce}; its next is {next}"


class NonceAhead(IntakeRefusal):
    sentence = "nonce {nonce} of {sender} would wait for {next}, which is not here"


class NotFunded(IntakeRefusal):
    sentence = "the transaction may cost {cost} wei, and {sender} has {balance}"


class GivesUp(IntakeRefusal):
    sentence = "{why}"


class SubmissionUnknown(IntakeRefusal):
    sentence = "nothing with the digest {digest} was handed in here"


# The mailbox


class OfferUnknown(IntakeRefusal):
    sentence = "there is no offer with the digest {digest} here"


class OfferUnsigned(IntakeRefusal):
    sentence = "nobody has signed this {act} yet; an offer carries one signature at least"


class OfferComplete(IntakeRefusal):
    sentence = "nobody has yet to sign this {act}: hand it in, POST /v1/orders"


class OfferClosed(IntakeRefusal):
    sentence = "the offer {digest} is {state}"


class OfferForOthers(IntakeRefusal):
    sentence = "the offer {digest} does not wait for {organisation}"


class OfferSignedByNoOther(IntakeRefusal):
    sentence = "the signature is by {key}, and not by a key of {expected}, for whom it waits"


class SignerUnknown(IntakeRefusal):
    sentence = "the {title}'s signature is by {key}, and not by a live key of {by} {number}"


class TooManyOffers(IntakeRefusal):
    sentence = "organisation {organisation} has left {count} offers that wait; {limit} are the most"


# Signing in


class LoginRefused(IntakeRefusal):
    """A challenge, a signature, a key or a token that opens nothing."""


class NotSignedIn(LoginRefused):
    sentence = "only who has signed in may ask this: POST /v1/entry/challenges, then POST /v1/entry"


class ChallengeUnknown(LoginRefused):
    sentence = "the challenge was not given here to {key}, good until {expires}"


class ChallengeExpired(LoginRefused):
    sentence = "the challenge was good until {expires}; it is {moment}"


class ChallengeUsed(LoginRefused):
    sentence = "the challenge was used before; each opens once"


class LoginOfAnotherKey(LoginRefused):
    sentence = "the signature is by {signed_by}, and not by {key}"


class KeyNotEnrolled(LoginRefused):
    sentence = "{key} is enrolled for no organisation, as of block {block}"


class KeyNotLive(LoginRefused):
    sentence = "{key} is live from {start} until {end}; it is {moment}"


class KeyCut(LoginRefused):
    sentence = (
        "{key} is dead: it is not among the keys that organisation {organisation} kept, "
        "as of block {block}"
    )


class StandingNotGood(LoginRefused):
    sentence = "organisation {organisation} is not in good standing ({status}), as of block {block}"


class TokenMalformed(LoginRefused):
    sentence = "this is no token of a login"


class TokenOfAnotherLedger(LoginRefused):
    sentence = "the token opens {issuer}; this is {expected}"


class TokenForged(LoginRefused):
    sentence = "the token was not made here, or was changed since"


class TokenExpired(LoginRefused):
    sentence = "the token was good for {minutes} minutes, which are over: sign in again"
