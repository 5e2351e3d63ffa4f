"""Acts of Consensus: proposing each matter, voices, closings, and a Participant's own step."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import FOCAL_KEY, approved
from kp_ledger.cli.acts.enrolling import enrolling
from kp_ledger.cli.acts.parcels import UNSIGNED
from kp_ledger.cli.acts.people import address
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import DocumentOption, GoodForOption, ReasonOption
from kp_ledger.cli.resolve import by_prefix
from kp_ledger.domain import matters, words
from kp_ledger.domain.days import FOREVER, parse_day
from kp_ledger.domain.parse import parse_carats, parse_id, parse_number
from kp_ledger.domain.participants import parse_participant
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
from kp_ledger.model.approvals import NO_APPROVAL
from kp_ledger.model.enrolments import NO_ENROLMENT

app = typer.Typer(help="Propose, give voice, close.", no_args_is_help=True)
AboutArgument = Annotated[str, typer.Argument(metavar="PARTICIPANT", help="Letters, as in BW.")]
FromDayOption = Annotated[
    str, typer.Option("--from", metavar="YYYY-MM-DD", help="[default: today]")
]
AmendsOption = Annotated[
    str, typer.Option("--amends", help="The blocked proposal that this one brings again.")
]
ProposalArgument = Annotated[
    str, typer.Argument(metavar="PROPOSAL", help="Its id, or how that begins.")
]


def add(parent: typer.Typer) -> None:
    for name, make in (
        ("joining", joining),
        ("suspension", suspension),
        ("lifting", lifting),
        ("zone-status", zone_status),
        ("bar-origin", bar_origin),
        ("release-origin", release_origin),
        ("opening-stock", opening_stock),
        ("parameter", parameter),
        ("voice", voice),
        ("close", close),
        ("block", block),
        ("lapse", lapse),
        ("suspend-self", suspend_self),
    ):
        act_command(app, name)(make)
    parent.add_typer(app, name="propose")


def joining(
    context: Context,
    about: AboutArgument,
    key: Annotated[str, typer.Option(help="Its focal key: a name here or an address.")],
    reserve: Annotated[
        str, typer.Option(help="Its reserve key: a name here or an address. [default: none yet]")
    ] = "",
    from_day: FromDayOption = "",
    document_: DocumentOption = "",
    amends: AmendsOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Propose that a Participant joins the ledger; its focal and reserve key each sign for it.

    These keys are kept elsewhere, each in a place of its own: --sign-only FILE here, kp sign FILE
    there, kp relay FILE --as you. A reserve key that serves elsewhere when the proposal is closed
    is left out: the focal key names another.
    """
    act = acts.ConsensusProposeJoining(
        parse_participant(about),
        address(context, key),
        _day(context, from_day),
        _amended(context, amends),
        document(document_),
        NO_ENROLMENT,
        UNSIGNED,
        address(context, reserve) if reserve else NO_KEY,
        NO_ENROLMENT,
        UNSIGNED,
    )
    return enrolling(context, act, good_for)


def suspension(
    context: Context,
    about: AboutArgument,
    from_day: FromDayOption = "",
    document_: DocumentOption = "",
    amends: AmendsOption = "",
) -> Act:
    """Propose a Participant's suspension."""
    said = SuspensionPayload(_day(context, from_day))
    number = parse_participant(about)
    return _proposal(context, codes.MATTER_SUSPENSION, number, said, document_, amends)


def lifting(
    context: Context,
    about: AboutArgument,
    from_day: FromDayOption = "",
    document_: DocumentOption = "",
    amends: AmendsOption = "",
) -> Act:
    """Propose that a suspension is lifted."""
    said = LiftingPayload(_day(context, from_day))
    number = parse_participant(about)
    return _proposal(context, codes.MATTER_LIFTING, number, said, document_, amends)


def zone_status(
    context: Context,
    zone: Annotated[str, typer.Argument(metavar="ZONE")],
    status: Annotated[str, typer.Argument(help="clear, limited, barred or closed.")],
    from_day: FromDayOption = "",
    released_by: Annotated[
        str,
        typer.Option(help="The office that releases what goes on hold. [default: its own]"),
    ] = "",
    document_: DocumentOption = "",
    amends: AmendsOption = "",
) -> Act:
    """Propose a zone's status; clearing one names the report as its document."""
    code = words.parse_word(words.ZONE_STATUSES, status, "zone's status")
    releaser = context.organisation(released_by) if released_by else 0
    said = ZoneStatusPayload(code, _day(context, from_day), releaser)
    number = parse_number(zone, "a zone", (1 << 16) - 1)
    return _proposal(context, codes.MATTER_ZONE_STATUS, number, said, document_, amends)


def bar_origin(
    context: Context,
    origin: Annotated[str, typer.Argument(metavar="ORIGIN")],
    share: Annotated[str, typer.Option(help="Parts per million that may still leave.")] = "0",
    document_: DocumentOption = "",
    amends: AmendsOption = "",
) -> Act:
    """Propose to bar a past origin above a share."""
    said = BarOriginPayload(parse_number(share, "a share in ppm", 1_000_000, least=0))
    return _proposal(context, codes.MATTER_BAR_ORIGIN, _origin(origin), said, document_, amends)


