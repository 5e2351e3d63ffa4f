"""Ids, numbers, links, cursors and blocks that are none, or of elsewhere."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.api.bad_input.ground import MEDIA, raw, refused
from tests.api.served import Served
from tests.schema.examples import Values

UNKNOWN = "12" * 32
PARCEL_ROUTES = ("", "/story", "/ancestry", "/descendants", "/certificates", "/holds", "/documents")
NO_IDS = {
    "too short": "0x" + "ab" * 31,
    "an odd number of digits": "0x" + "a" * 63,
    "too long": "0x" + "ab" * 33,
    "very long": "0x" + "ab" * 900,
    "a letter of none": "0x" + "g" * 64,
    "spaces inside": "0x" + "ab " * 21 + "a",
    "Cyrillic that looks alike": "0x" + "\u0430\u0431" * 32,
    "full-width digits": "0x" + "\uff11" * 64,
    "Arabic digits": "0x" + "\u0661" * 64,
    "0X": "0X" + "ab" * 32,
    "0x twice": "0x0x" + "ab" * 32,
    "a word": "parcel",
    "SQL": "' OR 1=1 --",
    "a path": "..%2f..%2fetc%2fpasswd".replace("%2f", "\u2215"),
    "a certificate": "BW 000123",
    "a line": "0x" + "ab" * 32 + "\n0x" + "ab" * 31,
    "half of a pair": "0x\ufffd",
}


@pytest.mark.parametrize("what", NO_IDS)
@pytest.mark.parametrize("route", PARCEL_ROUTES)
def test_what_is_no_id_is_said_to_be_none(api: Served, what: str, route: str) -> None:
    values = refused(api.ask(f"/v1/parcels/{quote(NO_IDS[what], safe='')}{route}"), 400, "BadInput")

    assert values["value"].strip() == NO_IDS[what].strip()


@pytest.mark.parametrize("path", ["orders", "proposals"])
@pytest.mark.parametrize("what", ["too short", "a word", "SQL"])
def test_nor_is_it_a_digest(api: Served, path: str, what: str) -> None:
    refused(api.ask(f"/v1/{path}/{quote(NO_IDS[what], safe='')}"), 400, "BadInput")


@pytest.mark.parametrize("route", PARCEL_ROUTES)
def test_an_id_that_nobody_knows_is_not_found(api: Served, route: str) -> None:
    assert refused(api.ask(f"/v1/parcels/0x{UNKNOWN}{route}"), 404, "NotFound") == {
        "value": f"0x{UNKNOWN}"
    }


def test_an_id_is_read_in_either_case_and_with_spaces_around(api: Served, there: Values) -> None:
    parcel = there["parcel"][0].removeprefix("0x")
    written = (parcel, f"0x{parcel}", f"0x{parcel.upper()}", parcel.upper(), f" {parcel} ")

    found = {api.json(f"/v1/parcels/{quote(one)}")["parcel"] for one in written}

    assert found == {f"0x{parcel}"}


@pytest.mark.parametrize(
    "target",
    [
        b"/v1/parcels/%00",
        b"/v1/parcels/0x" + b"12" * 32 + b"?q=%00",
        b"/v1/search?q=%00",
        b"/v1/parcels/0x" + b"12" * 4_000,
        b"/v1/parcels/..%2f..%2fkeys",
        b"/v1/parcels/%2e%2e/%2e%2e/etc/passwd",
        b"/v1/parcels/%ff%fe",
        b"/v1/parcels/%zz",
        b"/v1/parcels/\xd0\xb0",
        b"//v1/status",
        b"/v1/../etc/passwd",
        b"/v1/search?q=%ff",
        b"/v1/search?q=%ed%a0%80",
        b"/v1/events?kind=%00",
        b"/v1//parcels",
        b"/V1/STATUS",
    ],
)
def test_an_address_of_any_bytes_is_answered_by_name(api: Served, target: bytes) -> None:
    status, media = raw(api, target)

    if status != 200:
        assert status in (400, 404, 414), target
        assert media in (MEDIA, "text/plain; charset=utf-8"), (target, media)


# Certificates

NO_NUMBERS = {
    "letters of nobody": "QQ 000123",
    "the number alone": "000123",
    "nought": "BW 0",
    "beyond 32 bits": f"BW {1 << 32}",
    "endless": "BW " + "9" * 500,
    "below nought": "BW -1",
    "O for 0": "BW O00123",
    "Greek that looks alike": "\u0392W 000123",
    "Cyrillic that looks alike": "\u0421A 000001",
    "a dotless i": "\u0131N 000001",
    "a long s": "\u017fL 000001",
    "Arabic digits": "BW \u0661\u0662\u0663",
    "full-width letters": "\uff22\uff37 000123",
    "two spaces": "BW  000123",
    "a joiner": "BW\u200d000123",
    "a RTL mark": "BW \u202e000123",
    "no break": "BW\u00a0000123",
}


@pytest.mark.parametrize("what", NO_NUMBERS)
@pytest.mark.parametrize("route", ["", "/steps", "/parcels", "/cited"])
def test_what_is_no_number_is_not_taken_for_one(api: Served, what: str, route: str) -> None:
    number = quote(NO_NUMBERS[what], safe="")
    values = refused(api.ask(f"/v1/certificates/{number}{route}"), 400, "BadInput")

    assert values["value"] == NO_NUMBERS[what]


def test_a_number_is_read_in_any_case_and_with_its_spaces(api: Served, there: Values) -> None:
    letters, serial = there["certificate"][0].split()
    written = (
        f"{letters} {serial}",
        f"{letters.lower()}-{serial}",
        f" {letters}{int(serial)} ",
        f"{letters.title()} {serial.zfill(10)}",
    )

    found = {api.json(f"/v1/certificates/{quote(one)}")["number"] for one in written}

    assert found == {there["certificate"][0]}


def test_a_number_that_nobody_knows_says_what_that_means(api: Served) -> None:
    answer = api.ask("/v1/certificates/BW-4000000000")

    refused(answer, 404, "NotFound")
    assert b"BW" in answer.data


@pytest.mark.parametrize("code", ["QQ", "B", "BWA", "\u0392W", "12", "\u0131N", "%00", "B W"])
def test_letters_of_nobody(api: Served, code: str) -> None:
    path = f"/v1/participants/{code if '%' in code else quote(code)}"
    refused(api.ask(path), 400, "NotText" if "%" in code else "BadInput")


@pytest.mark.parametrize("zone", ["0", "-1", "65536", "1e3", "\u0661", "x", "9" * 400])
def test_zones_that_are_none(api: Served, zone: str) -> None:
    refused(api.ask(f"/v1/zones/{quote(zone)}"), 422, "BadRequest")


# Labels of other ledgers


def test_a_label_of_another_ledger_is_said_to_be_of_another(api: Served, there: Values) -> None:
    parcel = there["parcel"][0]
    chain = api.json("/v1/status")["chain_id"]
    link = "https://labels.example/01/0/10/{}?ledger={}"

    ours = api.json("/v1/search?q=" + quote(link.format(parcel, chain), safe=""))
    theirs = api.json("/v1/search?q=" + quote(link.format(parcel, chain + 1), safe=""))

    assert [match["path"] for match in ours["matches"]] == [f"/v1/parcels/{parcel}"]
    assert "another ledger" in (theirs["unknown"] or theirs["read_as"])
    assert theirs["matches"] == []


@pytest.mark.parametrize("text", ["%20", "%0a", "%09%20"])
def test_there_has_to_be_something_to_look_for(api: Served, text: str) -> None:
    refused(api.ask(f"/v1/search?q={text}"), 400, "BadInput")


@pytest.mark.parametrize("text", ["https://[", "http://[::1", "https://a/%zz", "x" * 2_000, "%"])
def test_whatever_is_scanned_is_answered(api: Served, text: str) -> None:
    assert api.json("/v1/search?q=" + quote(text, safe=""))["matches"] == []


# Pages and blocks


@pytest.mark.parametrize(
    ("path", "items"),
    [
        ("/v1/events?after=999999999-0", "events"),
        ("/v1/events?from_block=999999999", "events"),
        ("/v1/proposals?cursor=0-0", "proposals"),
        ("/v1/organisations?cursor=999999999999", "organisations"),
    ],
)
def test_past_the_end_there_is_an_empty_page(api: Served, path: str, items: str) -> None:
    assert api.json(path, token=api.token("bw-office"))[items] == []


@pytest.mark.parametrize(
    "cursor", ["x", "-1", "1-", "362-14-1", "1 OR 1=1", "\u0661-\u0661", "\u00bd"]
)
@pytest.mark.parametrize(
    "path",
    ["/v1/events?after=", "/v1/proposals?cursor=", "/v1/organisations?cursor=", "/v1/me?cursor="],
)
def test_a_cursor_that_is_none(api: Served, path: str, cursor: str) -> None:
    refused(api.ask(path + quote(cursor), token=api.token("bw-office")), 400, "BadInput")


@pytest.mark.parametrize("cursor", ["x", "%%%", "LTM4MA", "\u00bd", "AAAA" * 40])
@pytest.mark.parametrize("route", ["story", "ancestry", "descendants"])
def test_a_cursor_of_a_parcel_that_is_none(
    api: Served, there: Values, route: str, cursor: str
) -> None:
    path = f"/v1/parcels/{there['parcel'][0]}/{route}?cursor={quote(cursor)}"
    answer = api.ask(path)

    if answer.status != 200:
        refused(answer, 400, "BadInput")


@pytest.mark.parametrize("limit", ["0", "-1", "501", "1e9", "all", "9" * 400])
def test_a_page_has_a_size(api: Served, there: Values, limit: str) -> None:
    refused(api.ask(f"/v1/parcels/{there['parcel'][0]}/story?limit={limit}"), 422, "BadRequest")


@pytest.mark.parametrize("at", [1 << 31, 1 << 63, 1 << 70, 10**40])
@pytest.mark.parametrize("path", ["/v1/zones", "/v1/proposals", "/v1/world", "/v1/search?q=BW"])
def test_a_block_that_is_not_there_yet(api: Served, path: str, at: int) -> None:
    values = refused(api.ask(f"{path}{'&' if '?' in path else '?'}at={at}"), 404, "NoSuchBlock")

    assert values
