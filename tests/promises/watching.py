"""What one act did: the words it changed, its events, and whose keys it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from kp_ledger.base.messages import Act, Event, Signed
from kp_ledger.catalogue.act_rows import ActRow, By, Sent
from kp_ledger.catalogue.acts import ACTS
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parcels import NO_PARCEL, Parcel
from kp_ledger.generated import acts, codes
from kp_ledger.model.state import Certificate, State

K = TypeVar("K")
V = TypeVar("V")

LIVE = frozenset(
    {codes.PARCEL_HELD, codes.PARCEL_SEALED, codes.PARCEL_DEPARTED, codes.PARCEL_MISSING}
)
CERTIFICATES_LIVE = frozenset(
    {
        codes.CERTIFICATE_ISSUED,
        codes.CERTIFICATE_DEPARTED,
        codes.CERTIFICATE_DETAINED,
        codes.CERTIFICATE_RETURNING,
    }
)

# Where an office, or the certificate's issuer, asks for two keys, another one approves these.
MAY_NEED_A_SECOND = (
    acts.CancellationsVoidCertificate
    | acts.DetentionsResolveAlone
    | acts.IssuanceIssue
    | acts.IssuanceReplace
)


class Watched(dict[K, V]):
    """A mapping that keeps what stood under each key that was written since it was last asked."""

    def __init__(self, items: Mapping[K, V]) -> None:
        super().__init__(items)
        self._before: dict[K, V | None] = {}

    def __setitem__(self, key: K, value: V) -> None:
        self._before.setdefault(key, self.get(key))
        super().__setitem__(key, value)

    def update(self, *others: Any, **_: Any) -> None:
        for other in others:
            for key, value in dict(other).items():
                self[key] = value

    def __delitem__(self, key: K) -> NoReturn:
        raise AssertionError(f"{key!r} was taken out: the ledger forgets nothing")

    def changed(self) -> dict[K, V | None]:
        before, self._before = self._before, {}
        return before


@dataclass
class Step:
    """One act that was accepted. `parcels` are the words it changed: before, after."""

    act: Act
    by: str  # the sender's address
    moment: int
    state: State  # after it
    events: list[Event]
    parcels: dict[bytes, tuple[Parcel, Parcel]]
    certificates: dict[int, tuple[Certificate | None, Certificate]]

    @property
    def today(self) -> int:
        return self.moment // SECONDS_PER_DAY

    def of(self, *names: str) -> list[Any]:
        """Its events of these names, whichever are there today."""
        return [event for event in self.events if type(event).__name__ in names]

    def rests_on(self) -> set[str]:
        """The keys whose word made it: those that signed, and the sender's unless it relays."""
        found = {signed.key for signed in read_signatures(self) if signed.signature}
        return found | ({self.by} if sender_acts(self) else set())

    def causes(self) -> set[int]:
        """The organisations of these keys."""
        known = self.state.keys
        return {known[key].organisation for key in self.rests_on() if key in known}


def taken(state: State, act: Act, by: str, moment: int, events: list[Event]) -> Step:
    """The step that has just been applied to a state whose words are watched."""
    parcels = {
        parcel: (before or NO_PARCEL, state.parcels[parcel])
        for parcel, before in state.parcels.changed().items()  # type: ignore[attr-defined]
    }
    certificates = {
        number: (before, state.certificates[number])
        for number, before in state.certificates.changed().items()  # type: ignore[attr-defined]
    }
    return Step(act, by, moment, state, events, parcels, certificates)


def watch(state: State) -> State:
    state.parcels = Watched(state.parcels)
    state.certificates = Watched(state.certificates)
    return state


def signatures(act: Act) -> Iterator[Signed]:
    """Every signature among an act's arguments; an empty one stands for the sender's."""
    for name in act.__dataclass_fields__:
        value = getattr(act, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Signed):
                yield one


def read_signatures(step: Step) -> Iterator[Signed]:
    """Those that are asked for: who has signed as the one is not asked again as the other."""
    seen: set[tuple[str, int]] = set()
    unread: set[int] = set()
    for signer in row_of(step.act).signers:
        number = getattr(getattr(step.act, signer.order), signer.number, None)
        again = number is not None and (signer.order, number) in seen
        proves_itself = signer.by is By.NEW_KEY  # it begins by the act, which rests on others
        if again or proves_itself or (signer.by is By.APPROVER and _needs_no_word(step)):
            unread.add(id(getattr(step.act, signer.signature)))
        seen.add((signer.order, number or 0))
    unread.update(_unasked_seconds(step))
    yield from (signed for signed in signatures(step.act) if id(signed) not in unread)


def _needs_no_word(step: Step) -> bool:
    """Work within its bounds looks at no Approval: no office stands in its event. Nor does what is
    done to a key or a certificate where no second one is asked for: no event says that one approved."""
    if isinstance(step.act, acts.EnrolmentsEnrol | acts.EnrolmentsRevoke):
        return not step.of("KeyActApproved")
    if isinstance(step.act, MAY_NEED_A_SECOND):
        return not step.of("SecondKeyApproved")
    named = [event.office for event in step.events if hasattr(event, "office")]
    return isinstance(step.act, acts.TransformationsTransform) and not any(named)


def _unasked_seconds(step: Step) -> Iterator[int]:
    """Of an order that each key signs: the second signature, where no event says that it counted."""
    if isinstance(step.act, acts.DetentionsResolve):
        named = {event.second for event in step.of("SecondKeyApproved")}
        seconds = (*step.act.exporting[1:], *step.act.importing[1:])
        yield from (id(signed) for signed in seconds if signed.key not in named)


def sender_acts(step: Step) -> bool:
    if row_of(step.act).sent is Sent.OWN_KEY:
        return True
    return any(not signed.signature for signed in read_signatures(step))


def row_of(act: Act) -> ActRow:
    return ACTS[type(act)]


def values(made: object, name: str) -> list[Any]:
    """Every value of that name in an act or an order in it."""
    found: list[Any] = []
    _look(made, lambda key, value: found.append(value) if key == name else None)
    return found


def _look(made: Any, see: Callable[[str, Any], None]) -> None:
    for key in getattr(made, "__dataclass_fields__", ()):
        value = getattr(made, key)
        see(key, value)
        for one in value if isinstance(value, tuple) else (value,):
            _look(one, see)
