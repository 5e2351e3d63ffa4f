"""Random acts of authorities: offices, organisations, keys, licences, zones, consensus, notices."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kp_ledger.base.messages import NO_KEY, Act
from kp_ledger.domain.matters import pack
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    BarOriginPayload,
    Closing,
    LiftingPayload,
    OpeningStockPayload,
    ParameterPayload,
    SuspensionPayload,
    Voice,
    ZoneStatusPayload,
)
from kp_ledger.model.approvals import NO_APPROVAL, NOT_APPROVED
from kp_ledger.model.enrolments import NO_ENROLMENT
from kp_ledger.model.epochs import epochs_so_far, last_own
from kp_ledger.model.lookups import office_now
from kp_ledger.model.openings import FIRST_NATURES
from kp_ledger.model.two_keys import two_keys
from tests.contracts import enrolling
from tests.contracts.approving import UNSIGNED
from tests.differential.scene import NothingSuitableError, Scene

Made = tuple[Act, str]


def _fresh_number(scene: Scene) -> int:
    return scene.random.randint(1, 2**32 - 1)


def open_office(scene: Scene) -> Made:
    participant = scene.participant()
    act = enrolling.open_office(
        _fresh_number(scene), participant, scene.random.randint(1, 31),
        scene.document(), scene.document(), scene.spare().address,
    )  # fmt: skip
    by = scene.focal(participant)
    return scene.enrolled(act, by), by


def close_office(scene: Scene) -> Made:
    office = scene.pick(scene.state.offices)
    record = scene.state.offices[office]
    siblings = [o for o in scene.state.offices.values() if o.participant == record.participant]
    if len(siblings) < 3 and scene.chance(80):
        raise NothingSuitableError
    return acts.ParticipantsCloseOffice(office, scene.day(), scene.chance(20)), scene.focal(
        record.participant
    )


def allot(scene: Scene) -> Made:
    office = scene.office(codes.POWER_EXPORT)
    participant = scene.state.offices[office].participant
    first = scene.state.highest_serials.get(participant, 0) + scene.random.randint(1, 5)
    act = acts.EnrolmentsAllotNumbers(office, first, first + 50)
    return act, scene.focal(participant)


def admit(scene: Scene) -> Made:
    by = scene.key_of(scene.office(codes.POWER_LICENCE))
    roles = scene.pick([0, 0, codes.ROLE_OBSERVER, codes.ROLE_SCHEME])
    act = enrolling.admit(
        _fresh_number(scene), roles, scene.document(), scene.document(), scene.spare().address
    )
    return scene.enrolled(act, by), by


def admit_outside(scene: Scene) -> Made:
    by = scene.key_of(scene.office(codes.POWER_IMPORT))
    outside = scene.participant(on_ledger=False)
    return acts.ParticipantsAdmitOutside(_fresh_number(scene), outside, scene.document()), by


def set_standing(scene: Scene) -> Made:
    number = scene.organisation(0, 0)
    standing = scene.standing(number)
    status = scene.pick([1, 1, 1, 2, 3]) if scene.chance(30) else codes.STANDING_GOOD
    since = scene.day(standing.since)
    act = acts.ParticipantsSetStanding(number, status, since, scene.document())
    return act, scene.key_of(scene.office(codes.POWER_LICENCE, standing.participant))


def set_setting(scene: Scene) -> Made:
    values = {1: 60, 2: 14, 3: 0}
    setting = scene.pick(values)
    by = scene.key_of(scene.office(codes.POWER_LICENCE))
    day = scene.today + scene.pick([0, 1])
    return acts.ParticipantsSetSetting(setting, values[setting], day), by


def set_tolerance(scene: Scene) -> Made:
    """Of the licence office's own Participant, mostly, and within the bounds."""
    office = scene.office(codes.POWER_IMPORT if scene.chance(90) else codes.POWER_LICENCE)
    participant = scene.standing(office).participant
    if scene.chance(5):
        participant = scene.participant()
    act = acts.ShipmentsSetTolerance(
        office, scene.pick([0, 50, 1_000, 1_001]), scene.pick([0, 1_000, 5_000, 5_001])
    )
    return act, scene.key_of(scene.office(codes.POWER_LICENCE, participant))


