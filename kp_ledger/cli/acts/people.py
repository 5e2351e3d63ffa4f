"""Acts of offices and focal keys: offices, organisations, settings."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import approved
from kp_ledger.cli.acts.enrolling import enrolling
from kp_ledger.cli.acts.parcels import UNSIGNED
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import DocumentOption, GoodForOption
from kp_ledger.domain import words
from kp_ledger.domain.days import FOREVER, parse_day
from kp_ledger.domain.parse import parse_address, parse_carats, parse_id, parse_number
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.enrolments import NO_ENROLMENT
from kp_ledger.model.two_keys import two_keys

office = typer.Typer(
    help="Offices, by a Participant's focal key or their own.",
    no_args_is_help=True,
)
organisation = typer.Typer(help="Organisations, by a licence office.", no_args_is_help=True)

KeyOption = Annotated[str, typer.Option("--key", help="Its first key: a name here or an address.")]
NumberOption = Annotated[str, typer.Option("--number", help="Its number. [default: drawn]")]
EncryptionOption = Annotated[str, typer.Option("--encryption-key", help="X25519, 64 hex digits.")]
FromDayOption = Annotated[
    str, typer.Option("--from", metavar="YYYY-MM-DD", help="[default: today]")
]
WhoArgument = Annotated[str, typer.Argument(metavar="ORGANISATION", help="A name or a number.")]


def add(app: typer.Typer) -> None:
    for parent, name, make in (
        (office, "open", open_office),
        (office, "close", close_office),
        (office, "numbers", numbers),
        (office, "setting", setting),
        (office, "tolerance", tolerance),
        (office, "two-keys", ask_two_keys),
        (organisation, "admit", admit),
        (organisation, "admit-outside", admit_outside),
        (organisation, "standing", standing),
    ):
        act_command(parent, name)(make)
    app.add_typer(office, name="office")
    app.add_typer(organisation, name="organisation")


def drawn(text: str) -> int:
    """The number given, or one drawn at random: numbers say nothing about who came when."""
    if text:
        return parse_number(text, "a number", (1 << 32) - 1)
    return secrets.randbelow((1 << 32) - 1) + 1


def address(context: Context, text: str) -> str:
    """A key by its address or its name here."""
    return parse_address(text) if text.startswith("0x") else context.keys.get(text).address


def encryption_key(text: str) -> bytes:
    return parse_id(text, "an encryption key") if text else bytes(32)


def open_office(
    context: Context,
    powers: Annotated[str, typer.Option(help="With commas: licence,export,import,voice.")],
    key: KeyOption,
    number: NumberOption = "",
    document_: DocumentOption = "",
    encryption: EncryptionOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Open an office of your Participant, with its first key, which signs that it is to be one."""
    act = acts.ParticipantsOpenOffice(
        drawn(number),
        parse_participant(context.me.participant),
        words.parse_words(words.POWERS, powers, "power"),
        document(document_),
        encryption_key(encryption),
        address(context, key),
        NO_ENROLMENT,
        UNSIGNED,
    )
    return enrolling(context, act, good_for)


def close_office(
    context: Context,
    who: WhoArgument,
    day: FromDayOption = "",
    at_once: Annotated[bool, typer.Option("--at-once", help="From this block on.")] = False,
) -> Act:
    """Close an office with the end of a day, today or later, or at once."""
    day_ = 0 if at_once else day_ahead(context, day)
    return acts.ParticipantsCloseOffice(context.organisation(who), day_, at_once)


def numbers(
    context: Context,
    who: WhoArgument,
    first: Annotated[str, typer.Option(help="The first serial.")],
    last: Annotated[str, typer.Option(help="The last serial.")],
) -> Act:
    """Allot certificate numbers to an office, above all allotted before."""
    most = (1 << 31) - 1
    return acts.EnrolmentsAllotNumbers(
        context.organisation(who),
        parse_number(first, "a serial", most),
        parse_number(last, "a serial", most),
    )


def ask_two_keys(
    context: Context,
    asked: Annotated[bool, typer.Option("--ask/--no-more", help="Ask for two, or no more.")] = True,
    good_for: GoodForOption = "30",
) -> Act:
    """Ask for two keys where your office issues, replaces, voids or resolves: two of its keys sign
    this too.

    With the second key here: --with NAME. Both have been live for 48 hours.
    """
    me = context.me.organisation
    changes = two_keys(context.state, me).changes
    act = acts.EnrolmentsAskTwoKeys(asked, changes, *NOT_APPROVED)
    return approved(context, act, me, good_for)


def setting(
    context: Context,
    name: Annotated[str, typer.Argument(help=", ".join(words.SETTINGS.values()))],
    value: Annotated[str, typer.Argument(help="A whole number.")],
    from_day: FromDayOption = "",
) -> Act:
    """Set a setting of your Participant, as a licence office, from today or a later day."""
    return acts.ParticipantsSetSetting(
        words.parse_word(words.SETTINGS, name, "setting"),
        parse_number(value, "a setting's value", (1 << 64) - 1, least=0),
        day_ahead(context, from_day),
    )


def tolerance(
    context: Context,
    who: WhoArgument,
    carats: Annotated[str, typer.Option(help="A weight.")] = "0",
    ppm: Annotated[str, typer.Option(help="Millionths of the weight certified.")] = "0",
) -> Act:
    """Set what an importing office of your Participant tolerates between two weights, as a licence
    office: the larger of the two, from tomorrow on."""
    return acts.ShipmentsSetTolerance(
        context.organisation(who),
        parse_carats(carats),
        parse_number(ppm, "parts per million", codes.LIMIT_TOLERANCE_PPM, least=0),
    )


def admit(
    context: Context,
    key: KeyOption,
    roles: Annotated[str, typer.Option(help="observer or scheme; all others by licence.")] = "",
    number: NumberOption = "",
    document_: DocumentOption = "",
    encryption: EncryptionOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Admit an organisation of your Participant, with its first key, which signs; live at once."""
    act = acts.ParticipantsAdmit(
        drawn(number),
        words.parse_words(words.ROLES, roles, "role") if roles else 0,
        document(document_),
        encryption_key(encryption),
        address(context, key),
        NO_ENROLMENT,
        UNSIGNED,
    )
    return enrolling(context, act, good_for)


def admit_outside(
    context: Context,
    participant: Annotated[str, typer.Option(help="Its Participant's letters, as in ZW.")],
    number: NumberOption = "",
    document_: DocumentOption = "",
) -> Act:
    """Admit a party of a Participant outside: no key, no licence."""
    return acts.ParticipantsAdmitOutside(
        drawn(number), parse_participant(participant), document(document_)
    )


def standing(
    context: Context,
    who: WhoArgument,
    status: Annotated[str, typer.Argument(help="good, suspended or ended.")],
    since: FromDayOption = "",
    document_: DocumentOption = "",
) -> Act:
    """Set an organisation's standing from a day."""
    return acts.ParticipantsSetStanding(
        context.organisation(who),
        words.parse_word(words.STANDINGS, status, "standing"),
        day_ahead(context, since),
        document(document_),
    )


def day_ahead(context: Context, text: str) -> int:
    """A day that may lie ahead: an act that takes effect from it."""
    day = parse_day(text) if text else context.today
    if not 0 <= day <= FOREVER:
        raise BadInput(text, "a day is from 1970-01-01 on")
    return day
