"""Recording the paper certificate of a Participant outside, from one JSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.parcels import UNSIGNED
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import GoodForOption
from kp_ledger.domain import words
from kp_ledger.domain.days import parse_day
from kp_ledger.domain.parse import (
    parse_carats,
    parse_certificate,
    parse_dollars,
    parse_number,
    parse_past_day,
)
from kp_ledger.domain.participants import parse_participant, participant_name
from kp_ledger.domain.references import parse_reference
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import Acceptance, InboundLot, InboundPaper, OriginWeight
from kp_ledger.model import typed
from kp_ledger.model.origins import without_weight

EXAMPLE = """\
{"issuer": "ZW", "number": "ZW 0077", "exporter": "12", "importer": "dubai-trader",
 "issued": "2026-02-01", "expires": "2026-04-01", "arrived": "2026-02-20",
 "dollars": {"gem": "90000"}, "document": "HASH or FILE",
 "lots": [{"reference": "IN-1", "carats": "310.5", "kind": "gem", "origins": {"9217": "310.5"}}]}
or, where the paper names countries without weights, "named": ["ZW", "AO"] in place of "origins"."""
KINDS = ("unsorted", "industrial", "gem")


def add(parent: typer.Typer) -> None:
    act_command(parent, "record-inbound")(record_inbound)


def record_inbound(
    context: Context,
    from_file: Annotated[Path, typer.Option("--from", metavar="FILE", help="The paper, as JSON.")],
    accepted: Annotated[
        bool, typer.Option("--accepted", help="The importer signs that it takes custody.")
    ] = False,
    collides_with: Annotated[
        str,
        typer.Option(
            "--collides-with",
            metavar="NUMBER",
            help="The first that was recorded under this printed number: both are genuine.",
        ),
    ] = "",
    good_for: GoodForOption = "7",
) -> Act:
    """Record a foreign paper certificate and register its parcels with declared origins.

    A second genuine paper of one number names the first: its parcels come to the office, on hold,
    and both certificates say so for ever.
    """
    file = _read(from_file)
    issuer = parse_participant(_text(file, "issuer"))
    lots = tuple(_lot(context, issuer, lot) for lot in _member(file, "lots", list))
    paper = _paper(context, issuer, file, lots, collides_with)
    acceptance = Acceptance(
        typed.shipment_id(paper.issuer, paper.number),
        paper.importer if accepted else 0,
        sum(paper.millicarats),
        context.now,
        context.deadline(good_for),
    )
    return acts.PaperRecordInbound(paper, lots, acceptance, UNSIGNED)


def _paper(
    context: Context,
    issuer: int,
    file: dict[str, Any],
    lots: tuple[InboundLot, ...],
    collides_with: str,
) -> InboundPaper:
    dollars = file.get("dollars", {})
    return InboundPaper(
        issuer=issuer,
        number=_text(file, "number").strip().upper(),
        exporter=context.organisation(_text(file, "exporter")),
        importer=context.organisation(_text(file, "importer")),
        issued=parse_past_day(_text(file, "issued"), context.today),
        expires=parse_day(_text(file, "expires")),
        arrived=parse_past_day(_text(file, "arrived"), context.today),
        millicarats=tuple(_sums(lots)),
        cents=tuple(parse_dollars(str(dollars.get(kind, "0"))) for kind in KINDS),
        document=document(_text(file, "document")),
        collides_with=parse_certificate(collides_with) if collides_with else 0,
    )


def _sums(lots: tuple[InboundLot, ...]) -> list[int]:
    """Weights by kind, a single stone counted with its kind."""
    sums = [0, 0, 0]
    for lot in lots:
        sums[(lot.kind & ~codes.SINGLE_STONE) - 1] += lot.millicarats
    return sums


def _lot(context: Context, issuer: int, lot: Any) -> InboundLot:
    if not isinstance(lot, dict):
        raise BadInput(lot, "each of the lots is an object")
    weight = parse_carats(_text(lot, "carats"))
    if isinstance(lot.get("named"), list):
        origins = _named(context, issuer, lot["named"], weight)
    else:
        origins = {
            parse_number(origin, "an origin", (1 << 24) - 1): parse_carats(str(carats), zero=True)
            for origin, carats in _member(lot, "origins", dict).items()
        }
    return InboundLot(
        parse_reference(_text(lot, "reference")),
        weight,
        words.parse_kind(str(lot.get("kind", "unsorted"))),
        tuple(OriginWeight(origin, origins[origin]) for origin in sorted(origins)),
    )


def _named(context: Context, issuer: int, countries: list[Any], weight: int) -> dict[int, int]:
    """All of it not stated by the issuer, and each country in it without a weight."""
    places = [parse_participant(str(country)) for country in countries]
    for place in (issuer, *places):
        if (place, codes.NATURE_NOT_STATED) not in context.state.first_zones:
            raise BadInput(participant_name(place), "this ledger has no zones of this Participant")
    unstated = context.state.first_zones[issuer, codes.NATURE_NOT_STATED]
    return {
        unstated << 8 | 1: weight,
        **{without_weight(context.state, place): 0 for place in places},
    }


def _text(file: dict[str, Any], name: str) -> str:
    return str(_member(file, name, str))


def _member(file: dict[str, Any], name: str, kind: type) -> Any:
    if not isinstance(file.get(name), kind):
        raise BadInput(file.get(name), f"the paper's {name} is missing; it looks like {EXAMPLE}")
    return file[name]


def _read(path: Path) -> dict[str, Any]:
    try:
        file = json.loads(path.read_text("utf-8"), parse_float=str, parse_int=str)
    except (OSError, ValueError):
        raise BadInput(str(path), "there is no JSON file to read here") from None
    if not isinstance(file, dict):
        raise BadInput(str(path), f"is not an object like {EXAMPLE}")
    return file