def enrol(scene: Scene) -> Made:
    organisation = scene.organisation(0, 0)
    by = scene.key_of(organisation)
    act = scene.enrolled(enrolling.enrol(scene.spare().address), by)
    return scene.with_second_word(act, organisation, by), by


def cut_keys(scene: Scene) -> Made:
    """Of its live keys some stay, and now and then one that is not."""
    number = scene.organisation(0, 0)
    its = [key for key, found in scene.state.keys.items() if found.organisation == number]
    live = [key for key in its if scene.is_live(key)] if scene.chance(90) else its
    kept = tuple(sorted(key for key in live if scene.chance(80)))
    if not kept and scene.chance(90):
        raise NothingSuitableError
    key = scene.spare().address if scene.chance(60) else NO_KEY
    act = enrolling.cut_keys(number, kept, key, scene.document())
    participant = scene.standing(number).participant
    if number in scene.state.offices:
        by = scene.focal(participant)
    else:
        by = scene.key_of(scene.office(codes.POWER_LICENCE, participant))
    return scene.enrolled(act, by), by


def name_reserve(scene: Scene) -> Made:
    participant = scene.participant()
    key = scene.spare().address
    act = acts.EnrolmentsNameReserve(participant, key, NO_ENROLMENT, UNSIGNED)
    by = scene.focal(participant)
    return scene.enrolled(act, by), by


def refuse_reserve(scene: Scene) -> Made:
    participant = scene.pick(scene.state.reserves)
    return acts.EnrolmentsRefuseReserve(participant), scene.reserve(participant)


def take_over(scene: Scene) -> Made:
    """Most offices stay, and most of their keys, so that there is somebody left to act."""
    if scene.chance(70):
        raise NothingSuitableError
    participant = scene.pick(scene.state.reserves)
    state = scene.state
    its = sorted(one for one, found in state.offices.items() if found.participant == participant)
    stay = tuple(
        one
        for one in its
        if (office_now(state, one).until >= scene.today or scene.chance(5)) and scene.chance(90)
    )
    kept = [
        (found.organisation, key)
        for key, found in state.keys.items()
        if found.organisation in stay and scene.is_live(key) and scene.chance(90)
    ]
    act = acts.EnrolmentsTakeOver(
        participant, scene.spare().address, stay, tuple(key for _, key in sorted(kept)),
        scene.document(), NO_ENROLMENT, UNSIGNED,
    )  # fmt: skip
    by = scene.reserve(participant)
    return scene.enrolled(act, by), by


def ask_two_keys(scene: Scene) -> Made:
    office = scene.office(codes.POWERS_AT_THE_BORDER, scene.participant())
    last = two_keys(scene.state, office)
    asked, changes = last.asked ^ scene.chance(90), last.changes + scene.chance(10)
    by = scene.key_of(office)
    act = acts.EnrolmentsAskTwoKeys(asked, changes, *NOT_APPROVED)
    return scene.approved(act, scene.another_key_of(office, by), office), by


def revoke(scene: Scene) -> Made:
    spares = [key for key in scene.state.keys if scene.state.keys[key].until > scene.moment]
    address = scene.pick(spares)
    organisation = scene.state.keys[address].organisation
    live = [k for k in spares if scene.state.keys[k].organisation == organisation]
    if len(live) < 2 and scene.chance(95):
        raise NothingSuitableError
    at = scene.moment - scene.pick([0, 60])
    act = acts.EnrolmentsRevoke(address, at, scene.document(), *NOT_APPROVED)
    by = scene.key_of(organisation)
    return scene.with_second_word(act, organisation, by), by


def withdraw_orders(scene: Scene) -> Made:
    return acts.ParticipantsWithdrawOrders(), scene.key_of(scene.organisation(0, 0))


def encryption(scene: Scene) -> Made:
    by = scene.key_of(scene.organisation(0, 0))
    return acts.EnrolmentsChangeEncryptionKey(scene.document()), by