def release_origin(
    context: Context,
    origin: Annotated[str, typer.Argument(metavar="ORIGIN")],
    document_: DocumentOption = "",
    amends: AmendsOption = "",
) -> Act:
    """Propose to release a barred origin."""
    number, matter = _origin(origin), codes.MATTER_RELEASE_ORIGIN
    return _proposal(context, matter, number, None, document_, amends)


def opening_stock(
    context: Context,
    carats: Annotated[str, typer.Argument(help="The total, as audited.")],
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The last day to register it.")],
    document_: DocumentOption = "",
    amends: AmendsOption = "",
) -> Act:
    """Propose the total of your own Participant's opening stock."""
    said = OpeningStockPayload(parse_carats(carats), parse_day(until))
    number = parse_participant(context.me.participant)
    return _proposal(context, codes.MATTER_OPENING_STOCK, number, said, document_, amends)


def parameter(
    context: Context,
    name: Annotated[str, typer.Argument(help=", ".join(words.PARAMETERS.values()))],
    value: Annotated[str, typer.Argument(help="A whole number.")],
    from_day: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD")],
    document_: DocumentOption = "",
    amends: AmendsOption = "",
) -> Act:
    """Propose a parameter's value from a later day."""
    number = words.parse_word(words.PARAMETERS, name, "parameter")
    parsed = parse_number(value, "a parameter's value", (1 << 64) - 1, least=0)
    said = ParameterPayload(parsed, parse_day(from_day))
    return _proposal(context, codes.MATTER_PARAMETER, number, said, document_, amends)


def voice(
    context: Context,
    proposal: ProposalArgument,
    stance: Annotated[str, typer.Argument(help="support, seen or objection.")],
    reasons: ReasonOption = "",
) -> Act:
    """Give your Participant's voice on a proposal, by a key of its voice office."""
    order = Voice(
        _proposal_id(context, proposal),
        parse_participant(context.me.participant),
        words.parse_word(words.STANCES, stance, "voice"),
        document(reasons),
        context.now,
    )
    return acts.ConsensusVoice(order, UNSIGNED)


def close(
    context: Context,
    proposal: ProposalArgument,
    closer: Annotated[
        list[str], typer.Option(help="A Participant that closes: its letters; repeatable.")
    ],
) -> Act:
    """Execute a proposal that passed: each closer signs that no objection has reached it.

    With the closers' keys here: --with NAME. Otherwise --sign-only FILE, `kp sign`, `kp relay`,
    while the closings are good: for a day, or as long as the parameter closing-days says.
    """
    found = _proposal_id(context, proposal)
    closings = tuple(Closing(found, parse_participant(c), True, context.now) for c in closer)
    unsigned = tuple(UNSIGNED for _ in closings)
    return acts.ConsensusClose(found, context.payload(found), closings, unsigned)


def block(context: Context, proposal: ProposalArgument) -> Act:
    """Put an end to a proposal that was objected to, once its window is over."""
    return acts.ConsensusBlock(_proposal_id(context, proposal))


def lapse(context: Context, proposal: ProposalArgument) -> Act:
    """Put an end to a proposal neither executed nor blocked in its days after its window."""
    return acts.ConsensusLapse(_proposal_id(context, proposal))


def suspend_self(
    context: Context, document_: DocumentOption = "", good_for: GoodForOption = "30"
) -> Act:
    """Suspend your own Participant at once, by its voice office, with its focal key's Approval.

    Where the focal key is kept elsewhere: --sign-only FILE here, kp sign FILE there, kp relay FILE
    --as the office again.
    """
    entries = len(context.state.participants[parse_participant(context.me.participant)])
    act = acts.ConsensusSuspendSelf(document(document_), entries, NO_APPROVAL, UNSIGNED)
    return approved(context, act, FOCAL_KEY, good_for)


def _proposal(
    context: Context, matter: int, number: int, said: Any, stated: str, amends: str
) -> Act:
    return acts.ConsensusPropose(
        matter,
        matters.subject(number),
        matters.pack(said),
        _amended(context, amends),
        document(stated),
    )


def _amended(context: Context, amends: str) -> bytes:
    return _proposal_id(context, amends) if amends else bytes(32)


def _proposal_id(context: Context, text: str) -> bytes:
    if len(text) >= 64:
        return parse_id(text, "a proposal")
    return by_prefix(text, context.snapshot, "proposals", "a proposal")


def _origin(text: str) -> int:
    return parse_number(text, "an origin (zone times 256, plus epoch)", (1 << 24) - 1)


def _day(context: Context, text: str) -> int:
    day = parse_day(text) if text else context.today
    if not 0 <= day <= FOREVER:
        raise BadInput(text, "a day is from 1970-01-01 on")
    return day
