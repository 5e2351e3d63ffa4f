"""A search over HTTP: by everything that may be typed or scanned, and for what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest

from kp_ledger.domain.sentences import UNKNOWN
from kp_ledger.model.typed import parcel_id
from tests.actors import actor
from tests.api.reads.house import House, house
from tests.index.queries import scenes
from tests.world import reference

PARCEL = "0x" + parcel_id(actor("bw_miner").organisation, reference("DUG-1")).hex()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("search") / "kp", scenes.traded(), new_url()) as opened:
        yield opened


def search(house: House, text: str, by: str = "") -> dict[str, Any]:
    found: dict[str, Any] = house.get(f"/v1/search?q={quote(text)}", by)
    assert ("unknown" in found) is (not found["matches"])
    return found


def matches(house: House, text: str, by: str = "") -> list[tuple[str, str]]:
    return [(one["kind"], one["id"]) for one in search(house, text, by)["matches"]]


FOUND = {
    PARCEL: ("parcel", PARCEL),
    PARCEL[2:].upper(): ("parcel", PARCEL),
    " ".join(PARCEL[at : at + 11] for at in range(0, 66, 11)): ("parcel", PARCEL),
    f"https://kp.example/01/0950600013435/10/x?parcel={PARCEL}": ("parcel", PARCEL),
    "DUG-1": ("parcel", PARCEL),
    "BW 000001": ("certificate", "BW 000001"),
    "bw1": ("certificate", "BW 000001"),
    "  bw - 0001 ": ("certificate", "BW 000001"),
    "ZW 000123/A": ("certificate", "ZW 2147483648"),
    "zw 000123/a": ("certificate", "ZW 2147483648"),
    "Botswana": ("participant", "BW"),
    "bw": ("participant", "BW"),
    "orapa": ("zone", "9"),
    "zone 9": ("zone", "9"),
    "9": ("zone", "9"),
}


@pytest.mark.parametrize("text", list(FOUND))
def test_it_is_found_by(here: House, text: str) -> None:
    assert FOUND[text] in matches(here, text)


def test_every_match_leads_to_an_answer_and_a_page(here: House) -> None:
    for text in FOUND:
        for match in search(here, text)["matches"]:
            assert here.client.get(match["path"]).status_code == 200
            kind = "participant|parcel|certificate|zone|organisation"
            assert match["page"].split("/")[1] in kind.split("|")


def test_a_hold_leads_to_its_parcel(here: House) -> None:
    hold, record = next(iter(here.chain.state().holds.items()))
    (match,) = search(here, "0x" + hold.hex())["matches"]
    assert (match["kind"], match["path"]) == ("hold", f"/v1/parcels/0x{record.parcel.hex()}/holds")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("BW OOOOO1", "BW 000001"), ("8w oooool", "BW 000001"), (PARCEL.replace("0", "o"), PARCEL)],
)
def test_look_alikes_are_suggested_and_not_taken(here: House, text: str, meant: str) -> None:
    answer = search(here, text)
    assert answer["matches"] == []
    assert [one["text"] for one in answer["suggestions"]] == [meant]


def test_nothing_is_suggested_that_is_not_there(here: House) -> None:
    assert search(here, "BW OOOO99")["suggestions"] == []


UNKNOWN_SAYS = {
    "ab" * 32: UNKNOWN,
    "ab" * 31: "this one lacks 2",
    "ab" * 33: "has 2 too many",
    "BW 000099": "This ledger has no certificate BW 000099",
    "ZW 5": "Zimbabwe is not on this ledger",
    "nothing-of-this-name": "Nothing of this name is on this ledger",
    f"https://kp.example/ledger/5/parcel/{PARCEL}": "of another ledger (chain 5)",
    "https://kp.example/hello": "names no parcel and no certificate",
    "https://kp.example/p/" + "ab" * 32: UNKNOWN,
}


@pytest.mark.parametrize("text", list(UNKNOWN_SAYS))
def test_unknown_says_what_it_means(here: House, text: str) -> None:
    answer = search(here, text)
    assert answer["matches"] == []
    assert UNKNOWN_SAYS[text] in answer["unknown"]


def test_a_label_of_this_ledger_is_of_this_ledger(here: House) -> None:
    link = f"https://kp.example/p/{PARCEL}?ledger={here.chain.ledger.chain_id}"
    assert matches(here, link) == [("parcel", PARCEL)]


def test_organisations_are_found_by_members_and_each_by_itself(here: House) -> None:
    number = actor("bw_miner").organisation
    expected = ("organisation", str(number))
    for text in ("bw_miner", str(number)):
        assert expected in matches(here, text, "ae_office")
        assert expected in matches(here, text, "bw_miner")
        assert expected not in matches(here, text, "ae_trader")
        assert expected not in matches(here, text)


@pytest.mark.parametrize("text", ["", " ", "\t", "\x00", "a\x00b", "a\nb", "\u200b", "x" * 2001])
def test_what_is_no_text_is_refused(here: House, text: str) -> None:
    status, _ = here.refusal(f"/v1/search?q={quote(text)}")
    assert status in (400, 422)


def test_nothing_asked_is_refused(here: House) -> None:
    assert here.refusal("/v1/search")[0] in (400, 422)


@pytest.mark.parametrize(
    "text", ["<script>", "' OR 1=1 --", "%", "_", "*", "ſ", "İ", "💎", "٣", "²"]
)
def test_any_text_is_answered(here: House, text: str) -> None:
    assert search(here, text)["matches"] == []


def test_as_of_a_block_before_it_was_there_it_is_not_found(here: House) -> None:
    answer = here.get(f"/v1/search?q={PARCEL}&at=10")
    assert answer["matches"] == []
    assert here.refusal(f"/v1/search?q={PARCEL}&at=99999") == (404, "NoSuchBlock")
