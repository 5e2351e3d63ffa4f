"""Acts on KP certificates, in the order in which a shipment meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Act
from kp_ledger.cli.acts import forged, inbound, stopped
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import with_second_key
from kp_ledger.cli.acts.numbers import ExpiresOption, chosen_number, last_day
from kp_ledger.cli.acts.parcels import UNSIGNED, FromOption, named
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import (
    CertificateArgument,
    DayOption,
    DocumentOption,
    GoodForOption,
    ReasonOption,
    RequestArgument,
    SealsOption,
)
from kp_ledger.domain import words
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.parse import (
    parse_carats,
    parse_certificate,
    parse_dollars,
    parse_number,
    show_certificate,
)
from kp_ledger.domain.participants import parse_participant
from kp_ledger.domain.references import parse_reference
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import (
    Acceptance,
    Application,
    Confirmation,
    Issue,
    ParcelRef,
    Valuation,
)
from kp_ledger.index.queries.requests import requested
from kp_ledger.model import typed
from kp_ledger.model.approvals import NOT_APPROVED

app = typer.Typer(help="Ask for, issue and follow KP certificates.", no_args_is_help=True)
SealOption = Annotated[
    list[str], typer.Option("--seal", metavar="HASH|FILE", help="A seal's number; repeatable.")
]


def add(parent: typer.Typer) -> None:
    for name, make in (
        ("request", request),
        ("value", value),
        ("refuse", refuse),
        ("withdraw", withdraw),
        ("issue", issue),
        ("void", void),
        ("replace", replace),
        ("spoil", spoil),
        ("lapse", lapse),
        ("depart", depart),
        ("transit", transit),
        ("confirm", confirm),
        ("close-outside", close_outside),
    ):
        act_command(app, name)(make)
    stopped.add(app)
    inbound.add(app)
    forged.add(app)
    parent.add_typer(app, name="certificate")


def request(
    context: Context,
    parcels: Annotated[list[str] | None, typer.Argument(metavar="PARCEL")] = None,
    reference: Annotated[str, typer.Option(help="Your reference of the request.")] = "",
    to: Annotated[str, typer.Option(help="The destination's letters, as in AE.")] = "",
    importer: Annotated[str, typer.Option(help="Who is to receive: a name or a number.")] = "",
    owner: Annotated[str, typer.Option(help="The owner. [default: as recorded]")] = "",
    valuer: Annotated[str, typer.Option(help="Who values for you. [default: yourself]")] = "",
    government: Annotated[
        str, typer.Option(help="The export office that values. [default: none]")
    ] = "",
    independent: Annotated[
        str, typer.Option(help="The licensed valuer that values. [default: none]")
    ] = "",
    cited: Annotated[
        list[str] | None,
        typer.Option("--cited", help="A certificate the goods came in under; repeatable."),
    ] = None,
    from_file: FromOption = None,
    document_: DocumentOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Ask your exporting office for a certificate for parcels you hold.

    Two at least are to value them: you or your valuer, and one of --government and --independent.
    """
    refs = context.refs(named(parcels, from_file))
    order = Application(
        exporter=context.me.organisation,
        owner=context.organisation(owner) if owner else context.owner(refs[0].parcel),
        importer=context.organisation(importer),
        to=parse_participant(to),
        reference=parse_reference(reference),
        valuers=(
            context.organisation(valuer) if valuer else context.me.organisation,
            context.organisation(government) if government else 0,
            context.organisation(independent) if independent else 0,
        ),
        signed_at=context.now,
        deadline=context.deadline(good_for),
        document=document(document_),
        cited=tuple(sorted(parse_certificate(text) for text in cited or [])),
        parcels=refs,
    )
    return acts.RequestsRequest(order, UNSIGNED, UNSIGNED)


