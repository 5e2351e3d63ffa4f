"""Every answer as of a block has a tag, and is not sent again to who has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from kp_ledger.domain.parse import show_certificate
from scripts.audiences import answers
from tests.actors import actor
from tests.api.reads.house import House, house
from tests.index.queries import scenes

MEMBER: Final = "ae_office"
MINER: Final = actor("bw_miner").organisation
# What changes without a block, and events, which are asked for by where they begin.
WITHOUT: Final = {"/v1/me", "/v1/status", "/v1/events"}
PATHS: Final = sorted({path for path, _ in answers().values()} - WITHOUT)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("conditional") / "kp", scenes.known("furnished")) as opened:
        yield opened


def asked(here: House, path: str, block: int) -> str:
    """An operation's address with something in it that is there."""
    state = here.chain.state()
    number = MINER if "organisations" in path else show_certificate(scenes.CONFIRMED)
    for name, value in {
        "{parcel}": "0x" + next(iter(state.parcels)).hex(),
        "{number}": str(number).replace(" ", "-"),
        "{code}": "BW",
        "{zone}": str(scenes.BW_ZONE),
        "{proposal}": "0x" + next(iter(state.proposals)).hex(),
    }.items():
        path = path.replace(name, value)
    return f"{path}?at={block}" + ("&q=BW" if path == "/v1/search" else "")


def test_every_answer_but_these_is_as_of_any_block(here: House) -> None:
    schema = here.client.get("/v1/openapi.json").json()
    found = {
        path
        for path, operations in schema["paths"].items()
        if any(one["name"] == "at" for one in operations.get("get", {}).get("parameters", ()))
    }

    assert found == set(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_as_of_a_past_block_is_sent_once(here: House, path: str) -> None:
    block = len(here.chain.heads) - 2
    headers = here.headers(MEMBER)
    first = here.client.get(asked(here, path, block), headers=headers)
    tag = first.headers["etag"]
    known = {**headers, "If-None-Match": tag}

    assert first.status_code == 200, first.text
    assert here.chain.heads[block].hash.hex()[:24] in tag
    again = here.client.get(asked(here, path, block), headers=known)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other_block = here.client.get(asked(here, path, block - 1), headers=known)
    assert other_block.status_code == 200
    other_reader = here.client.get(
        asked(here, path, block), headers={**here.headers("bw_miner"), "If-None-Match": tag}
    )
    assert other_reader.status_code in (200, 403)
    assert other_reader.content


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("at", ["-1", "soon", "1.5"])
def test_a_block_is_a_whole_number(here: House, path: str, at: str) -> None:
    address = asked(here, path, 0).replace("at=0", f"at={at}")

    assert here.refusal(address, MEMBER) == (422, "BadRequest")


def test_a_table_has_another_tag_than_what_it_is_of(here: House) -> None:
    json = here.client.get("/v1/statistics").headers["etag"]
    csv = here.client.get("/v1/statistics?format=csv").headers["etag"]

    assert json != csv
    for path, tag, status in (
        ("/v1/statistics?format=csv", csv, 304),
        ("/v1/statistics?format=csv", json, 200),
        ("/v1/statistics", csv, 200),
    ):
        assert here.client.get(path, headers={"If-None-Match": tag}).status_code == status


@pytest.mark.parametrize("path", ["/v1/me", "/v1/status"])
def test_what_changes_without_a_block_is_always_sent(here: House, path: str) -> None:
    answer = here.client.get(path, headers={**here.headers(MEMBER), "If-None-Match": "*"})

    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert "no-store" in answer.headers["cache-control"]