def open_zone(scene: Scene) -> Made:
    office = scene.office(codes.POWER_LICENCE)
    participant = scene.state.offices[office].participant
    default = scene.state.first_zones[participant, codes.NATURE_TRACED]
    named = [
        zone
        for zone, epochs in scene.state.zones.items()
        if epochs[-1].participant == participant
        and epochs[-1].nature == codes.NATURE_TRACED
        and epochs[-1].status != codes.ZONE_CLOSED
        and zone != default
    ]
    replaces = tuple(named[:1]) if scene.chance(20) else ()
    return acts.ZonesOpenZone(scene.document(), replaces), scene.key_of(office)


def _own_zone(scene: Scene, seldom: int) -> tuple[int, int]:
    """A zone, mostly one in which something is dug, and a licence office of its Participant."""
    if scene.chance(seldom):
        raise NothingSuitableError
    zones = scene.state.zones
    dug = {codes.NATURE_TRACED} if scene.chance(90) else set(FIRST_NATURES)
    zone = scene.pick(
        zones, lambda z: zones[z][-1].nature in dug and zones[z][-1].status != codes.ZONE_CLOSED
    )
    return zone, scene.office(codes.POWER_LICENCE, zones[zone][-1].participant)


def _barred_zone(scene: Scene, approved: bool) -> tuple[int, int]:
    bars = scene.state.own_bars
    zone = scene.pick(
        bars, lambda z: bars[z][-1].approved == approved and bars[z][-1].until > scene.today
    )
    participant = scene.state.zones[zone][-1].participant
    return zone, scene.office(codes.POWER_LICENCE, participant)


def stop_own(scene: Scene) -> Made:
    zone, office = _own_zone(scene, 50)
    return acts.ZonesStopOwn(zone, scene.document()), scene.key_of(office)


def end_stop(scene: Scene) -> Made:
    zone, office = _barred_zone(scene, False) if scene.chance(60) else _own_zone(scene, 60)
    return acts.ZonesEndStop(zone, scene.document()), scene.key_of(office)


def bar_own(scene: Scene) -> Made:
    stopped = scene.state.own_bars and scene.chance(50)
    zone, office = _barred_zone(scene, False) if stopped else _own_zone(scene, 30)
    epochs = epochs_so_far(scene.state, zone) - scene.chance(10)
    return _by_the_focal_key(scene, acts.ZonesBarOwn, zone, epochs, office)


def clear_own(scene: Scene) -> Made:
    zone, office = _barred_zone(scene, True) if scene.chance(80) else _own_zone(scene, 60)
    epoch = last_own(scene.state, zone).epoch
    return _by_the_focal_key(scene, acts.ZonesClearOwn, zone, epoch, office)


def _by_the_focal_key(scene: Scene, kind: Any, zone: int, epoch: int, office: int) -> Made:
    act = kind(zone, epoch, scene.document(), NO_APPROVAL, UNSIGNED)
    participant = scene.standing(office).participant
    return scene.approved(act, scene.focal(participant)), scene.key_of(office)


def grant(scene: Scene) -> Made:
    office = scene.office(codes.POWER_LICENCE)
    participant = scene.state.offices[office].participant
    number = scene.organisation(participant, 0)
    role = scene.pick([1, 1, 2, 4, 8, 16])
    zone = 0
    if role == codes.ROLE_MINER:
        zone = scene.pick(
            scene.state.zones,
            lambda z: (
                scene.state.zones[z][-1].participant == participant
                and scene.state.zones[z][-1].nature == codes.NATURE_TRACED
                and scene.state.zones[z][-1].status != codes.ZONE_CLOSED
            ),
        )
    first = scene.today - scene.pick([0, 0, 10])
    act = acts.ZonesGrant(
        _fresh_number(scene), number, zone, role, first, first + scene.pick([20, 400]),
        scene.pick([0, 300_000, 5_000_000]), scene.document(),
    )  # fmt: skip
    return act, scene.key_of(office)


