"""Everyone who acts in the year, with numbers and keys drawn from the seed.

The keys are no secret: whoever knows the seed has them. Their keystores are marked so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from random import Random
from typing import Final

from coincurve import PrivateKey, PublicKey
from eth_hash.auto import keccak
from nacl import public

from kp_ledger.answers.published import ON_LEDGER
from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.demo.draws import number, stream
from kp_ledger.demo.flows import Flows
from kp_ledger.domain.participants import parse_participant, show_participant
from kp_ledger.generated import codes

P = codes
ALL_POWERS: Final = (
    P.POWER_LICENCE | P.POWER_EXPORT | P.POWER_IMPORT | P.POWER_STATISTICS | P.POWER_VOICE
)
BORDER_POWERS: Final = P.POWER_EXPORT | P.POWER_IMPORT

# Offices beside the first, which has every power: they certify and confirm.
MORE_OFFICES: Final = {"EU": ("idar", "lisbon"), "IN": ("surat",), "RU": ("export",)}
FIRST_OFFICE: Final = {"EU": "antwerp", "IN": "mumbai", "AE": "dubai"}
MINERS: Final = {
    "RU": 4, "BW": 3, "CA": 3, "AO": 3, "CD": 4, "ZA": 3, "ZW": 2, "NA": 2, "SL": 3,
    "LS": 1, "TZ": 1,
}  # fmt: skip
# Where diamonds are dug by many hands, collectors buy before a tender does.
COLLECTORS: Final = {"CD": 3, "AO": 2, "SL": 2, "ZA": 1, "ZW": 1, "TZ": 1}
# Tenders of the producers, trading houses of the centres: they keep stock and export.
HOUSES: Final = {
    "RU": 2, "BW": 2, "CA": 2, "AO": 2, "CD": 2, "ZA": 2, "ZW": 1, "NA": 1, "SL": 1, "LS": 1,
    "TZ": 1, "AE": 5, "EU": 4, "IN": 5, "IL": 2, "CN": 2,
}  # fmt: skip
# Buyers at tenders who export by themselves.
EXPORTERS: Final = {"RU": 2, "BW": 2, "CA": 1, "AO": 1, "CD": 1, "ZA": 1}
CARRIERS: Final = {"AE": 1, "AO": 1, "BW": 1, "CD": 1, "EU": 1, "IN": 1}
# Keys of Participants themselves, of no organisation.
APART: Final = ("-focal", "-reserve")
# Whose first office asks for two keys, and whose focal key is stolen; whose house loses a tablet.
WATCHFUL: Final = "EU"
CARELESS: Final = "CA"


@dataclass(frozen=True, slots=True)
class Actor:
    """A key, and the organisation it acts for: zero for a focal key."""

    name: str
    participant: int
    organisation: int = 0
    role: int = 0
    powers: int = 0
    licence: int = 0
    address: str = NO_KEY
    secret: bytes = field(default=b"", repr=False)
    opens: bytes = field(default=b"", repr=False)  # of its organisation's first key, if another

    @property
    def code(self) -> str:
        """Its Participant's letters."""
        return show_participant(self.participant)

    def sign(self, digest: bytes) -> Signed:
        raw = _opened(self.secret).sign_recoverable(digest, hasher=None)
        return Signed(self.address, raw[:64] + bytes([27 + raw[64]]))

    @property
    def encryption_secret(self) -> public.PrivateKey:
        return _unsealing(self.opens or self.secret)

    @property
    def encryption(self) -> bytes:
        """The X25519 key to which documents are encrypted for it."""
        return bytes(self.encryption_secret.public_key)

    @property
    def as_sender(self) -> Signed:
        """No signature: this actor sends the transaction."""
        return Signed(self.address)


@cache
def _opened(secret: bytes) -> PrivateKey:
    return PrivateKey(secret)


@cache
def _unsealing(secret: bytes) -> public.PrivateKey:
    return public.PrivateKey(sha256(secret + b"/encryption").digest())


@dataclass(slots=True)
class Troupe:
    """The actors of one Participant."""

    code: str
    focal: Actor
    reserve: Actor
    offices: list[Actor] = field(default_factory=list)
    miners: list[Actor] = field(default_factory=list)
    collectors: list[Actor] = field(default_factory=list)
    houses: list[Actor] = field(default_factory=list)
    exporters: list[Actor] = field(default_factory=list)
    valuers: list[Actor] = field(default_factory=list)  # the government's, an independent one
    carriers: list[Actor] = field(default_factory=list)

    @property
    def office(self) -> Actor:
        """The one with every power."""
        return self.offices[0]

    @property
    def licensed(self) -> list[Actor]:
        groups = (self.miners, self.collectors, self.houses, self.exporters)
        return [actor for group in (*groups, self.valuers, self.carriers) for actor in group]


@dataclass(frozen=True, slots=True)
class Later:
    """Keys that come in the course of the year, some of them a thief's."""

    second: Actor  # of an office that asks for two
    focal: Actor  # in the place of one that is stolen
    thiefs_office: Actor  # opened with the stolen one
    tablet: Actor  # of a house, stolen too
    spare: Actor  # which the thief of the tablet enrols

    def all(self) -> list[Actor]:
        return [self.second, self.focal, self.thiefs_office, self.tablet, self.spare]


