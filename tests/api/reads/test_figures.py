"""Production, trade and the world over HTTP: each figure is the sum of the events it points to."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from kp_ledger.answers.published import published
from tests.api.reads.house import House, house
from tests.index.queries import scenes


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(
        tmp_path_factory.mktemp("figures") / "kp", scenes.known("everything"), new_url()
    ) as opened:
        yield opened


def summed(here: House, link: str) -> Decimal:
    """Carats of the events behind a link: as registered, as certified on departure or arrival."""
    total, after = Decimal(0), ""
    while True:
        page = here.get(link + after)
        total += sum((weight(here, one) for one in page["events"]), Decimal(0))
        if "next" not in page:
            return total
        after = f"&after={page['next']}"


def weight(here: House, event: dict[str, Any]) -> Decimal:
    fields = event["fields"]
    if event["kind"] == "ProductionRegistered":
        return Decimal(fields["carats"])
    if event["kind"] == "ShipmentConfirmed":
        return Decimal(fields["certified"])
    certificate = here.chain.state().certificates[_number(fields["certificate"])]
    return Decimal(certificate.a.millicarats) / 1000


def _number(shown: str) -> int:
    letters, serial = shown.split()
    return int.from_bytes(letters.encode(), "big") << 32 | int(serial)


@pytest.mark.parametrize("by", ["month", "quarter", "half"])
@pytest.mark.parametrize("of", ["", "&participant=BW", "&participant=AE", "&participant=ZW"])
def test_each_row_of_the_statistics_is_the_sum_of_its_events(here: House, by: str, of: str) -> None:
    found = here.get(f"/v1/statistics?by={by}&from=2026-01-01{of}")
    rows = [*found["production"], *found["exports"], *found["imports"]]
    assert rows
    for row in rows:
        assert summed(here, row["events"]) == Decimal(row["carats"]), row


def test_statistics_count_what_lies_between_two_days_alone(here: House) -> None:
    whole = here.get("/v1/statistics?from=2026-01-01&by=half")
    days = ("2026-01-01", "2026-03-02"), ("2026-03-03", "2026-12-31")
    parts = [here.get(f"/v1/statistics?by=half&from={a}&to={b}") for a, b in days]
    for table in ("production", "exports", "imports"):
        total = sum(Decimal(row["carats"]) for row in whole[table])
        assert total and total == sum(Decimal(r["carats"]) for one in parts for r in one[table])
    for row in parts[0]["production"]:
        assert summed(here, row["events"]) == Decimal(row["carats"])


def test_statistics_as_lines_say_the_same(here: House) -> None:
    found = here.get("/v1/statistics?from=2026-01-01")
    ways = [
        here.client.get("/v1/statistics?from=2026-01-01&format=csv"),
        here.client.get("/v1/statistics?from=2026-01-01", headers={"Accept": "text/csv"}),
    ]
    for response in ways:
        assert response.headers["content-type"].startswith("text/csv")
        assert response.headers["x-as-of-hash"] == found["as_of"]["hash"]
        lines = list(csv.DictReader(io.StringIO(response.text)))
        tables = ("production", "exports", "imports")
        rows = [{"table": name, **row} for name in tables for row in found[name]]
        assert len(lines) == len(rows)
        for line, row in zip(lines, rows, strict=True):
            assert {k: v for k, v in line.items() if v} == {k: str(v) for k, v in row.items()}


def test_a_period_that_ends_before_it_begins_is_refused(here: House) -> None:
    path = "/v1/statistics?from=2026-03-02&to=2026-03-01"
    assert here.refusal(path) == (400, "BadInput")
    assert here.refusal("/v1/world?from=2026-03-02&to=2026-03-01") == (400, "BadInput")
    path = "/v1/participants/BW?from=2026-03-02&to=2026-03-01"
    assert here.refusal(path) == (400, "BadInput")


# The two sides of a border


def test_a_gap_names_the_certificates_that_make_it(here: House) -> None:
    rows = here.get("/v1/participants/BW")["exports"]
    for row in rows:
        gap = Decimal(row["exported"]) - Decimal(row["confirmed"])
        assert Decimal(row["gap"]) == gap
        assert sum(Decimal(one["carats"]) for one in row["certificates"]) == gap
    reasons = {one["certificate"]: one["reason"] for row in rows for one in row["certificates"]}
    assert reasons == {
        "BW 000001": "certified 30.000 carats, 29.995 on arrival",
        "BW 000002": "left on 2 March 2026, not confirmed yet",
        "BW 000003": "certified 3.000 carats, 2.999 on arrival",
        "BW 000004": "left on 27 March 2026, confirmed on 27 March 2026 and 6 April 2026;"
        " 2.000 carats still to come",
    }


def test_both_sides_see_the_same_rows(here: House) -> None:
    exports = here.get("/v1/participants/BW")["exports"]
    imports = here.get("/v1/participants/AE")["imports"]
    assert [r for r in exports if r["importing"] == "AE"] == [
        r for r in imports if r["exporting"] == "BW"
    ]


def test_trade_of_a_participant_is_of_the_quarters_asked_for(here: House) -> None:
    usual = here.get("/v1/participants/BW")
    first, second = (
        here.get(f"/v1/participants/BW?from=2026-{days}")
        for days in ("02-10&to=2026-03-11", "04-01&to=2026-04-01")
    )
    assert (first["first"], first["last"]) == ("2026-01-01", "2026-03-31")
    assert (second["first"], second["last"]) == ("2026-04-01", "2026-06-30")
    assert first["exports"] and second["exports"]
    assert usual["exports"] == first["exports"] + second["exports"]
    before = here.get("/v1/participants/BW?from=2001-01-01&to=2020-12-31")
    assert before["exports"] == before["imports"] == before["paper"] == []
    assert before["production"] == usual["production"]


def test_paper_of_those_outside_is_counted_by_issuer(here: House) -> None:
    (row,) = here.get("/v1/participants/ZW")["paper"]
    assert (row["issuer"], row["importing"], row["certificates"]) == ("ZW", "AE", 2)
    assert row["carats"] == "2.000"


# The world


def test_flows_are_the_sums_of_their_events(here: House) -> None:
    found = here.get("/v1/world?from=2026-01-01")
    assert {(f["exporting"], f["importing"], f["outside"]) for f in found["flows"]} == {
        ("BW", "AE", False),
        ("BW", "ZW", True),
        ("ZW", "AE", True),
    }
    for flow in found["flows"]:
        assert summed(here, flow["events"]) == Decimal(flow["carats"])
    total = sum(Decimal(flow["carats"]) for flow in found["flows"])
    assert Decimal(found["carats"]) == total
    assert found["certificates"] == sum(flow["certificates"] for flow in found["flows"])


def test_nothing_was_published_for_a_ledger_that_is_no_demonstration(here: House) -> None:
    found = here.get("/v1/world")
    assert found["demonstration"] is False and found["comparison"] == []


def test_of_a_demonstration_published_figures_stand_beside_what_their_events_sum(
    here: House,
) -> None:
    settings = here.home.path / "demo.json"
    settings.write_text(json.dumps({"seed": 1, "scale": 1.0, "first_day": 20_454}))
    try:
        found = here.get("/v1/world?from=2026-01-02")
    finally:
        settings.unlink()
    assert found["demonstration"] is True
    rows = {(row["flow"], row["participant"]): row for row in found["comparison"]}
    botswana = rows["production", "BW"]
    figure = published().production["BW"].millicarats
    assert figure is not None
    assert Decimal(botswana["published"]) == Decimal(figure) / 1000
    difference = Decimal(botswana["recorded"]) - Decimal(botswana["published"])
    assert Decimal(botswana["difference"]) == difference
    for row in rows.values():
        if "events" in row:
            assert summed(here, row["events"]) == Decimal(row["recorded"]), row


def test_a_day_that_is_none_is_refused(here: House) -> None:
    status, _ = here.refusal("/v1/world?from=2026-02-30")
    assert status == 422
