"""A certificate over HTTP: every state of a shipment, the twelve elements, what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from kp_ledger.domain import words
from kp_ledger.domain.parse import parse_certificate, show_certificate
from kp_ledger.domain.showing import Showing, written_day
from kp_ledger.generated import acts, codes
from kp_ledger.generated.records import ParcelRef
from kp_ledger.index.queries.certificates import find
from kp_ledger.index.queries.cited import left_of
from kp_ledger.model import typed
from tests.actors import AE, actor, sign
from tests.api.reads.house import House, house, names
from tests.contracts import certifying as shipments
from tests.contracts import transforming as work
from tests.contracts.certifying import REASON
from tests.index.chains import Paper
from tests.index.queries import scenes
from tests.world import DOCUMENT, hand_over, reference, register


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(
        tmp_path_factory.mktemp("papers") / "kp", scenes.traded(furnished=True), new_url()
    ) as opened:
        yield opened


def path(number: int) -> str:
    return "/v1/certificates/" + show_certificate(number).replace(" ", "-")


STATES = {
    scenes.CONFIRMED: "confirmed",
    scenes.OVERDUE: "overdue",
    scenes.OUTSIDE: "confirmed",
    scenes.IN_PARTS: "overdue",
    scenes.REPLACED: "voided",
}


@pytest.mark.parametrize("number", list(STATES))
def test_a_state_is_answered_with_its_sentence(here: House, number: int) -> None:
    answer = here.get(path(number))
    assert answer["state"] == STATES[number]
    assert answer["answer"].count(show_certificate(number)) == 1
    assert answer["next"]


def test_every_certificate_says_the_state_of_its_record(here: House) -> None:
    known = here.chain.state().certificates
    for number, record in known.items():
        answer = here.get(path(number))
        recorded = words.CERTIFICATE_STATUSES[record.a.status]
        assert answer["state"] in (recorded, "expired", "overdue", "partly confirmed")
        assert answer["remaining"] == record.a.remaining
        assert "verified" not in str(answer).lower()


def test_a_past_block_has_the_state_of_its_day(here: House) -> None:
    found = []
    for block in range(len(here.chain.heads)):
        response = here.client.get(f"{path(scenes.IN_PARTS)}?at={block}")
        found.append(response.json()["state"] if response.status_code == 200 else "unknown")
    expected = ["unknown", "issued", "departed", "partly confirmed", "overdue"]
    assert list(dict.fromkeys(found)) == expected


@pytest.mark.parametrize("text", ["BW-000001", "bw000001", "BW 1", "Bw-1", "BW-0000000001"])
def test_a_number_is_read_in_any_case_with_or_without_zeros(here: House, text: str) -> None:
    assert here.get(f"/v1/certificates/{text}") == here.get(path(scenes.CONFIRMED))


@pytest.mark.parametrize("text", ["BW", "1", "QQ-1", "BW-0", "BW-4294967296", "BWO1", "é", "%27"])
def test_what_is_no_number_is_refused(here: House, text: str) -> None:
    assert here.refusal(f"/v1/certificates/{text}") == (400, "BadInput")


@pytest.mark.parametrize("more", ["", "/steps", "/parcels", "/cited"])
def test_unknown_says_what_it_means(here: House, more: str) -> None:
    response = here.client.get(f"/v1/certificates/BW-77{more}")
    assert response.status_code == 404
    assert "That can mean a misprint" in response.json()["detail"]
    outside = here.client.get(f"/v1/certificates/ZW-77{more}").json()["detail"]
    assert "Zimbabwe is not on this ledger" in outside


def test_an_unknown_number_says_that_it_was_reported_as_forged(here: House) -> None:
    detail = here.client.get("/v1/certificates/BW-77").json()["detail"]
    assert "reported as forged by the authority of the United Arab Emirates on " in detail
    assert "forged" not in here.client.get("/v1/certificates/BW-78").json()["detail"]


@pytest.mark.parametrize("text", [scenes.FORGED, "zw 12a", "ZW-0012-A"])
def test_a_foreign_number_is_looked_for_however_it_is_written(here: House, text: str) -> None:
    unknown = here.get(f"/v1/search?q={text}")["unknown"]
    assert "reported as forged by the authority of Botswana on " in unknown


# The paper ----------------------------------------------------------------------------------------


def test_the_twelve_elements_are_those_of_the_record(here: House) -> None:
    record = here.chain.state().certificates[scenes.CONFIRMED]
    elements = here.get(path(scenes.CONFIRMED))["elements"]
    assert elements["title"] == "Kimberley Process Certificate"
    assert elements["number"] == "BW 000001"
    assert elements["carats"] == "30.000"
    assert elements["parcels"] == 2
    assert Decimal(elements["dollars"]) * 100 == record.b.cents
    assert elements["authority"] == {"number": record.a.office}
    assert elements["exporter"] == {"number": record.a.exporter}
    assert elements["importer"] == {"number": record.a.importer}
    assert [one["participant"]["code"] for one in elements["origins"]] == ["BW"]
    assert sum(Decimal(one["carats"]) for one in elements["origins"]) == Decimal("30.000")
    assert [(one["hs"], one["carats"]) for one in elements["kinds"]] == [("7102.10", "30.000")]
    assert elements["validation"]["named"] == "document"
    assert elements["issued"] < elements["expires"]


def test_kinds_have_their_codes_and_add_up(here: House) -> None:
    elements = here.get(path(scenes.IN_PARTS))["elements"]
    assert [one["hs"] for one in elements["kinds"]] == ["7102.10", "7102.31"]
    carats = sum(Decimal(one["carats"]) for one in elements["kinds"])
    assert carats == Decimal(elements["carats"])
    dollars = sum(Decimal(one["dollars"]) for one in elements["kinds"])
    assert dollars == Decimal(elements["dollars"])


def test_foreign_paper_says_what_is_printed_and_who_entered_it(here: House) -> None:
    state = here.chain.state()
    inbound = [n for n, r in state.certificates.items() if r.a.nature == codes.PAPER_INBOUND]
    answer = here.get(path(inbound[0]))
    assert answer["printed"] == "ZW 000123/A"
    assert answer["paper"] == "recorded from foreign paper"
    assert "authority" not in answer["elements"]
    assert answer["recorded_by"] == {"number": actor("ae_office").organisation}
    shares = {one["nature"]: one["share"] for one in answer["elements"]["origins"]}
    assert shares == {"declared": "70 %", "not stated": "30 %"}


def test_papers_of_one_number_name_each_other_for_ever(here: House) -> None:
    numbers = {0: "ZW 2147483648", 2: "ZW 2147483650", 3: "ZW 2147483651"}
    for own in numbers.values():
        answer = here.get("/v1/certificates/" + own.replace(" ", "-"))
        others = [one for one in numbers.values() if one != own]
        assert answer["same_number"] == others
        said = f"recorded under the same printed number, as {' and '.join(others)}: the authority"
        assert said in answer["answer"]
        parcel = here.get(f"/v1/parcels/{answer['parcels'][0]['parcel']}")
        cautions = {one["kind"]: one["words"] for one in parcel["warnings"]}
        assert cautions["same number"] == answer["answer"]
        assert ("hold" in cautions) == (own != numbers[0])
    other = here.get("/v1/certificates/ZW-2147483649")
    assert other["same_number"] == [] and "same printed number" not in other["answer"]
    found = here.get("/v1/search?q=ZW+123A")["matches"]
    assert [one["id"] for one in found] == list(numbers.values())


def test_before_the_second_is_recorded_the_first_says_nothing_of_it(here: House) -> None:
    events = here.get("/v1/events?kind=InboundRecorded&participant=ZW")["events"]
    second = next(one for one in events if one["fields"]["certificate"] == "ZW 2147483650")
    assert second["fields"]["collides_with"] == "ZW 2147483648"
    before = here.get(f"/v1/certificates/ZW-2147483648?at={second['block'] - 1}")
    assert before["same_number"] == []


def test_a_shipment_says_its_seals_sightings_and_weight_on_arrival(here: House) -> None:
    answer = here.get(path(scenes.ACCEPTED))
    assert answer["seals"] == ["0x" + "5e" * 32]
    # On its way, and as its destination found them when it confirmed.
    seen = [(one["place"]["code"], one["intact"], one["on_arrival"]) for one in answer["sightings"]]
    assert seen == [("AO", True, False), ("AE", True, True)]
    assert here.get(path(scenes.CONFIRMED))["measured"] == "29.995"
    assert here.get(path(scenes.OUTSIDE))["measured"] == "2.999"


def test_a_number_that_was_reported_as_forged_says_so_with_what_was_answered(here: House) -> None:
    answer = here.get(path(scenes.REPLACED))
    by = [(one["said"], one["place"]["code"], one["printed"]) for one in answer["forgeries"]]
    assert by == [("answered", "BW", "BW 000010"), ("reported as forged", "AO", "BW 000010")]
    assert answer["forgeries"][0]["document"]["digest"] == "0x" + DOCUMENT.hex()
    assert "reported as forged by the authority of Angola on " in answer["answer"]
    assert "The authority of Botswana on " in answer["answer"]
    assert here.get(path(scenes.REPLACED) + "/steps")["answer"] == answer["answer"]
    assert here.get(path(scenes.CONFIRMED))["forgeries"] == []


def test_its_page_lists_what_was_said_of_its_number(here: House) -> None:
    page = here.client.get("/certificate/BW-000010", headers={"accept": "text/html"}).text
    assert "Papers with its number that were reported as forged" in page
    assert page.index("answered") < page.index("reported a paper as forged")
    unknown = here.client.get("/certificate/BW-000077", headers={"accept": "text/html"})
    assert unknown.status_code == 404
    assert "reported as forged by the authority of the United Arab Emirates" in unknown.text


def test_one_that_was_replaced_names_the_other_both_ways(here: House) -> None:
    old, new = here.get(path(scenes.REPLACED)), here.get(path(scenes.REPLACED + 1))
    assert (old["replaced_by"], new["replaces"]) == (new["number"], old["number"])
    assert new["number"] in old["answer"]


def test_a_detained_shipment_says_since_when_and_why_wherever_it_is_asked(here: House) -> None:
    answer = here.get(path(scenes.DETAINED))
    said = answer["answer"]
    since = written_day(here.chain.state().certificates[scenes.DETAINED].a.stopped)
    assert f"is detained in the United Arab Emirates since {since}" in said
    assert Showing().show_document(REASON) in said
    parcel = here.get(f"/v1/parcels/{answer['parcels'][0]['parcel']}")
    assert {one["kind"]: one["words"] for one in parcel["warnings"]}["detained"] == said
    for of in ("", "?participant=BW", "?participant=AE"):
        (one,) = here.get(f"/v1/detained{of}")["detained"]
        assert (one["words"], one["reason"]) == (said, "0x" + REASON.hex())
    assert here.get("/v1/detained?participant=AO")["detained"] == []
    assert here.get("/v1/participants/AE")["detained"][0]["words"] == said
    page = here.client.get("/participant/AE", headers={"accept": "text/html"}).text
    assert "Detained shipments" in page and f"since {since}" in page


def test_an_overdue_shipment_says_by_how_much(here: House) -> None:
    answer = here.get(path(scenes.OVERDUE))
    assert answer["days_overdue"] > 0
    assert answer["due"] > answer["departed"]
    assert "due" not in here.get(path(scenes.CONFIRMED))


# Audiences ----------------------------------------------------------------------------------------


def test_requests_and_valuations_are_for_parties(here: House) -> None:
    number = path(scenes.CONFIRMED)
    public, party = here.get(number), here.get(number, "bw_miner")
    assert not {"valuations", "request"} & public.keys()
    counted = [one["counts"] for one in party["valuations"]]
    assert len(counted) == 2
    assert any(counted)
    kinds = {step["kind"] for step in public["steps"]}
    assert not kinds & {"CertificateRequested", "Valued", "DocumentAttached"}
    assert "CertificateRequested" in {step["kind"] for step in party["steps"]}
    assert here.get(number, "ao_miner") == public
    others = set(names().organisations.values()) - {"bw_miner"}
    assert not any(name in str(party) for name in others)
    assert "bw_miner" in str(here.get(number, "ao_office"))


def test_steps_and_parcels_of_their_own_are_those_of_the_whole(here: House) -> None:
    number = path(scenes.IN_PARTS)
    whole = here.get(number)
    assert here.get(number + "/steps")["steps"] == whole["steps"]
    assert here.get(number + "/parcels")["parcels"] == whole["parcels"]
    first = here.get(number + "/parcels?limit=2")
    rest = here.get(f"{number}/parcels?limit=2&cursor={first['next']}")
    assert first["parcels"] + rest["parcels"] == whole["parcels"]
    assert "next" not in rest


# What it cites ------------------------------------------------------------------------------------


def test_a_shipment_names_what_it_cites(here: House) -> None:
    back = path(shipments.number(7, AE))
    assert [one["number"] for one in here.get(back)["cited"]] == ["BW 000006"]
    (cited,) = here.get(back + "/cited")["cited"]
    assert (cited["carats"], cited["shipped"], cited["ancestor"]) == ("0.400", "0.400", True)


class Depot:
    """Goods that arrive under one certificate, are worked with, and leave again."""

    def __init__(self) -> None:
        self.chain = Paper()
        self.serial = 0

    def arrived(self, text: str, millicarats: int) -> bytes:
        """A parcel that ae_trader has, under a certificate of its own."""
        ref = register(self.chain, text, millicarats)
        self.serial += 1
        shipment = scenes.sealed(self.chain, shipments.number(self.serial), ref)
        shipments.depart(self.chain, shipment)
        shipments.accept(self.chain, shipment)
        hand_over(self.chain, "bw_miner", "ae_trader", self.now(ref.parcel), moves=2)
        return ref.parcel

    def now(self, parcel: bytes) -> ParcelRef:
        return ParcelRef(parcel, self.chain.state().parcels[parcel].revision)

    def ship(
        self, parcel: bytes, *cited: int, by: str = "ae_trader", to: str = "bw_trader"
    ) -> shipments.Certified:
        """Out again, and gone; what it carries is cited whatever else is."""
        carried = self.chain.state().parcels[parcel].certificate
        exporter, importer, office = (
            actor(by).organisation,
            actor(to).organisation,
            f"{by[:2]}_office",
        )
        self.serial += 1
        made = shipments.asked(
            self.chain,
            self.now(parcel),
            by=by,
            reference=reference(f"OUT-{self.serial}"),
            exporter=exporter,
            owner=exporter,
            importer=importer,
            to=actor(to).participant,
            cited=tuple(sorted({*cited, carried} - {0})),
            valuers=(exporter, actor(office).organisation, 0),
        )
        for valuer, capacity in ((by, 1), (office, 2)):
            shipments.value(self.chain, made.request, valuer, capacity)
        number = shipments.number(self.serial, actor(by).participant)
        shipments.issue(self.chain, made, by=office, certificate=number)
        shipment = shipments.Certified(number, self.chain.state().packings[number])
        shipments.depart(self.chain, shipment, by=office)
        return shipment

    def receive(self, shipment: shipments.Certified, giver: str, receiver: str) -> None:
        """Confirmed, into the receiver's hands, who then has title too."""
        read = shipments.confirmation(
            self.chain,
            shipment,
            exporter=actor(giver).organisation,
            importer=actor(receiver).organisation,
        )
        under = typed.shipment_under(shipment.number)
        order = shipments.acceptance(
            self.chain, under, read.millicarats, importer=actor(receiver).organisation
        )
        signature = sign(order, receiver, self.chain.ledger)
        act = acts.ShipmentsConfirm(read, order, signature)
        self.chain.do(act, f"{receiver[:2]}_office")
        for parcel in shipment.parcels:
            hand_over(self.chain, giver, receiver, self.now(parcel), moves=2)

    def mix(self, text: str, millicarats: int, *parcels: bytes) -> bytes:
        refs = [self.now(parcel) for parcel in parcels]
        to = work.output(text, millicarats)
        order = work.order(
            self.chain, codes.OPERATION_MIX, work.ascending(*refs), [to], by="ae_trader"
        )
        (made,) = work.products(work.send(self.chain, order, "ae_trader"))
        return made.parcel

    def split(self, parcel: bytes, *weights: int) -> list[bytes]:
        parts = [work.part(weight) for weight in weights]
        order = work.order(
            self.chain, codes.OPERATION_SPLIT, [self.now(parcel)], parts, by="ae_trader"
        )
        return [one.parcel for one in work.products(work.send(self.chain, order, "ae_trader"))]


