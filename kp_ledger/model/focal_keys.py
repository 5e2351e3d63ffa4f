"""Focal and reserve keys, apart from those of organisations: contracts/Enrolments.sol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kp_ledger.base.messages import NO_KEY, Event
from kp_ledger.domain.days import day_of
from kp_ledger.generated import codes
from kp_ledger.generated.acts import (
    EnrolmentsNameReserve,
    EnrolmentsRefuseReserve,
    EnrolmentsSetFocalKey,
    EnrolmentsSetReserve,
    EnrolmentsTakeOver,
)
from kp_ledger.generated.events import FocalKeySet, KeysCut, ReserveKeyRefused, ReserveKeySet
from kp_ledger.generated.records import OfficesCut, Reserve
from kp_ledger.generated.refusals import (
    EnrolmentsNothingToRefuse,
    EnrolmentsNotTheReserveKey,
    EnrolmentsOfficesNotAscending,
    EnrolmentsOfNoOfficeThatStays,
    NotTheDoor,
    ParticipantsNotOfParticipant,
)
from kp_ledger.model.actors import check_focal, check_open
from kp_ledger.model.enrolments import check_key_free, check_new_key
from kp_ledger.model.keys import NOBODY, check_kept
from kp_ledger.model.lookups import key_of, office_now
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State

NO_RESERVE = Reserve(NO_KEY, 0, False, NO_KEY)

# Reads


def reserve_of(state: State, participant: int) -> Reserve:
    return state.reserves.get(participant, NO_RESERVE)


def reserve_key(reserve: Reserve, day: int) -> str:
    """The one in force on `day`, NO_KEY when there is none."""
    followed = reserve.next != NO_KEY and not reserve.refused and day >= reserve.from_
    return reserve.next if followed else reserve.key


def is_named(reserve: Reserve, day: int) -> bool:
    """One is named that is yet to come into force."""
    return reserve.next != NO_KEY and not reserve.refused and day < reserve.from_


# Through the door for Decisions


@decides(EnrolmentsSetFocalKey)
@decides(EnrolmentsSetReserve)
def set_directly(
    state: State, act: EnrolmentsSetFocalKey | EnrolmentsSetReserve, call: Call
) -> list[Event]:
    raise NotTheDoor(call.sender)


def set_focal_key(state: State, participant: int, key: str, decision: bytes) -> list[Event]:
    check_key_free(state, key)
    return [FocalKeySet(participant, key, (), NO_KEY, decision)]


def set_reserve(state: State, call: Call, participant: int, key: str) -> list[Event]:
    check_key_free(state, key)
    return _name(state, call, participant, key)


@applies(FocalKeySet)
def focal_key_set(state: State, event: FocalKeySet, moment: int) -> None:
    state.focal_keys[event.participant] = event.key
    state.participants_of_keys[event.key] = event.participant
    if event.by != NO_KEY:
        _keep(state, event, day_of(moment) - 1)


def _keep(state: State, event: FocalKeySet, until: int) -> None:
    """Offices that stay get new numbers; those of lower numbers are closed."""
    number = state.offices_so_far.get(event.participant, 0)
    cut = OfficesCut(number + 1, until)
    for office in event.offices:
        number += 1
        state.offices[office] = replace(state.offices[office], number=number)
    state.offices_so_far[event.participant] = number
    state.offices_cut.setdefault(event.participant, []).append(cut)


# By a focal key


@decides(EnrolmentsNameReserve)
def name_reserve(state: State, act: EnrolmentsNameReserve, call: Call) -> list[Event]:
    check_focal(state, call, call.sender, act.participant)
    check_new_key(state, call, act, NOBODY, act.participant, codes.USE_RESERVE)
    return _name(state, call, act.participant, act.key)


def _name(state: State, call: Call, participant: int, key: str) -> list[Event]:
    """The first counts at once; another one gives the one in force notice."""
    first = reserve_key(reserve_of(state, participant), call.today) == NO_KEY
    notice = 0 if first else codes.LIMIT_RESERVE_NOTICE_DAYS
    return [ReserveKeySet(participant, key, call.today + notice)]


@applies(ReserveKeySet)
def reserve_key_set(state: State, event: ReserveKeySet, moment: int) -> None:
    before = reserve_key(reserve_of(state, event.participant), day_of(moment))
    first = before == NO_KEY
    state.reserves[event.participant] = Reserve(
        key=event.key if first else before,
        from_=event.from_day,
        refused=False,
        next=NO_KEY if first else event.key,
    )
    state.participants_of_keys[event.key] = event.participant


# By a reserve key


def _check_reserve(state: State, call: Call, participant: int) -> Reserve:
    its = reserve_of(state, participant)
    if call.sender != reserve_key(its, call.today):
        raise EnrolmentsNotTheReserveKey(participant, call.sender)
    return its


@decides(EnrolmentsRefuseReserve)
def refuse_reserve(state: State, act: EnrolmentsRefuseReserve, call: Call) -> list[Event]:
    its = _check_reserve(state, call, act.participant)
    if not is_named(its, call.today):
        raise EnrolmentsNothingToRefuse(act.participant)
    return [ReserveKeyRefused(act.participant, its.next)]


@applies(ReserveKeyRefused)
def reserve_key_refused(state: State, event: ReserveKeyRefused, moment: int) -> None:
    state.reserves[event.participant] = replace(state.reserves[event.participant], refused=True)


@decides(EnrolmentsTakeOver)
def take_over(state: State, act: EnrolmentsTakeOver, call: Call) -> list[Event]:
    its = _check_reserve(state, call, act.participant)
    check_new_key(state, call, act, NOBODY, act.participant, codes.USE_FOCAL)
    put = FocalKeySet(act.participant, act.key, act.offices, call.sender, act.reason)
    refused = [ReserveKeyRefused(act.participant, its.next)] if is_named(its, call.today) else []
    return [put, *refused, *_kept(state, call, act)]


def _kept(state: State, call: Call, act: EnrolmentsTakeOver) -> Iterator[KeysCut]:
    """The keys that stay in each office, which are given one office after the other."""
    left, before = list(act.kept), NOBODY
    for index, office in enumerate(act.offices):
        if index and office <= before:
            raise EnrolmentsOfficesNotAscending(office)
        _check_stays(state, call, office, act.participant)
        its = []
        while left and key_of(state, left[0]).organisation == office:
            its.append(left.pop(0))
        check_kept(state, call, office, tuple(its))
        yield KeysCut(office, tuple(its), NOBODY, act.reason)
        before = office
    if left:
        raise EnrolmentsOfNoOfficeThatStays(left[0])


def _check_stays(state: State, call: Call, office: int, participant: int) -> None:
    stays = office_now(state, office)
    if stays.participant != participant:
        raise ParticipantsNotOfParticipant(office, stays.participant, participant)
    check_open(call, office, stays)
