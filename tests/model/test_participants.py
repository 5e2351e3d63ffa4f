"""What holds of standings, keys, settings and parameters, whatever is entered and when."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kp_ledger.base.messages import Refusal
from kp_ledger.domain.bounds import PARAMETERS, SETTINGS, Bounds
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import DatedValue, Key, Office, Standing
from kp_ledger.generated.refusals import (
    ParticipantsKeyNotLive,
    ParticipantsMayNotHold,
    ParticipantsNotInGoodStanding,
    ParticipantsNotOfPlace,
    ParticipantsOfficeClosed,
)
from kp_ledger.model import participants
from kp_ledger.model.rules import Call
from kp_ledger.model.state import Ledger, State
from tests.actors import BW, actor, address_of
from tests.contracts.conftest import model_world, played
from tests.contracts.enrolling import enrol, proved
from tests.world import DOCUMENT, TODAY, ModelDoor, refused

WORLD = played(model_world())
assert isinstance(WORLD, ModelDoor)
KEY = address_of("a_new_key")
days = st.integers(TODAY - 40, TODAY + 40)


def empty() -> State:
    return State(Ledger(1, {}))


def test_settings_and_parameters_are_bounded_around_what_is_usual() -> None:
    tables: dict[str, dict[int, Bounds]] = {"SETTING_": SETTINGS, "PARAMETER_": PARAMETERS}
    for prefix, bounds in tables.items():
        numbers = {value for name, value in vars(codes).items() if name.startswith(prefix)}
        assert bounds.keys() == numbers
        assert all(one.lowest <= one.usual <= one.highest for one in bounds.values())


def test_an_unset_value_is_the_usual_one() -> None:
    state = empty()
    for number, bounds in PARAMETERS.items():
        assert participants.parameter(state, number, TODAY) == bounds.usual
    for number, bounds in SETTINGS.items():
        assert participants.setting(state, BW, number, TODAY) == bounds.usual


@given(st.lists(st.integers(1, 50), max_size=6), st.integers(0, 60))
def test_the_last_entry_that_has_begun_is_in_force(steps: list[int], day: int) -> None:
    state, history, since = empty(), [], 0
    for value, step in enumerate(steps, 1):
        since += step // 10  # some begin on one day: the later entry wins
        history.append(DatedValue(value, since))
    state.parameters[1] = history
    begun = [entry.value for entry in history if entry.since <= day]
    expected = begun[-1] if begun else PARAMETERS[1].usual
    assert participants.parameter(state, 1, day) == expected


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_a_key_is_live_from_its_first_moment_until_its_last(
    from_: int, until: int, moment: int
) -> None:
    state = empty()
    state.keys[KEY] = Key(7, from_, until, 0, 0, 1)
    call = Call(KEY, moment)
    if from_ <= moment < until:
        participants.check_key(state, call, KEY, 7, 0)
    else:
        with refused(ParticipantsKeyNotLive(KEY, from_, until, moment)):
            participants.check_key(state, call, KEY, 7, 0)


@given(st.integers(1, 3), st.integers(0, 255), days, days, st.booleans())
def test_a_holder_is_good_then_of_the_place_then_may_hold(
    status: int, roles: int, until: int, day: int, elsewhere: bool
) -> None:
    state = empty()
    state.standings[7] = [Standing(BW, status, TODAY - 40, until, roles, 1, 0)]
    if roles & codes.ROLE_OFFICE:
        state.offices[7] = Office(BW, codes.POWER_EXPORT, TODAY - 40, until, 1)
    place = BW + 1 if elsewhere else BW
    call = Call(KEY, TODAY * SECONDS_PER_DAY)
    latest = max(day, TODAY)
    expected: Refusal | None = None
    if not roles & codes.ROLES_THAT_HOLD or latest > until:
        expected = ParticipantsMayNotHold(7, roles, until, latest)
    if elsewhere:
        expected = ParticipantsNotOfPlace(7, BW, place)
    if roles & codes.ROLE_OFFICE and until < TODAY:
        expected = ParticipantsOfficeClosed(7, until)
    if status != codes.STANDING_GOOD:
        expected = ParticipantsNotInGoodStanding(7, status, TODAY)
    if expected is None:
        participants.check_holder(state, call, 7, place, day)
    else:
        with refused(expected):
            participants.check_holder(state, call, 7, place, day)


@given(st.lists(st.tuples(st.sampled_from((1, 2, 3)), days), max_size=8))
def test_histories_only_grow(entries: list[tuple[int, int]]) -> None:
    door = WORLD.fork()
    organisation = actor("bw_trader").organisation
    before = list(door.state().standings[organisation])
    for status, since in entries:
        act = acts.ParticipantsSetStanding(organisation, status, since, DOCUMENT)
        try:
            door.do(act, "bw_office")
        except Refusal:
            continue
    history = door.state().standings[organisation]
    assert history[: len(before)] == before
    assert [one.since for one in history] == sorted(one.since for one in history)
    assert all(one.since <= TODAY + 1 for one in history)
    assert {one.participant for one in history} == {BW}


def test_what_an_act_decides_changes_nothing_by_itself() -> None:
    from kp_ledger.model.rules import decide

    door = WORLD.fork()
    act = proved(enrol(KEY), "bw_miner", door.ledger, door.moment, door.state)
    call = Call(actor("bw_miner").address, door.moment)
    assert decide(door.state(), act, call) == decide(door.state(), act, call)
    assert KEY not in door.state().keys


def test_an_office_stops_at_the_end_of_its_last_day() -> None:
    door = WORLD.fork()
    act = acts.ParticipantsCloseOffice(actor("bw_export").organisation, TODAY, False)
    door.do(act, "bw_focal")
    key, midnight = actor("bw_export").address, (TODAY + 1) * SECONDS_PER_DAY
    last = Call(key, midnight - 1)
    assert participants.acting_office(door.state(), last, key, codes.POWER_EXPORT)
    try:
        participants.acting_office(door.state(), Call(key, midnight), key, codes.POWER_EXPORT)
    except Refusal as refusal:
        assert refusal.values() == (actor("bw_export").organisation, TODAY)
    else:
        raise AssertionError("an office acts after its last day")
