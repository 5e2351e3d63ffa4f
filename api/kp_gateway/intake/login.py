"""Signing in: an enrolled key signs a challenge and has a token that says whose it is for a while.

A challenge is made of chance and of our secret, and costs us nothing until it is used: then it is
kept, so that it opens once. A token says which key signed in; what that key may see is looked up
again whenever it is shown, so that a key revoked since opens nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final, Protocol

import jwt
import orjson
from sqlalchemy import Connection, delete, insert
from sqlalchemy.exc import IntegrityError

from kp_gateway.intake.errors import (
    ChallengeExpired,
    ChallengeUnknown,
    ChallengeUsed,
    KeyCut,
    KeyNotEnrolled,
    KeyNotLive,
    LoginOfAnotherKey,
    StandingNotGood,
    TokenExpired,
    TokenForged,
    TokenMalformed,
    TokenOfAnotherLedger,
)
from kp_gateway.intake.keyring import Secrets
from kp_gateway.intake.store import Store
from kp_gateway.intake.tables import used_challenges
from kp_ledger.answers.audiences import Audience, Reader
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.keys.signing import recover
from kp_ledger.model.gateway import Entry
from kp_ledger.model.lookups import is_cut, key_of, office_now, standing_on
from kp_ledger.model.state import Ledger, State
from kp_ledger.model.typed import digest

CHALLENGE_SECONDS: Final = 5 * 60
TOKEN_MINUTES: Final = 15
_HALF: Final = 16
_METHOD: Final = "HS256"
_CLAIMS: Final = ["iss", "sub", "iat", "exp"]


class AsOf(Protocol):
    """What was recorded up to a block: `moment` is the block's."""

    @property
    def state(self) -> State: ...
    @property
    def block(self) -> int: ...
    @property
    def moment(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Token:
    """What opens the gateway until a moment, and for whom."""

    text: str
    until: int
    reader: Reader

    def __repr__(self) -> str:
        return f"<token of {self.reader.key}>"


# An index's `snapshot`: the ledger as it stands, for as long as the context lasts.
Readings = Callable[[], AbstractContextManager[AsOf]]


class Logins:
    """The challenges and tokens of one gateway."""

    def __init__(self, store: Store, ledger: Ledger, own: Secrets, readings: Readings) -> None:
        self._store = store
        self._ledger = ledger
        self._secret = own.tokens
        self._readings = readings
        self._issuer = issuer_of(ledger)

    def challenge(self, key: str) -> Entry:
        """What `key` is to sign, within five minutes."""
        expires = int(time.time()) + CHALLENGE_SECONDS
        chance = secrets.token_bytes(_HALF)
        return Entry(key, chance + self._seal(key, chance, expires), expires)

    def enter(self, entry: Entry, signature: bytes) -> Token:
        """A token for the key that signed the challenge it was given; LoginRefused by name."""
        self._check(entry, signature)
        with self._readings() as snapshot:
            reader = reader_in(snapshot, entry.key)
        try:
            self._store.write(lambda c: _use(c, entry))
        except IntegrityError:
            raise ChallengeUsed() from None
        now = int(time.time())
        until = now + TOKEN_MINUTES * 60
        claims = {"iss": self._issuer, "sub": entry.key, "iat": now, "exp": until}
        return Token(jwt.encode(claims, self._secret, _METHOD), until, reader)

    def reader_of(self, token: str) -> Reader:
        """Who shows this token, and what that may see now; LoginRefused by name."""
        key = self._key_in(token)
        with self._readings() as snapshot:
            return reader_in(snapshot, key)

    # Inside

    def _check(self, entry: Entry, signature: bytes) -> None:
        now = int(time.time())
        if entry.expires < now:
            raise ChallengeExpired(expires=entry.expires, moment=now)
        chance, seal = entry.challenge[:_HALF], entry.challenge[_HALF:]
        if not hmac.compare_digest(seal, self._seal(entry.key, chance, entry.expires)):
            raise ChallengeUnknown(key=entry.key, expires=entry.expires)
        signed_by = recover(digest(entry, self._ledger), signature)
        if signed_by != entry.key:
            raise LoginOfAnotherKey(signed_by=signed_by, key=entry.key)

    def _seal(self, key: str, chance: bytes, expires: int) -> bytes:
        said = orjson.dumps(["challenge", self._issuer, key, chance.hex(), expires])
        return hmac.digest(self._secret, said, "sha256")[:_HALF]

    def _key_in(self, token: str) -> str:
        issuer = _issuer_in(token)
        if issuer != self._issuer:
            raise TokenOfAnotherLedger(issuer=issuer, expected=self._issuer)
        try:
            claims = jwt.decode(token, self._secret, [_METHOD], options={"require": _CLAIMS})
        except jwt.ExpiredSignatureError:
            raise TokenExpired(minutes=TOKEN_MINUTES) from None
        except jwt.InvalidSignatureError:
            raise TokenForged() from None
        except jwt.InvalidTokenError:
            raise TokenMalformed() from None
        return str(claims["sub"])


def issuer_of(ledger: Ledger) -> str:
    """Names a ledger: its chain, and where its contracts stand."""
    addresses = orjson.dumps(ledger.addresses, option=orjson.OPT_SORT_KEYS)
    return f"kimberley-ledger:{ledger.chain_id}:{hashlib.sha256(addresses).hexdigest()[:16]}"


def reader_in(snapshot: AsOf, key: str) -> Reader:
    """What a key may see as of a block; LoginRefused when it is none, or none any more."""
    state, now = snapshot.state, max(int(time.time()), snapshot.moment)
    found = key_of(state, key)
    if not found.organisation:
        raise KeyNotEnrolled(key=key, block=snapshot.block)
    if not found.from_ <= now < found.until:
        raise KeyNotLive(key=key, start=found.from_, end=found.until, moment=now)
    if is_cut(state, found):
        raise KeyCut(key=key, organisation=found.organisation, block=snapshot.block)
    standing = standing_on(state, found.organisation, day_of(now))
    if standing.status != codes.STANDING_GOOD:
        raise StandingNotGood(
            organisation=found.organisation, status=standing.status, block=snapshot.block
        )
    member = _is_office(state, found.organisation, day_of(now)) or bool(
        standing.roles & codes.ROLE_OBSERVER
    )
    audience = Audience.MEMBER if member else Audience.PARTY
    return Reader(audience, found.organisation, key)


def _is_office(state: State, organisation: int, day: int) -> bool:
    """An authority: an office that is open on `day`."""
    office = office_now(state, organisation)
    return bool(office.powers) and day <= office.until


def _use(connection: Connection, entry: Entry) -> None:
    """Once: the second time is an IntegrityError. Those that have run out are forgotten."""
    connection.execute(
        insert(used_challenges), {"challenge": entry.challenge, "expires": entry.expires}
    )
    late = used_challenges.c.expires < int(time.time()) - CHALLENGE_SECONDS
    connection.execute(delete(used_challenges).where(late))


def _issuer_in(token: str) -> Any:
    """Which ledger a token says it is for, before anything of it is believed."""
    try:
        return jwt.decode(token, options={"verify_signature": False}).get("iss")
    except (jwt.InvalidTokenError, ValueError):
        raise TokenMalformed() from None