def test_what_is_left_of_a_certificate_is_what_has_not_left_again(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """600 and 400 arrive and are mixed; 250 of the mix leave: 150 of the one, 100 of the other."""
    depot = Depot()
    first, second = depot.arrived("ONE", 600), depot.arrived("TWO", 400)
    unused = depot.arrived("THREE", 50)
    mixed = depot.mix("BOTH", 1_000, first, second)
    part, rest = depot.split(mixed, 250, 750)
    number = depot.ship(part, *map(shipments.number, (1, 2, 3))).number
    with house(tmp_path_factory.mktemp("depot") / "kp", depot.chain) as opened:
        cited = opened.get(path(number) + "/cited")["cited"]
        found = [(one["carats"], one["shipped"], one["left"], one["ancestor"]) for one in cited]
        assert found == [
            ("0.600", "0.150", "0.450", True),
            ("0.400", "0.100", "0.300", True),
            ("0.050", "0.000", "0.050", False),
        ]
        with opened.index.snapshot() as snapshot:
            paper = find(snapshot, number)
            assert paper is not None
            assert paper.requested is not None
            papers = [find(snapshot, one) for one in paper.requested.cited]
            left = left_of(snapshot, paper, [one for one in papers if one is not None])
        assert [one.left for one in left] == [450, 300, 50]
    assert rest
    assert unused


def test_what_left_and_came_back_is_of_the_certificate_it_came_back_under(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Round-tripping makes nothing of the first certificate come back, mixed again or not."""
    depot = Depot()
    first = depot.arrived("ONE", 600)
    part, rest = depot.split(first, 150, 450)
    depot.receive(depot.ship(part, shipments.number(1)), "ae_trader", "bw_trader")
    back = depot.ship(part, by="bw_trader", to="ae_trader")
    depot.receive(back, "bw_trader", "ae_trader")
    half, other = depot.split(part, 50, 100)
    depot.mix("AGAIN", 100 + 40, other, depot.arrived("FOUR", 40))
    one, two = depot.split(rest, 400, 50)
    number = depot.ship(one, shipments.number(1), back.number).number
    alone = depot.ship(two, shipments.number(1)).number
    with house(tmp_path_factory.mktemp("again") / "kp", depot.chain) as opened:
        cited = opened.get(path(number) + "/cited")["cited"]
        (only,) = opened.get(path(alone) + "/cited")["cited"]
    assert (only["shipped"], only["left"]) == ("0.050", "0.000")
    left = {one["certificate"]["number"]: (one["shipped"], one["left"]) for one in cited}
    assert left[show_certificate(shipments.number(1))] == ("0.400", "0.000")
    assert left[show_certificate(back.number)] == ("0.000", "0.150")
    assert half


def test_goods_that_came_twice_are_of_the_certificate_they_came_by_last(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whichever of the two has the higher number."""
    depot = Depot()
    depot.serial = 20
    goods, other = depot.arrived("ONE", 600), depot.arrived("TWO", 10)
    first, own = shipments.number(21), shipments.number(22)
    depot.receive(depot.ship(goods, first), "ae_trader", "bw_trader")
    depot.serial = 10
    back = depot.ship(goods, by="bw_trader", to="ae_trader")
    depot.receive(back, "bw_trader", "ae_trader")
    one, two = depot.split(other, 4, 6)
    number = depot.ship(one, back.number, first).number
    alone = depot.ship(two, first).number
    with house(tmp_path_factory.mktemp("twice") / "kp", depot.chain) as opened:
        both, single = _left(opened, number), _left(opened, alone)
    assert single == {first: "0.000", own: "0.000"}
    assert both == {first: "0.000", back.number: "0.600", own: "0.000"}


def _left(opened: House, number: int) -> dict[int, str]:
    """What is left of each certificate that one cites."""
    cited = opened.get(path(number) + "/cited")["cited"]
    return {parse_certificate(one["certificate"]["number"]): one["left"] for one in cited}
