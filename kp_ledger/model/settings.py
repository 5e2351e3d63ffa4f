"""Settings of a Participant and parameters of the ledger, dated: contracts/Participants.sol."""

from __future__ import annotations

from kp_ledger.base.messages import Event
from kp_ledger.domain.bounds import PARAMETERS, SETTINGS
from kp_ledger.generated import codes
from kp_ledger.generated.acts import ParticipantsSetParameter, ParticipantsSetSetting
from kp_ledger.generated.events import ParameterSet, SettingChanged
from kp_ledger.generated.records import DatedValue
from kp_ledger.generated.refusals import (
    NotTheDoor,
    ParticipantsDayBefore,
    ParticipantsDayInPast,
    ParticipantsDayTooFar,
    ParticipantsParameterOutOfBounds,
    ParticipantsSettingOutOfBounds,
    ParticipantsUnknownParameter,
    ParticipantsUnknownSetting,
)
from kp_ledger.model.actors import acting_office
from kp_ledger.model.rules import Call, applies, decides
from kp_ledger.model.state import State


@decides(ParticipantsSetSetting)
def set_setting(state: State, act: ParticipantsSetSetting, call: Call) -> list[Event]:
    by, participant = acting_office(state, call, call.sender, codes.POWER_LICENCE)
    bounds = SETTINGS.get(act.setting)
    if bounds is None:
        raise ParticipantsUnknownSetting(act.setting)
    _, lowest, highest = bounds
    if not lowest <= act.value <= highest:
        raise ParticipantsSettingOutOfBounds(act.setting, act.value, lowest, highest)
    if act.from_day < call.today:
        raise ParticipantsDayInPast(act.from_day, call.today)
    _check_from_day(call, act.from_day, state.settings.get((participant, act.setting), []))
    return [SettingChanged(participant, act.setting, act.value, act.from_day, by)]


@applies(SettingChanged)
def setting_changed(state: State, event: SettingChanged, moment: int) -> None:
    history = state.settings.setdefault((event.participant, event.setting), [])
    history.append(DatedValue(event.value, event.from_day))


@decides(ParticipantsSetParameter)
def set_parameter_directly(state: State, act: ParticipantsSetParameter, call: Call) -> list[Event]:
    raise NotTheDoor(call.sender)


def set_parameter(
    state: State, call: Call, parameter: int, value: int, from_day: int
) -> list[Event]:
    """The door for Decisions."""
    bounds = PARAMETERS.get(parameter)
    if bounds is None:
        raise ParticipantsUnknownParameter(parameter)
    _, lowest, highest = bounds
    if not lowest <= value <= highest:
        raise ParticipantsParameterOutOfBounds(parameter, value, lowest, highest)
    _check_from_day(call, from_day, state.parameters.get(parameter, []))
    return [ParameterSet(parameter, value, from_day)]


@applies(ParameterSet)
def parameter_set(state: State, event: ParameterSet, moment: int) -> None:
    history = state.parameters.setdefault(event.parameter, [])
    history.append(DatedValue(event.value, event.from_day))


def _check_from_day(call: Call, from_day: int, history: list[DatedValue]) -> None:
    if history and from_day < history[-1].since:
        raise ParticipantsDayBefore(from_day, history[-1].since)
    limit = call.today + codes.LIMIT_DAYS_AHEAD
    if from_day > limit:
        raise ParticipantsDayTooFar(from_day, limit)