def end(scene: Scene) -> Made:
    licence = scene.pick(scene.state.licences)
    if scene.chance(60):
        raise NothingSuitableError
    organisation = scene.state.licences[licence].organisation
    office = scene.office(codes.POWER_LICENCE, scene.standing(organisation).participant)
    day = scene.today + scene.pick([0, 30])
    return acts.ZonesEnd(licence, day, scene.document()), scene.key_of(office)


def raise_ceiling(scene: Scene) -> Made:
    licence = scene.pick(scene.state.licences)
    record = scene.state.licences[licence]
    office = scene.office(codes.POWER_LICENCE, scene.standing(record.organisation).participant)
    ceiling = record.ceiling + scene.pick([0, 1, 10_000])
    return acts.ZonesRaiseCeiling(licence, ceiling), scene.key_of(office)


# Consensus


def _releaser(scene: Scene) -> int:
    """Nobody, or an office; now and then one that has no say."""
    if scene.chance(60):
        return 0
    return scene.office(codes.POWER_LICENCE) if scene.chance(90) else scene.organisation()


def propose(scene: Scene) -> Made:
    office = scene.office(codes.POWER_VOICE)
    proposer = scene.state.offices[office].participant
    matter = scene.pick(range(2, 9))
    later = scene.today + 45
    zones = [z for z, epochs in scene.state.zones.items() if epochs[-1].nature == 1]
    zone = scene.pick(zones)
    subject, said = {
        codes.MATTER_SUSPENSION: lambda: (scene.participant(), SuspensionPayload(scene.today)),
        codes.MATTER_LIFTING: lambda: (scene.participant(), LiftingPayload(scene.today)),
        codes.MATTER_ZONE_STATUS: lambda: (
            zone,
            ZoneStatusPayload(scene.pick([1, 1, 2, 3]), scene.today, _releaser(scene)),
        ),
        codes.MATTER_BAR_ORIGIN: lambda: (
            zone << 8 | 1,
            BarOriginPayload(scene.pick([0, 500_000])),
        ),
        codes.MATTER_RELEASE_ORIGIN: lambda: (zone << 8 | 1, None),
        codes.MATTER_OPENING_STOCK: lambda: (proposer, OpeningStockPayload(9_000_000, later)),
        codes.MATTER_PARAMETER: lambda: (4, ParameterPayload(31, later)),
    }[matter]()
    act = acts.ConsensusPropose(
        matter, subject.to_bytes(32, "big"), _payload(scene, said), bytes(32), scene.document()
    )
    return act, scene.key_of(office)


def _payload(scene: Scene, said: Any) -> bytes:
    """What is said; now and then a byte too many, or nothing."""
    packed = pack(said)
    return packed if scene.chance(95) else scene.pick([packed + b"\0", packed[:-1], b""])


def propose_joining(scene: Scene) -> Made:
    by = scene.key_of(scene.office(codes.POWER_VOICE))
    joiner, key = scene.participant(on_ledger=False), scene.spare().address
    said = (NO_ENROLMENT, UNSIGNED)
    act = acts.ConsensusProposeJoining(
        joiner, key, scene.today + 45, bytes(32), scene.document(), *said, _reserve(scene), *said
    )
    if act.reserve != NO_KEY and scene.chance(4):
        wrong = enrolling.enrolment_of(act, by, scene.moment, use=scene.pick([codes.USE_FOCAL, 0]))
        done = enrolling.signature_of(act.reserve, wrong, scene.state.ledger)
        act = replace(act, reserve_enrolment=wrong, reserve_signature=done)
    act = enrolling.with_its_reserve(act, by, scene.state.ledger, scene.moment)
    return scene.enrolled(act, by), by


def _reserve(scene: Scene) -> str:
    """Of a joiner: mostly one that serves nobody yet."""
    if scene.chance(30):
        return NO_KEY
    known = sorted([*scene.state.participants_of_keys, *scene.state.keys])
    return scene.pick(known) if scene.chance(5) else scene.spare().address


def _open(scene: Scene) -> bytes:
    return scene.pick(
        scene.state.proposals, lambda p: scene.state.proposals[p].status == codes.PROPOSAL_OPEN
    )


