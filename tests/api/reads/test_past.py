"""What is said of goods that were moved by law."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.showing import written_day
from tests.api.reads.house import House, house
from tests.index.queries.past import BY_LAW, MIXED, MOVED, PLAIN, past

MOVED_THEN = (
    f"Part of the shipment was moved by law on {written_day(BY_LAW)}: an office took it to other"
    " hands."
)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("past") / "kp", past(), new_url()) as opened:
        yield opened


def certificate(house: House, number: int) -> Any:
    return house.get(f"/v1/certificates/{show_certificate(number).replace(' ', '-')}")


def page(house: House, path: str) -> str:
    return house.client.get(path, headers={"accept": "text/html"}).text


def page_of(house: House, number: int) -> str:
    return page(house, f"/certificate/{show_certificate(number).replace(' ', '-')}")


# By law


@pytest.mark.parametrize("number", [MIXED, MOVED], ids=["mixed of it", "two moved together"])
def test_a_move_by_law_is_one_caution_of_the_certificate_of_its_goods(
    here: House, number: int
) -> None:
    (caution,) = certificate(here, number)["warnings"]
    assert (caution["kind"], caution["words"]) == ("by law", MOVED_THEN)
    assert caution["next"] == "Ask the authority of Botswana for the order that moved it."


def test_its_page_says_so_and_prints_it(here: House) -> None:
    before, found, _ = page_of(here, MIXED).partition(MOVED_THEN)
    assert found
    assert before.rindex("</div>") > before.rindex("no-print")


def test_nothing_is_said_of_what_nobody_moved(here: House) -> None:
    assert certificate(here, PLAIN)["warnings"] == []
    assert "by law" not in page_of(here, PLAIN)
