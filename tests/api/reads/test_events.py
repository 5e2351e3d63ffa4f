"""Events over HTTP: pages, filters, who sees what, and the stream."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any

import pytest
from kp_gateway.gateway import Gateway
from kp_gateway.intake.errors import TokenExpired
from kp_gateway.streaming import Stream, Trail

from kp_ledger.answers.audiences import PUBLIC, Audience, Reader
from kp_ledger.answers.events import Asked, shown_name
from kp_ledger.catalogue.events import EVENTS as ROWS
from kp_ledger.catalogue.seen import public_kinds, seen_fields
from kp_ledger.domain.showing import Names
from kp_ledger.index.queries.events import Filter
from kp_ledger.index.tables import number_at
from tests.actors import actor
from tests.api.reads.house import House, house
from tests.index.queries import scenes

MEMBER = Reader(Audience.MEMBER, actor("ae_office").organisation)
MINER, TRADER = (actor(name).organisation for name in ("bw_miner", "bw_trader"))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(
        tmp_path_factory.mktemp("events") / "kp", scenes.known("everything"), new_url()
    ) as opened:
        yield opened


def whole(here: House, path: str = "/v1/events?", by: str = "", limit: int = 1_000) -> list[Any]:
    """All pages."""
    found, after = [], ""
    while True:
        page = here.get(f"{path}&limit={limit}{after}", by)
        found += page["events"]
        if "next" not in page:
            return found
        after = f"&after={page['next']}"


def told(here: House) -> list[Any]:
    return [one for logs in here.chain.logs for one, _, _ in logs]


# Whose fields


@pytest.mark.parametrize("kind", ["HandedOver", "OrganisationAdmitted", "Valued"])
def test_what_only_parties_and_members_see_is_absent_for_the_public(here: House, kind: str) -> None:
    assert kind not in public_kinds()
    assert here.get(f"/v1/events?kind={kind}")["events"] == []


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("ProductionRegistered", "registrar"),
        ("ProductionRegistered", "reference"),
        ("LicenceGranted", "organisation"),
        ("HoldPlaced", "by"),
        ("Arrived", "custodian"),
        ("InboundRegistered", "custodian"),
    ],
)
def test_fields_that_name_parties_are_absent_for_the_public(
    here: House, kind: str, field: str
) -> None:
    found = here.get(f"/v1/events?kind={kind}")["events"]
    assert found and all(field not in one["fields"] for one in found)
    assert all(str(MINER) not in one["words"] for one in found)
    member = here.get(f"/v1/events?kind={kind}", "ae_office")["events"]
    assert len(member) == len(found) and all(field in one["fields"] for one in member)


def test_an_event_has_exactly_the_fields_of_its_row(here: House) -> None:
    for by, audience in (("", Audience.PUBLIC), ("ae_office", Audience.MEMBER)):
        for one in whole(here, by=by):
            kind = next(k for k in ROWS if k.__name__ == one["kind"])
            expected = {shown_name(name) for name in seen_fields(kind, audience) if "." not in name}
            empty = {name for name in expected if name not in one["fields"]}
            assert set(one["fields"]) <= expected
            assert not empty, (one["kind"], empty)


def test_members_see_every_event_of_the_ledger(here: House) -> None:
    found = [one["id"] for one in whole(here, by="ae_office")]
    assert found == [f"{one.block}-{one.log}" for one in told(here)]


def test_the_public_sees_those_of_public_kinds(here: House) -> None:
    kinds = public_kinds()
    expected = [f"{o.block}-{o.log}" for o in told(here) if type(o.event).__name__ in kinds]
    assert [one["id"] for one in whole(here)] == expected


def test_a_party_sees_whole_what_concerns_it_and_no_more(here: House) -> None:
    mine = {one["id"]: one for one in whole(here, by="bw_trader")}
    public = {one["id"]: one for one in whole(here)}
    member = {one["id"]: one for one in whole(here, by="ae_office")}
    assert set(public) < set(mine) < set(member)
    handed = [one for one in mine.values() if one["kind"] == "HandedOver"]
    # One that it holds, and one that it mixed with what came to it by law.
    assert [one["fields"]["receiver"] for one in handed] == [TRADER] * 2
    moved = [one for one in mine.values() if one["kind"] == "MovedByLaw" and "to" in one["fields"]]
    assert [one["fields"]["to"] for one in moved] == [TRADER]
    # All three are or were its own, so it sees who registered them; of others it does not.
    registered = [one for one in mine.values() if one["kind"] == "ProductionRegistered"]
    whose = {one["fields"]["parcel"] for one in registered if "registrar" in one["fields"]}
    assert whose == {one["fields"]["parcel"] for one in handed + moved}
    assert len(whose) == 3 < len(registered)
    for key, one in mine.items():
        assert one["fields"] in (public.get(key, one)["fields"], member[key]["fields"])


# Pages and filters


@pytest.mark.parametrize("by", ["", "bw_miner", "ae_office"])
@pytest.mark.parametrize("limit", [1, 7, 50])
def test_pages_are_the_whole_cut_up(here: House, by: str, limit: int) -> None:
    assert whole(here, by=by, limit=limit) == whole(here, by=by)


def test_events_begin_behind_an_id_or_with_a_block(here: House) -> None:
    every = whole(here)
    middle = every[len(every) // 2]
    rest = whole(here, f"/v1/events?after={middle['id']}")
    assert rest == every[len(every) // 2 + 1 :]
    from_block = whole(here, f"/v1/events?from_block={middle['block']}")
    assert from_block == [one for one in every if one["block"] >= middle["block"]]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("certificate=BW%20000001", {"CertificateIssued", "ShipmentDeparted", "ShipmentConfirmed"}),
        ("certificate=bw000001&kind=Arrived", {"Arrived"}),
        ("participant=ZW&kind=InboundRecorded", {"InboundRecorded"}),
        (f"zone={scenes.BW_ZONE}&kind=EpochOpened", {"EpochOpened"}),
        ("kind=Sealed&kind=Left", {"Sealed", "Left"}),
    ],
)
def test_filters_leave_what_names_their_subject(here: House, query: str, kinds: set[str]) -> None:
    found = whole(here, f"/v1/events?{query}")
    assert kinds <= {one["kind"] for one in found} and len(found) < len(whole(here))


def test_a_proposal_and_a_parcel_are_found_by_their_whole_ids(here: House) -> None:
    proposal = here.get("/v1/proposals")["proposals"][1]["proposal"]
    found = whole(here, f"/v1/events?proposal={proposal}")
    assert {"Proposed", "Voiced", "Blocked"} <= {one["kind"] for one in found}
    assert whole(here, f"/v1/events?proposal={proposal[:18] + '00' * 24}") == []
    parcel = here.get("/v1/me", "bw_miner")["held"]["parcels"][0]["parcel"]
    named = whole(here, f"/v1/events?parcel={parcel}", "ae_office")
    assert {one["kind"] for one in named} == {"ProductionRegistered", "HoldPlaced"}
    assert whole(here, f"/v1/events?parcel={'ab' * 32}") == []


def test_who_is_named_is_asked_by_members_and_by_itself(here: House) -> None:
    path = f"/v1/events?organisation={MINER}"
    assert here.refusal(path) == (403, "NotForYou")
    assert here.refusal(path, "bw_trader") == (403, "NotForYou")
    itself, member = (whole(here, path, by) for by in ("bw_miner", "ae_office"))
    assert [one["fields"] for one in itself] == [one["fields"] for one in member]


@pytest.mark.parametrize(
    ("query", "status", "rule"),
    [
        ("kind=Nothing", 400, "BadInput"),
        ("after=12", 400, "BadInput"),
        ("after=1-9999999999", 400, "BadInput"),
        ("after=%D9%A1-%D9%A2", 400, "BadInput"),
        ("certificate=BW", 400, "BadInput"),
        ("parcel=0x1", 400, "BadInput"),
        ("participant=RU", 404, "NotFound"),
        ("limit=0", 422, "BadRequest"),
        ("from_block=99999999999999999999", 422, "BadRequest"),
    ],
)
def test_what_is_no_query_is_a_problem(here: House, query: str, status: int, rule: str) -> None:
    assert here.refusal(f"/v1/events?{query}") == (status, rule)


def test_fields_are_in_the_units_of_all_answers(here: House) -> None:
    issued = here.get("/v1/events?kind=CertificateIssued")["events"][0]["fields"]
    assert issued["certificate"] == "BW 000001" and issued["from"] == "BW"
    assert issued["carats"] == ["30.000", "0.000", "0.000"]
    assert issued["dollars"] == ["100.00", "0.00", "0.00"]
    assert issued["issued"] == "2026-03-02" and issued["nature"] == "issued on this ledger"


# The stream


def read(chunks: list[bytes]) -> list[tuple[str, str | None, Any]]:
    """Name, id and data of each message."""
    found = []
    for message in b"".join(chunks).decode().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in message.split("\n") if ": " in line)
        if "event" in lines:
            found.append((lines["event"], lines.get("id"), json.loads(lines["data"])))
    return found


def has(count: int, chunks: list[bytes]) -> bool:
    return len(read(chunks)) >= count


async def taken(
    stream: Stream, enough: Callable[[list[bytes]], bool], seconds: float = 20
) -> list[bytes]:
    """What a stream says until it is enough; it is told to stop then, and ends."""
    stopping, chunks = asyncio.Event(), []

    async def run() -> None:
        items: AsyncIterator[bytes] = stream.run(stopping)
        async for item in items:
            chunks.append(item)
            if enough(chunks):
                stopping.set()

    await asyncio.wait_for(run(), seconds)
    return chunks


def streaming(gateway: Gateway, trail: Trail, start: int = -1, **more: Any) -> Stream:
    def ask(snapshot: Any, reader: Reader) -> Asked:
        return Asked(reader, Names(), Filter())

    reader = more.pop("reader", lambda: MEMBER)
    return Stream(gateway, trail, ask, reader, start, **more)


def gateway_of(here: House) -> Gateway:
    found: Gateway = here.client.app.state.gateway  # type: ignore[attr-defined]
    return found


def test_a_stream_tells_every_event_from_any_id(here: House) -> None:
    every = [f"{one.block}-{one.log}" for one in told(here)]
    for start in (0, 1, len(every) // 2, len(every) - 2):
        block, log = map(int, every[start].split("-"))
        stream = streaming(gateway_of(here), Trail(), number_at(block, log))
        rest = every[start + 1 :]
        chunks = asyncio.run(taken(stream, partial(has, len(rest))))
        assert [identifier for _, identifier, _ in read(chunks)] == rest
        assert chunks[0].startswith(b"retry: ")


def test_the_publics_stream_says_what_its_pages_say(here: House) -> None:
    expected = whole(here)
    stream = streaming(gateway_of(here), Trail(), reader=lambda: PUBLIC)
    chunks = asyncio.run(taken(stream, lambda c: len(read(c)) >= len(expected)))
    told_ids = [identifier for _, identifier, _ in read(chunks)]
    assert told_ids == [one["id"] for one in expected]
    assert [set(data["fields"]) for _, _, data in read(chunks)] == [
        set(one["fields"]) for one in expected
    ]


def test_a_stream_whose_key_opens_nothing_any_more_ends(here: House) -> None:
    def over() -> Reader:
        raise TokenExpired(minutes=15)

    stream = streaming(gateway_of(here), Trail(), reader=over)
    assert read(asyncio.run(taken(stream, lambda c: False))) == []


def test_a_stream_that_has_nothing_to_say_beats(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kp_gateway.streaming.BEAT_SECONDS", 0.05)
    with here.index.snapshot() as snapshot:
        end = snapshot.until - 1
    stream = streaming(gateway_of(here), Trail(), end)
    chunks = asyncio.run(taken(stream, lambda c: c.count(b": ping\n\n") >= 2))
    assert read(chunks) == []


def test_word_of_a_cut_comes_with_the_last_block_that_stands(tmp_path: Any) -> None:
    chain = scenes.random(3, 60)
    with house(tmp_path / "kp", chain) as here:
        gateway, trail, last = gateway_of(here), Trail(), len(chain.heads) - 1
        writer = chain.writer(here.index)
        writer.cut(last - 6)
        stream = streaming(gateway, trail)
        asyncio.run(taken(stream, lambda c: not stream.more))
        chain.write(writer, last - 5)
        asyncio.run(taken(stream, lambda c: bool(read(c))))
        seen = stream.last
        # Another branch: other blocks of the same numbers, other hashes.
        writer.cut(last - 3)
        for number in range(last - 2, last + 1):
            head = chain.heads[number]
            chain.heads[number] = type(head)(head.block, head.hash[::-1], head.parent, head.moment)
        chain.write(writer, last - 2)
        gateway.answers.now = None
        chunks = asyncio.run(taken(stream, lambda c: len(read(c)) > 1 and not stream.more))
    name, identifier, data = read(chunks)[0]
    assert (name, identifier) == ("cut", None)
    # The heads it was told as of were those after the first and the second writing.
    assert data == {"last_common_block": last - 6}
    again = [identifier for _, identifier, _ in read(chunks)[1:]]
    blocks = range(last - 5, last + 1)
    assert again == [
        f"{o.block}-{o.log}" for o in told(House(None, chain, None, None)) if o.block in blocks
    ]  # type: ignore[arg-type]
    assert stream.last >= seen


def test_whoever_resumes_behind_a_block_that_was_cut_hears_of_it(here: House) -> None:
    block = 50
    event = next(one for one in told(here) if one.block == block)
    start = number_at(event.block, event.log)
    right = streaming(gateway_of(here), Trail(), start, seen=(block, here.chain.heads[block].hash))
    wrong = streaming(gateway_of(here), Trail(), start, seen=(block, b"\x01" * 32))
    ahead = streaming(gateway_of(here), Trail(), number_at(100_000, 1))
    last = len(here.chain.heads) - 1
    assert read(asyncio.run(taken(right, lambda c: bool(read(c)))))[0][0] == "recorded"
    first = read(asyncio.run(taken(wrong, lambda c: bool(read(c)))))[0]
    assert first[:1] == ("cut",) and first[2] == {"last_common_block": 0}
    first = read(asyncio.run(taken(ahead, lambda c: bool(read(c)))))[0]
    assert first[2] == {"last_common_block": last}
