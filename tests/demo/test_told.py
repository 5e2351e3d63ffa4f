"""What went wrong in the year reads as it happened: in the answers that cards and pages print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kp_ledger.cli.reads.answering import ANSWERS
from kp_ledger.cli.reads.cards import lines_of
from kp_ledger.cli.reads.story import say_steps, story_of
from kp_ledger.demo.actors import WATCHFUL
from kp_ledger.demo.foundation import Foundation
from kp_ledger.demo.plan import Script
from kp_ledger.demo.worth import worth_opening
from kp_ledger.domain.participants import parse_participant
from kp_ledger.domain.showing import Names
from kp_ledger.generated import events
from kp_ledger.index.queries.events import of_kinds
from kp_ledger.index.store import Index, Snapshot
from tests.demo.test_plan import ALLOCATION, FIRST_DAY, SMALL
from tests.demo.test_play import deaf, played
from tests.demo.test_readme import IndexedChain

SCRIPT = Script(1, SMALL, FIRST_DAY)
NAMES = Names(SCRIPT.cast.names())


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    chain = IndexedChain(Foundation(SCRIPT, ALLOCATION))
    played(chain, SCRIPT, deaf)
    index = Index.open(f"sqlite:///{tmp_path_factory.mktemp('told') / 'index.sqlite'}")
    chain.written.write(chain.written.writer(index))
    yield index
    index.close()


@pytest.fixture
def snapshot(index: Index) -> Iterator[Snapshot]:
    with index.snapshot() as snapshot:
        yield snapshot


def happened(snapshot: Snapshot, kind: Any) -> Any:
    """The one of the year."""
    (logged,) = of_kinds(snapshot, kind)
    return logged.event


def test_an_office_that_a_reserve_key_closed_is_not_shown_as_open(snapshot: Snapshot) -> None:
    thiefs, others = SCRIPT.cast.later.thiefs_office, SCRIPT.cast.troupes[WATCHFUL].offices
    closed = " As an office it is closed since the end of "
    summary = ANSWERS["organisation"](snapshot, NAMES, thiefs.organisation).summary
    assert closed in summary
    for office in others:
        assert closed not in ANSWERS["organisation"](snapshot, NAMES, office.organisation).summary
    house = SCRIPT.cast.troupes[WATCHFUL].houses[0]
    assert closed not in ANSWERS["organisation"](snapshot, NAMES, house.organisation).summary
    answer = ANSWERS["participant"](snapshot, NAMES, parse_participant(WATCHFUL))
    shown = dict(lines_of("participant", answer))
    assert shown[f"Office {thiefs.name}"].endswith(", and no more")
    assert shown[f"Office {others[0].name}"].endswith("; two keys on each certificate")
    assert shown[f"Office {others[1].name}"] == "export, import"


def test_what_became_of_a_focal_key_is_in_its_participants_answer(snapshot: Snapshot) -> None:
    answer = ANSWERS["participant"](snapshot, NAMES, parse_participant(WATCHFUL))
    put, reserve, first = [one.sentence for one in answer.keys]
    later, troupe = SCRIPT.cast.later, SCRIPT.cast.troupes[WATCHFUL]
    assert f"key {later.focal.address}, put by its reserve key {troupe.reserve.address}" in put
    assert all(office.name in put for office in troupe.offices)
    assert later.thiefs_office.name not in put
    assert reserve.startswith(f"Key {troupe.reserve.address} is the reserve key of")
    assert first.endswith(f"is key {troupe.focal.address}.")


def test_what_is_lab_grown_never_enters_as_mined_and_its_parcel_says_so(snapshot: Snapshot) -> None:
    written = happened(snapshot, events.WrittenDown)
    _, story = story_of(snapshot, NAMES, written.parcel)
    (told,) = (one.sentence for one in story.steps if one.kind == "WrittenDown")
    office = SCRIPT.cast.troupes["IN"].office
    assert f", approved by {office.name} (no. {office.organisation}), as lab-grown," in told
    assert told.endswith(" which never enters as mined.")


def test_a_corrected_shipment_tells_who_decided_and_what_was_weighed(
    snapshot: Snapshot, capsys: pytest.CaptureFixture[str]
) -> None:
    because = happened(snapshot, events.SurplusRegistered).because
    steps = ANSWERS["certificate"](snapshot, NAMES, because).steps
    told = {one.kind: one.sentence for one in steps}
    assert " ct, for the reason in document " in told["ShipmentDetained"]
    assert "weighing " in told["ShipmentDetained"]
    assert " decided with " in told["DetentionResolved"]
    assert told["DetentionResolved"].count(" weighs ") == 3
    say_steps(steps)
    printed = capsys.readouterr().out
    assert printed.startswith("What happened to it, oldest first:\n")
    assert (
        printed.index("issued certificate") < printed.index("detained") < printed.index("decided")
    )


def test_their_pages_are_among_those_worth_opening(index: Index) -> None:
    said = {one.what for one in worth_opening(index)}
    assert {
        "a shipment that two offices weighed again",
        "a parcel in which a lab-grown stone was found",
        "whose focal key was stolen, and what came of it",
    } <= said
