"""Proposals in words: what each asks for, how it stands, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kp_ledger.answers.asof import as_of
from kp_ledger.answers.schemas.proposals import (
    AttachedOut,
    EffectOut,
    EndOut,
    FieldOut,
    ProposalAnswer,
    ProposalOut,
    ProposalsAnswer,
    SeatOut,
    VoiceOut,
)
from kp_ledger.answers.units import country, event_id, identifier, known_day, known_moment
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.chain.reader import LoggedEvent
from kp_ledger.domain import words
from kp_ledger.domain.matters import LEDGER_MATTERS, unpack, values
from kp_ledger.domain.showing import Names, Showing, written_moment
from kp_ledger.generated import codes, events
from kp_ledger.index.queries import proposals as queries_of
from kp_ledger.index.queries.events import number
from kp_ledger.index.queries.proposals import Opened
from kp_ledger.index.store import Snapshot

PAGE: Final = 50
DECIDED_HERE: Final = LEDGER_MATTERS | {codes.MATTER_PARAMETER}
# What a matter says, in the styles of kp_ledger.domain.showing.
SENTENCES: Final[dict[int, str]] = {
    codes.MATTER_JOINING: "{subject:country} shall be on the ledger from {from_day:day}.",
    codes.MATTER_SUSPENSION: "{subject:country} shall be suspended from {from_day:day}.",
    codes.MATTER_LIFTING: "The suspension of {subject:country} shall end on {from_day:day}.",
    codes.MATTER_ZONE_STATUS: (
        "{subject:zone} shall be {status:zone_status} from {from_day:day}; what goes on hold for "
        "that is released by {releaser:releaser}."
    ),
    codes.MATTER_BAR_ORIGIN: (
        "Weight of {subject:origin} shall leave no more but up to {share:ppm} of a shipment."
    ),
    codes.MATTER_RELEASE_ORIGIN: "Weight of {subject:origin} shall no longer be barred.",
    codes.MATTER_OPENING_STOCK: (
        "{subject:country} registers an opening stock of {millicarats:carats}, until "
        "{until_day:day}."
    ),
    codes.MATTER_PARAMETER: (
        "The parameter {subject:parameter} shall be {value:number} from {from_day:day}."
    ),
}
SUBJECTS: Final = {
    codes.SUBJECT_PARTICIPANT: "country",
    codes.SUBJECT_ZONE: "zone",
    codes.SUBJECT_ORIGIN: "origin",
    codes.SUBJECT_PARAMETER: "parameter",
}
# A payload's fields: their names in words, and their styles.
PAYLOAD: Final = {
    "focal_key": ("focal key", "key"),
    "reserve_key": ("reserve key", "reserve"),
    "from_day": ("from day", "day"),
    "until_day": ("until day", "day"),
    "status": ("status", "zone_status"),
    "releaser": ("holds released by", "releaser"),
    "share": ("share still allowed", "ppm"),
    "millicarats": ("weight", "carats"),
    "value": ("value", "number"),
}
ACCURACY: Final = (
    "This is a decision of the Kimberley Process, recorded here. Until every Participant is on the"
    " ledger, an objection here is to the accuracy of this record."
)


@dataclass(frozen=True, slots=True)
class _Wording:
    """A proposal and the words for it."""

    one: Opened
    show: Showing

    @property
    def values(self) -> dict[str, Any]:
        return values(unpack(self.one.event.matter, self.one.event.payload))

    @property
    def words(self) -> str:
        subject = int.from_bytes(self.one.record.subject, "big")
        text = self.show.fill(
            SENTENCES[self.one.record.matter], {"subject": subject, **self.values}
        )
        return text[0].upper() + text[1:] if text.startswith(("the ", "zone ")) else text

    @property
    def subject(self) -> str:
        number = int.from_bytes(self.one.record.subject, "big")
        return self.show.value(number, SUBJECTS[self.one.event.subject_kind])


def proposals_answer(snapshot: Snapshot, names: Names, before: int | None) -> ProposalsAnswer:
    found = queries_of.proposals(snapshot, before, PAGE + 1)
    page = found[:PAGE]
    return ProposalsAnswer(
        as_of=as_of(snapshot),
        proposals=[_proposal(snapshot, names, one) for one in page],
        next=event_id(number(page[-1].logged)) if len(found) > PAGE else None,
    )


def _proposal(snapshot: Snapshot, names: Names, one: Opened) -> ProposalOut:
    record, standing = one.record, queries_of.standing(snapshot, one)
    return ProposalOut(
        proposal="0x" + one.event.proposal.hex(),
        matter=words.word(words.MATTERS, record.matter),
        matter_class="L" if record.matter in DECIDED_HERE else "K",
        proposer=country(record.proposer),
        words=_Wording(one, Showing(names)).words,
        opens=known_moment(record.opens),
        closes=known_moment(record.closes),
        state=standing.word,  # type: ignore[arg-type]
        why=_why(one, standing.word),
        counted=record.counted,
        in_support=record.in_support,
        seen=record.seen,
        objections=record.objections,
    )


def _why(one: Opened, state: str) -> str:
    record = one.record
    heard = record.in_support + record.seen
    over = f"Its window closed on {written_moment(record.closes)}"
    return {
        queries_of.OPEN: f"Voices count until {written_moment(record.closes)}.",
        queries_of.OBJECTED: f"{over}, and {_many(record.objections, 'objects', 'object')}:"
        " anyone may end it.",
        queries_of.UNHEARD: f"{over}. Silence is not consent: {record.in_support} of"
        f" {record.counted} support it, {heard} were heard.",
        queries_of.TO_CLOSE: f"{over} without an objection. It waits for its closing signatures.",
        queries_of.PAST: f"{over}, and so did the time to close it: anyone may record that it"
        " lapsed.",
        "executed": "It passed, and was executed.",
        "blocked": "It was objected to, and is blocked. It may be brought again, amended.",
        "lapsed": "It was neither executed nor blocked in time.",
    }[state]


def _many(count: int, one: str, more: str) -> str:
    return f"one {one}" if count == 1 else f"{count} {more}"


def proposal_answer(snapshot: Snapshot, names: Names, one: Opened) -> ProposalAnswer:
    wording, proposal_id = _Wording(one, Showing(names)), one.event.proposal
    ended = queries_of.end(snapshot, proposal_id)
    executed = ended is not None and isinstance(ended.event, events.Executed)
    return ProposalAnswer(
        as_of=as_of(snapshot),
        proposal=_proposal(snapshot, names, one),
        subject_kind=words.word(words.SUBJECTS, one.event.subject_kind),
        subject=wording.subject,
        payload=_payload(wording),
        document=identifier(one.record.document),
        amends=identifier(one.event.amends),
        amended_by=["0x" + found.hex() for found in queries_of.amending(snapshot, proposal_id)],
        event=event_id(number(one.logged)),
        note=None if one.record.matter in DECIDED_HERE else ACCURACY,
        roll=_roll(snapshot, one),
        voices=_voices(queries_of.voices(snapshot, proposal_id)),
        end=_end(ended) if ended else None,
        effects=_effects(snapshot, names, ended) if ended is not None and executed else [],
        documents=_documents(snapshot, proposal_id),
    )


def _payload(wording: _Wording) -> list[FieldOut]:
    found = []
    for field, value in wording.values.items():
        name, style = PAYLOAD[field]
        found.append(FieldOut(name=name, value=wording.show.value(value, style)))
    return found


def _roll(snapshot: Snapshot, one: Opened) -> list[SeatOut]:
    seats = snapshot.state.seats
    return [
        SeatOut(participant=country(code), stance=_stance(seats[one.event.proposal, code].stance))
        for code in one.event.roll
    ]


def _stance(code: int) -> Any:
    return words.word(words.STANCES, code) if code else None


def _voices(found: Sequence[tuple[LoggedEvent, events.Voiced]]) -> list[VoiceOut]:
    last = {event.participant: number(logged) for logged, event in found}
    return [
        VoiceOut(
            participant=country(event.participant),
            stance=_stance(event.stance),
            reasons=identifier(event.reasons),
            signed=known_moment(event.signed_at),
            recorded=known_moment(logged.moment),
            event=event_id(number(logged)),
            replaced=last[event.participant] != number(logged),
        )
        for logged, event in found
    ]


def _end(logged: LoggedEvent) -> EndOut:
    event: Any = logged.event
    kinds = {events.Executed: "executed", events.Blocked: "blocked"}
    executed = isinstance(event, events.Executed)
    return EndOut(
        state=kinds.get(type(event), "lapsed"),  # type: ignore[arg-type]
        recorded=known_moment(logged.moment),
        event=event_id(number(logged)),
        day=known_day(event.day) if executed else None,
        closers=[country(code) for code in getattr(event, "closers", getattr(event, "by", ()))],
    )


def _effects(snapshot: Snapshot, names: Names, ended: LoggedEvent) -> list[EffectOut]:
    return [
        EffectOut(event=event_id(number(logged)), words=sentence(logged.event, names))
        for logged in queries_of.effects(snapshot, ended)
    ]


def _documents(snapshot: Snapshot, proposal_id: bytes) -> list[AttachedOut]:
    return [
        AttachedOut(
            document="0x" + event.document.hex(),
            by=event.by,
            recorded=known_moment(logged.moment),
            event=event_id(number(logged)),
        )
        for logged, event in queries_of.documents(snapshot, proposal_id)
    ]