def voice(scene: Scene) -> Made:
    proposal = _open(scene)
    seats = [code for (p, code) in scene.state.seats if p == proposal]
    participant = scene.pick(seats)
    stance = scene.pick([1, 1, 1, 1, 1, 2, 3])
    office = scene.office(codes.POWER_VOICE, participant)
    order = Voice(proposal, participant, stance, scene.document(), scene.moment)
    return acts.ConsensusVoice(order, scene.sign(order, office)), "stranger"


def close(scene: Scene) -> Made:
    proposal = _open(scene)
    if scene.state.proposals[proposal].closes > scene.moment and scene.chance(90):
        raise NothingSuitableError
    on_roll = sorted(code for (p, code) in scene.state.seats if p == proposal)
    if len(on_roll) > 3:
        on_roll = sorted({scene.state.chair, scene.pick(on_roll)})
    closings = tuple(Closing(proposal, code, scene.chance(97), scene.moment) for code in on_roll)
    signatures = tuple(
        scene.sign(closing, scene.office(codes.POWER_VOICE, closing.participant))
        for closing in closings
    )
    payload = scene.state.payloads[proposal] if scene.chance(97) else b""
    return acts.ConsensusClose(proposal, payload, closings, signatures), "stranger"


def block(scene: Scene) -> Made:
    return acts.ConsensusBlock(_open(scene)), "stranger"


def lapse(scene: Scene) -> Made:
    return acts.ConsensusLapse(_open(scene)), "stranger"


def suspend_self(scene: Scene) -> Made:
    if scene.chance(85):
        raise NothingSuitableError
    office = scene.office(codes.POWER_VOICE)
    participant = scene.standing(office).participant
    entries = len(scene.state.participants[participant]) - scene.chance(10)
    act = acts.ConsensusSuspendSelf(scene.document(), entries, NO_APPROVAL, UNSIGNED)
    return scene.approved(act, scene.focal(participant)), scene.key_of(office)


def attach(scene: Scene) -> Made:
    kind = scene.random.randint(1, 12)
    by = scene.key_of(scene.organisation(0, 0))
    return acts.NoticesAttach(kind, scene.document(), scene.document()), by


MAKERS = {
    acts.ParticipantsOpenOffice: open_office,
    acts.ParticipantsCloseOffice: close_office,
    acts.EnrolmentsAllotNumbers: allot,
    acts.ParticipantsAdmit: admit,
    acts.ParticipantsAdmitOutside: admit_outside,
    acts.ParticipantsSetStanding: set_standing,
    acts.ParticipantsSetSetting: set_setting,
    acts.ShipmentsSetTolerance: set_tolerance,
    acts.EnrolmentsNameReserve: name_reserve,
    acts.EnrolmentsAskTwoKeys: ask_two_keys,
    acts.EnrolmentsRefuseReserve: refuse_reserve,
    acts.EnrolmentsTakeOver: take_over,
    acts.EnrolmentsEnrol: enrol,
    acts.EnrolmentsCutKeys: cut_keys,
    acts.EnrolmentsRevoke: revoke,
    acts.ParticipantsWithdrawOrders: withdraw_orders,
    acts.EnrolmentsChangeEncryptionKey: encryption,
    acts.ZonesOpenZone: open_zone,
    acts.ZonesStopOwn: stop_own,
    acts.ZonesEndStop: end_stop,
    acts.ZonesBarOwn: bar_own,
    acts.ZonesClearOwn: clear_own,
    acts.ZonesGrant: grant,
    acts.ZonesEnd: end,
    acts.ZonesRaiseCeiling: raise_ceiling,
    acts.ConsensusPropose: propose,
    acts.ConsensusProposeJoining: propose_joining,
    acts.ConsensusVoice: voice,
    acts.ConsensusClose: close,
    acts.ConsensusBlock: block,
    acts.ConsensusLapse: lapse,
    acts.ConsensusSuspendSelf: suspend_self,
    acts.NoticesAttach: attach,
}