def value(
    context: Context,
    which: RequestArgument,
    capacity: Annotated[str, typer.Option(help="exporter, government or independent.")],
    unsorted: Annotated[str, typer.Option(help="US dollars, all unsorted together.")] = "0",
    industrial: Annotated[str, typer.Option(help="US dollars, all industrial.")] = "0",
    gem: Annotated[str, typer.Option(help="US dollars, all gem.")] = "0",
    day: DayOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Value a shipment, per kind, in one capacity."""
    order = Valuation(
        request=context.request(which),
        valuer=context.me.organisation,
        capacity=words.parse_word(words.CAPACITIES, capacity, "capacity"),
        unsorted=parse_dollars(unsorted),
        industrial=parse_dollars(industrial),
        gem=parse_dollars(gem),
        day=context.day(day),
        signed_at=context.now,
        deadline=context.deadline(good_for),
    )
    return acts.RequestsValue(order, UNSIGNED)


def refuse(context: Context, which: RequestArgument, document_: DocumentOption = "") -> Act:
    """Refuse a request, as the exporting office, with a document."""
    return acts.RequestsRefuse(context.request(which), document(document_))


def withdraw(context: Context, which: RequestArgument) -> Act:
    """Withdraw a request that you made."""
    return acts.RequestsWithdraw(context.request(which))


def issue(
    context: Context,
    which: RequestArgument,
    document_: DocumentOption = "",
    number: Annotated[str, typer.Option(help="Its number. [default: your office's next]")] = "",
    expires: ExpiresOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Issue a certificate on a request; its parcels are sealed.

    Where your office asks for two keys the second one approves: --with NAME, where it is here.
    """
    found = context.request(which)
    event = requested(context.snapshot, found)
    if event is None:
        raise BadInput(which, "there is no such request on this ledger")
    refs = tuple(map(ParcelRef, event.parcels, event.revisions))
    form = Issue(
        request=found,
        certificate=chosen_number(context, number),
        expires=last_day(context, expires),
        document=document(document_),
        cited=event.cited,
        parcels=refs,
    )
    act = acts.IssuanceIssue(form, *NOT_APPROVED)
    return with_second_key(context, act, good_for)


def void(
    context: Context,
    certificate: CertificateArgument,
    reason: ReasonOption,
    document_: DocumentOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Void one that has not departed; its parcels are held again."""
    number = parse_certificate(certificate)
    packing = context.packing(number)
    act = acts.CancellationsVoidCertificate(
        number,
        context.revision(packing),
        document(reason),
        document(document_),
        packing,
        *NOT_APPROVED,
    )
    return with_second_key(context, act, good_for)


def replace(
    context: Context,
    certificate: CertificateArgument,
    reason: ReasonOption,
    document_: DocumentOption = "",
    surrendered: Annotated[
        bool, typer.Option("--surrendered", help="The old paper has been handed in.")
    ] = False,
    lost: Annotated[
        str, typer.Option(metavar="HASH|FILE", help="The declaration that the old paper is lost.")
    ] = "",
    number: Annotated[str, typer.Option(help="The new number. [default: the next]")] = "",
    expires: Annotated[
        str,
        typer.Option("--expires", metavar="YYYY-MM-DD", help="Its last day. [default: the same]"),
    ] = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Void one whose paper was handed in or lost, and issue another in its place."""
    old = parse_certificate(certificate)
    packing = context.packing(old)
    act = acts.IssuanceReplace(
        old,
        context.revision(packing),
        chosen_number(context, number),
        parse_day(expires) if expires else context.state.certificates[old].b.expires,
        surrendered,
        document(lost),
        document(reason),
        document(document_),
        packing,
        *NOT_APPROVED,
    )
    return with_second_key(context, act, good_for)


def spoil(
    context: Context, number: Annotated[str, typer.Argument(help="The number, as in BW 000123.")]
) -> Act:
    """Record that you spoilt a number of your range: no certificate will bear it."""
    return acts.CancellationsSpoil(parse_certificate(number))


def lapse(context: Context, certificate: CertificateArgument) -> Act:
    """Record that one has lapsed, past its expiry day; anybody may."""
    number = parse_certificate(certificate)
    return acts.CancellationsLapse(number, context.packing(number))


def depart(
    context: Context, certificate: CertificateArgument, seal: SealOption, day: DayOption = ""
) -> Act:
    """Record that the sealed shipment has left."""
    number = parse_certificate(certificate)
    seals = tuple(document(text) for text in seal)
    return acts.ShipmentsDepart(number, context.day(day), seals, context.packing(number))


def transit(
    context: Context,
    certificate: CertificateArgument,
    broken: Annotated[bool, typer.Option("--broken", help="A seal is broken.")] = False,
    day: DayOption = "",
    document_: DocumentOption = "",
) -> Act:
    """Record that you saw it pass, as a third Participant's office."""
    number = parse_certificate(certificate)
    return acts.ShipmentsSeenInTransit(number, context.day(day), not broken, document(document_))


def confirm(
    context: Context,
    certificate: CertificateArgument,
    exporter: Annotated[str, typer.Option(help="As the paper says: a name or a number.")],
    importer: Annotated[str, typer.Option(help="As the paper says.")],
    parcels: Annotated[str, typer.Option(help="How many parcels the paper names.")],
    carats: Annotated[str, typer.Option(help="The weight the paper states.")],
    measured: Annotated[str, typer.Option(help="What you measured of those confirmed now.")],
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="PARCEL", help="[default: all]")
    ] = None,
    seals: SealsOption = "",
    accepted: Annotated[
        bool, typer.Option("--accepted", help="The importer signs that it takes custody.")
    ] = False,
    day: DayOption = "",
    document_: DocumentOption = "",
    good_for: GoodForOption = "7",
) -> Act:
    """Confirm that all or some of it has arrived, as read off the paper and measured.

    With --accepted and the importer's --with NAME the importer has custody, else your office.
    """
    number = parse_certificate(certificate)
    receiver = context.organisation(importer)
    form = Confirmation(
        certificate=number,
        exporter=context.organisation(exporter),
        importer=receiver,
        parcels=parse_number(parcels, "a number of parcels", codes.LIMIT_CERTIFICATE_PARCELS),
        millicarats=parse_carats(carats),
        measured=parse_carats(measured),
        day=context.day(day),
        document=document(document_),
        seals_intact=bool(seals),
        seals_document=document(seals),
        confirmed=_confirmed(context, number, only),
    )
    acceptance = Acceptance(
        typed.shipment_under(number),
        receiver if accepted else 0,
        form.millicarats,
        context.now,
        context.deadline(good_for),
    )
    return acts.ShipmentsConfirm(form, acceptance, UNSIGNED)


def _confirmed(context: Context, certificate: int, only: list[str] | None) -> tuple[bytes, ...]:
    """The parcels named, or all that have not arrived yet."""
    if only:
        return tuple(ref.parcel for ref in context.refs(only))
    parcels = context.packing(certificate).parcels
    under = [p for p in parcels if context.state.parcel(p).status == codes.PARCEL_DEPARTED]
    if not under:
        raise BadInput(show_certificate(certificate), "nothing is on its way under it")
    return tuple(under)


def close_outside(
    context: Context,
    certificate: CertificateArgument,
    carats: Annotated[str, typer.Option(help="The weight the foreign confirmation states.")],
    document_: DocumentOption = "",
    day: DayOption = "",
) -> Act:
    """Close one to a Participant outside, with the foreign confirmation as document."""
    number = parse_certificate(certificate)
    return acts.PaperCloseOutside(
        number,
        parse_carats(carats),
        context.day(day),
        document(document_),
        context.packing(number),
    )