@dataclass(slots=True)
class Cast:
    """All troupes by letters, and the parties of Participants outside, who have no keys."""

    troupes: dict[str, Troupe]
    outsiders: dict[str, list[Actor]]
    relayer: Actor  # sends what others have signed; of no organisation
    apprentice: Actor  # admitted, but not licensed
    cooperative: Actor  # a miner with a small ceiling
    cutter: Actor
    later: Later

    def all(self) -> list[Actor]:
        """Everyone with a key."""
        found = [self.relayer, self.apprentice, self.cooperative, self.cutter, *self.later.all()]
        for troupe in self.troupes.values():
            found += [troupe.focal, troupe.reserve, *troupe.offices, *troupe.licensed]
        return found

    @property
    def offices(self) -> list[Actor]:
        """The first of each Participant."""
        return [troupe.office for troupe in self.troupes.values()]

    def names(self) -> dict[int, str]:
        """Names of all organisations, those outside included: each is called as its first key."""
        parties = [party for group in self.outsiders.values() for party in group]
        everybody = (*self.all(), *parties)
        return {actor.organisation: actor.name for actor in everybody if actor.organisation}


class _Casting:
    """Draws actors; numbers are drawn at random and never twice."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng: Random = stream(seed, "numbers")
        self.taken: set[int] = set()

    def fresh(self) -> int:
        while (drawn := number(self.rng, 32)) in self.taken:
            pass
        self.taken.add(drawn)
        return drawn

    def person(self, name: str, code: str, role: int = 0, powers: int = 0) -> Actor:
        secret = sha256(f"kimberley demonstration/{self.seed}/{name}".encode()).digest()
        licensed = role not in (0, codes.ROLE_OFFICE)
        return Actor(
            name=name,
            participant=parse_participant(code) if code else 0,
            organisation=self.fresh() if code and not name.endswith(APART) else 0,
            role=role,
            powers=powers,
            licence=self.fresh() if licensed else 0,
            address=address_of(secret),
            secret=secret,
        )

    def group(self, code: str, what: str, count: int, role: int) -> list[Actor]:
        letters = code.lower()
        return [self.person(f"{letters}-{what}-{i}", code, role) for i in range(1, count + 1)]

    def outsider(self, code: str, index: int) -> Actor:
        name = f"{code.lower()}-party-{index}"
        return Actor(name, parse_participant(code), self.fresh())

    def troupe(self, code: str) -> Troupe:
        letters = code.lower()
        focal, reserve = (self.person(letters + what, code) for what in APART)
        troupe = Troupe(code, focal, reserve)
        first = FIRST_OFFICE.get(code, "office")
        troupe.offices = [self.person(f"{letters}-{first}", code, codes.ROLE_OFFICE, ALL_POWERS)]
        for name in MORE_OFFICES.get(code, ()):
            troupe.offices.append(
                self.person(f"{letters}-{name}", code, codes.ROLE_OFFICE, BORDER_POWERS)
            )
        trader = codes.ROLE_TRADER
        house = "tender" if code in MINERS else "house"
        troupe.miners = self.group(code, "miner", MINERS.get(code, 0), codes.ROLE_MINER)
        troupe.collectors = self.group(code, "collector", COLLECTORS.get(code, 0), trader)
        troupe.houses = self.group(code, house, HOUSES[code], trader)
        troupe.exporters = self.group(code, "exporter", EXPORTERS.get(code, 0), trader)
        troupe.valuers = self.group(code, "valuer", 2, codes.ROLE_VALUER)
        troupe.carriers = self.group(code, "carrier", CARRIERS.get(code, 0), codes.ROLE_CARRIER)
        return troupe


def address_of(secret: bytes) -> str:
    return address_of_key(PrivateKey(secret).public_key)


def address_of_key(key: PublicKey) -> str:
    return "0x" + keccak(key.format(compressed=False)[1:])[12:].hex()


def cast(seed: int, flows: Flows) -> Cast:
    """The actors of a seed, and two parties for each Participant outside that trades."""
    casting = _Casting(seed)
    troupes = {code: casting.troupe(code) for code in ON_LEDGER}
    traded = sorted({code for pair in flows.certified for code in pair} - set(ON_LEDGER))
    outsiders = {code: [casting.outsider(code, i) for i in (1, 2)] for code in traded}
    return Cast(
        troupes,
        outsiders,
        relayer=casting.person("relayer", ""),
        apprentice=casting.person("ae-apprentice", "AE"),
        cooperative=casting.person("cd-cooperative", "CD", codes.ROLE_MINER),
        cutter=casting.person("in-cutter", "IN", codes.ROLE_CUTTER),
        later=_later(casting, troupes),
    )


def _later(casting: _Casting, troupes: dict[str, Troupe]) -> Later:
    office, house = troupes[WATCHFUL].office, troupes[CARELESS].houses[-1]
    letters, all_powers = WATCHFUL.lower(), (codes.ROLE_OFFICE, ALL_POWERS)
    return Later(
        second=second_device(office, "second"),
        focal=casting.person(f"{letters}-next-focal", WATCHFUL),
        thiefs_office=casting.person(f"{letters}-thief", WATCHFUL, *all_powers),
        tablet=second_device(house, "tablet"),
        spare=second_device(house, "spare"),
    )


def second_device(actor: Actor, what: str) -> Actor:
    """The same organisation with another key, which opens the same documents."""
    secret, opens = sha256(actor.secret + what.encode()).digest(), actor.opens or actor.secret
    name, address = f"{actor.name}-{what.replace(' ', '-')}", address_of(secret)
    return replace(actor, name=name, address=address, secret=secret, opens=opens)
