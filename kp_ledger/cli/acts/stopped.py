"""Acts on shipments that do not arrive as they left: rows 9b, 12 to 19 and 21."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Act, Signed
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import with_second_key
from kp_ledger.cli.acts.numbers import ExpiresOption, last_day, number_of
from kp_ledger.cli.acts.parcels import UNSIGNED
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import (
    CertificateArgument,
    DayOption,
    DocumentOption,
    GoodForOption,
    ReasonOption,
    SealsOption,
)
from kp_ledger.domain import words
from kp_ledger.domain.parse import parse_carats, parse_certificate
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Resolution, Weight
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.two_keys import two_keys

BrokenOption = Annotated[
    str,
    typer.Option("--broken-seals", metavar="HASH|FILE", help="What you found: they are not."),
]

# Those of which an office says no more than the day and the document: act, and what it records.
DATED: Final = {
    "take-back": (
        acts.DetentionsTakeBack,
        "Record that you have a shipment back, as the exporting office.",
    ),
    "lost": (
        acts.DetentionsLose,
        "Declare a shipment lost of which nothing was heard for long, as the exporting office.",
    ),
    "found": (
        acts.DetentionsFindOnItsWay,
        "Record that a lost shipment was found on its way, as the importing office.",
    ),
    "found-back": (
        acts.DetentionsFindBack,
        "Record that a lost shipment was found and is back, as the exporting office.",
    ),
    "back-from-outside": (
        acts.PaperBackFromOutside,
        "Record that a shipment to a Participant outside has come back, as the exporting office.",
    ),
}


def add(parent: typer.Typer) -> None:
    makers: dict[str, Callable[..., Act]] = {
        "detain": detain,
        "release": release,
        "turn-back": turn_back,
        "resolve": resolve,
        "resolve-alone": resolve_alone,
        "undo-departure": undo_departure,
        **{name: _dated(*its) for name, its in DATED.items()},
    }
    for name, make in makers.items():
        act_command(parent, name)(make)


def detain(
    context: Context,
    certificate: CertificateArgument,
    reason: ReasonOption,
    document_: DocumentOption = "",
    measured: Annotated[
        str, typer.Option(help="Carats, as you weighed them. [default: nothing was weighed]")
    ] = "",
    intact: SealsOption = "",
    broken: BrokenOption = "",
    day: DayOption = "",
) -> Act:
    """Stop all that is still to come, as the importing office, with a reason and a document."""
    if intact and broken:
        raise BadInput(broken, "the seals are either intact or broken: --seals or --broken-seals")
    return acts.DetentionsDetain(
        parse_certificate(certificate),
        parse_carats(measured) if measured else 0,
        context.day(day),
        document(reason),
        document(document_),
        bool(intact),
        document(intact or broken),
    )


def release(
    context: Context, certificate: CertificateArgument, document_: DocumentOption = ""
) -> Act:
    """Let a detained shipment go, as the importing office, with a document."""
    return acts.DetentionsRelease(parse_certificate(certificate), document(document_))


def turn_back(
    context: Context,
    certificate: CertificateArgument,
    document_: DocumentOption = "",
    day: DayOption = "",
) -> Act:
    """Send a shipment back unopened, as the importing office."""
    number = parse_certificate(certificate)
    return acts.DetentionsTurnBack(number, context.day(day), document(document_))


def resolve(
    context: Context,
    certificate: CertificateArgument,
    outcome: Annotated[
        str,
        typer.Option(
            help="as certified, corrected, return, forfeit, technical, lost; found, goes on; found,"
            " back."
        ),
    ],
    exporting: Annotated[str, typer.Option(help="The exporting office: a name or a number.")],
    importing: Annotated[str, typer.Option(help="The importing office: a name or a number.")],
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="PARCEL=CARATS", help="What a parcel weighs; repeatable."),
    ] = None,
    technical: Annotated[
        str,
        typer.Option(
            help="Number of the certificate in its place. [default: the importing office's next]"
        ),
    ] = "",
    to: Annotated[str, typer.Option(help="Where that leads: letters, as in AE.")] = "",
    importer: Annotated[str, typer.Option(help="Its importer: a name or a number.")] = "",
    expires: ExpiresOption = "",
    document_: DocumentOption = "",
    day: DayOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Decide about a shipment, as both its offices: each signs the same resolution, with two keys
    where it asks for two."""
    number, office = parse_certificate(certificate), context.organisation(importing)
    what = words.parse_word(words.OUTCOMES, outcome, "outcome")
    its_own = what == codes.OUTCOME_TECHNICAL
    order = Resolution(
        certificate=number,
        step=context.state.certificates[number].a.step,
        outcome=what,
        technical=number_of(context, technical, office) if its_own or technical else 0,
        to=parse_participant(to) if to else 0,
        importer=context.organisation(importer) if importer else 0,
        expires=last_day(context, expires, office) if its_own or expires else 0,
        day=context.day(day),
        signed_at=context.now,
        deadline=context.deadline(good_for),
        document=document(document_),
        weights=tuple(sorted(_weights(context, weight or []), key=lambda one: one.parcel)),
    )
    home, issuer = context.organisation(exporting), context.state.certificates[number].a.office
    return acts.DetentionsResolve(
        order,
        home,
        office,
        _signatures(context, home, issuer),
        _signatures(context, office),
        context.packing(number),
    )


def _signatures(context: Context, *offices: int) -> tuple[Signed, ...]:
    """As many as are asked for: by the office, or by the one that issued the certificate."""
    asked = any(two_keys(context.state, office).asked for office in offices)
    return (UNSIGNED, UNSIGNED) if asked else (UNSIGNED,)


def _weights(context: Context, texts: list[str]) -> list[Weight]:
    found = []
    for text in texts:
        name, equals, carats = text.rpartition("=")
        if not equals:
            raise BadInput(text, "a weight is written PARCEL=CARATS")
        found.append(Weight(context.refs([name])[0].parcel, parse_carats(carats)))
    return found


def resolve_alone(
    context: Context,
    certificate: CertificateArgument,
    outcome: Annotated[str, typer.Option(help="return or forfeit.")],
    document_: DocumentOption = "",
    day: DayOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Decide alone about what was detained for long, as the importing office.

    Where your office asks for two keys the second one approves: --with NAME, where it is here.
    """
    number = parse_certificate(certificate)
    act = acts.DetentionsResolveAlone(
        number,
        words.parse_word(words.OUTCOMES, outcome, "outcome"),
        context.day(day),
        document(document_),
        context.packing(number),
        *NOT_APPROVED,
    )
    return with_second_key(context, act, good_for)


def undo_departure(
    context: Context, certificate: CertificateArgument, document_: DocumentOption = ""
) -> Act:
    """Undo a departure that you recorded by mistake, as the exporting office."""
    number = parse_certificate(certificate)
    return acts.ShipmentsUndoDeparture(number, document(document_), context.packing(number))


def _dated(kind: Callable[..., Act], says: str) -> Callable[..., Act]:
    def make(
        context: Context,
        certificate: CertificateArgument,
        document_: DocumentOption = "",
        day: DayOption = "",
    ) -> Act:
        number = parse_certificate(certificate)
        return kind(number, context.day(day), document(document_), context.packing(number))

    make.__doc__ = says
    return make
