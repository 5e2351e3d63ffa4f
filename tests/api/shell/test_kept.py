"""Answers that are kept are what would be answered now: as blocks come, go, and come differently."""

from __future__ import annotations

import copy
import re
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from kp_gateway import cache
from kp_gateway.app import create_app
from kp_gateway.cache import Answers, Made
from kp_gateway.conditional import is_known
from kp_gateway.gateway import Gateway
from sqlalchemy import select

from kp_ledger.answers.tags import BLOCK, EVENT, Tag
from kp_ledger.domain.days import day_of
from kp_ledger.domain.parse import show_certificate
from kp_ledger.generated.events import DefinitionAdopted, ParameterSet
from kp_ledger.index.store import Index
from kp_ledger.index.subjects import parcels_of
from kp_ledger.index.tables import parcels
from kp_ledger.index.writer import Writer
from tests import clocks
from tests.api.shell.ground import Branch, opened, settle
from tests.chance import drawing, fresh
from tests.index.chains import play
from tests.world import register

ACTS = 40


class Live:
    """A gateway on an index that a test writes; it looks for blocks when it is told to."""

    def __init__(self, folder: Path, paper: Branch, last: int) -> None:
        self.paper = paper
        self.last = last
        home = settle(folder, paper, last)
        self.gateway = opened(home)
        self.app = create_app(self.gateway)
        self.index = Index.open(home.index_url)
        self.gateway.answers.refresh()

    @property
    def writer(self) -> Writer:
        return self.paper.writer(self.index)

    def advance(self, blocks: int) -> None:
        """The chain's next blocks come into the index."""
        first, self.last = self.last + 1, self.last + blocks
        self.paper.write(self.writer, first, self.last)

    def cut(self, block: int) -> None:
        self.writer.cut(block)
        self.last = block

    def close(self) -> None:
        self.gateway.close()
        self.index.close()


@pytest.fixture
def live(folder: Path, paper: Branch) -> Any:
    made = Live(folder, paper, max(paper.begun, len(paper.heads) // 2))
    yield made
    made.close()


def client(app: FastAPI) -> TestClient:
    """Without the life of an application: nothing looks for blocks by itself."""
    return TestClient(app)


def addresses(gateway: Gateway) -> list[str]:
    """Of everything whose answer may be kept."""
    with gateway.index.snapshot() as snapshot:
        rows = snapshot.connection.execute(
            select(parcels.c.id).where(parcels.c.made < snapshot.until)
        )
        found = [f"/v1/parcels/0x{bytes(row).hex()}" for row in rows.scalars()]
        numbers = list(snapshot.state.certificates)
    return found + [f"/v1/certificates/{show_certificate(one).replace(' ', '')}" for one in numbers]


def said(response: Any) -> bytes:
    """The answer; of a refusal without the number of the request, which is another each time."""
    content: bytes = response.content
    return re.sub(rb'"/requests/[^"]+"', b"", content)


def anew(live: Live, paths: list[str]) -> dict[str, Any]:
    """What a gateway answers that keeps nothing."""
    fresh = opened(live.gateway.settings.place)
    try:
        asked = client(create_app(fresh))
        return {path: said(asked.get(path)) for path in paths}
    finally:
        fresh.close()


def check(live: Live, when: str) -> int:
    """Asks for everything twice and compares; how many answers were kept."""
    paths = addresses(live.gateway)
    asked = client(live.app)
    expected = anew(live, paths)
    for path in paths:
        for _ in range(2):
            assert said(asked.get(path)) == expected[path], (when, path)
    return len(live.gateway.answers)


def test_kept_answers_are_those_of_now_after_any_block(live: Live, paper: Branch) -> None:
    random = drawing("kept")
    kept = check(live, "first")
    assert kept > 0
    while live.last < len(paper.heads) - 1:
        live.advance(min(random.randint(1, 6), len(paper.heads) - 1 - live.last))
        live.gateway.answers.refresh()
        check(live, f"block {live.last}")


@pytest.mark.parametrize("depth", [1, 3, 10])
def test_kept_answers_are_those_of_the_chain_that_is(live: Live, depth: int) -> None:
    check(live, "before")
    fork = live.last - depth
    other = _branch(live, fork)
    other.salt = b"another branch"
    play(other, seed=fresh(99), acts=depth + 3)

    live.cut(fork)
    live.paper, live.last = other, fork
    live.advance(len(other.heads) - 1 - fork)
    live.gateway.answers.refresh()

    check(live, "after")


def _branch(live: Live, fork: int) -> Branch:
    """The chain up to a block, after which it goes on otherwise."""
    other = copy.deepcopy(live.paper)
    del other.heads[fork + 1 :], other.logs[fork + 1 :]
    other._state = _state_at(live, fork)
    return other


def _state_at(live: Live, block: int) -> Any:
    from kp_ledger.model.rules import apply
    from kp_ledger.model.state import State

    state = State(live.paper.ledger)
    for logs in live.paper.logs[: block + 1]:
        for told, _, _ in logs:
            apply(state, told.event, told.moment)
    return state


def test_what_a_block_said_that_was_cut_is_not_said_any_more(live: Live) -> None:
    """The new branch names nothing of what the old one did, on the same day."""
    path = _changed_last(live)
    asked = client(live.app)
    before = asked.get(path).json()
    other = copy.deepcopy(live.paper)
    del other.heads[live.last :], other.logs[live.last :]
    other.salt = b"another branch"
    for moment in (1, 2):
        other.moment = other.heads[-1].moment + moment
        other.seal([])
    live.cut(live.last - 1)
    live.paper = other
    live.advance(2)
    live.gateway.answers.refresh()

    now = asked.get(path)

    assert said(now) == anew(live, [path])[path]
    assert {**now.json(), "as_of": 0} != {**before, "as_of": 0}


def _changed_last(live: Live) -> str:
    """Goes on to a block that changed a parcel there was before; its address."""
    known = set(addresses(live.gateway))
    while live.last < len(live.paper.heads) - 1:
        live.advance(1)
        live.gateway.answers.refresh()
        for told, _, _ in live.paper.logs[live.last]:
            for parcel in parcels_of(told.event):
                path = f"/v1/parcels/0x{parcel.hex()}"
                if path in known and _same_day(live):
                    return path
        known = set(addresses(live.gateway))
    raise AssertionError("no block changed a parcel")


def _same_day(live: Live) -> bool:
    before, last = live.paper.heads[live.last - 1 : live.last + 1]
    return day_of(before.moment) == day_of(last.moment)


def test_a_chain_that_got_shorter_is_noticed(live: Live) -> None:
    check(live, "before")
    live.cut(live.last - 5)
    live.gateway.answers.refresh()

    check(live, "shorter")


def test_most_answers_outlive_a_block(folder: Path) -> None:
    """The block names one zone: of answers only those of its goods are made anew."""
    paper = Branch()
    for number in range(6):
        register(paper, f"THERE-{number}", 1_000)
    register(paper, "HERE-0", 1_000, by="ao_miner")
    last = len(paper.heads) - 1
    register(paper, "HERE-1", 1_000, by="ao_miner")
    live = Live(folder, paper, last)
    before = check(live, "first")
    live.advance(1)
    live.gateway.answers.refresh()

    assert (before, len(live.gateway.answers)) == (7, 6)
    live.close()


def test_an_answer_of_a_block_that_was_cut_is_not_kept(live: Live) -> None:
    """It was made before the cut, and comes to be kept after it."""
    answers = live.gateway.answers
    old = answers.now.head
    live.cut(live.last - 1)
    other = copy.deepcopy(live.paper)
    other.salt = b"another branch"
    del other.heads[live.last + 1 :], other.logs[live.last + 1 :]
    other.seal([])
    live.paper = other
    live.advance(1)
    answers.refresh()

    answers.keep("late", Made(old.hash, b",}", frozenset({BLOCK})))

    assert answers.now.head.block == old.block
    assert answers.get("late") is None


def test_an_answer_of_a_newer_block_is_not_kept_before_that_is_known(live: Live) -> None:
    path = addresses(live.gateway)[0]
    live.advance(1)

    client(live.app).get(path)

    assert len(live.gateway.answers) == 0


def test_everything_is_forgotten_on_a_new_day(live: Live, monkeypatch: Any) -> None:
    check(live, "today")
    tomorrow = time.time() + 86_400
    clocks.read_by(monkeypatch, cache, lambda: tomorrow)
    live.gateway.answers.refresh()

    assert len(live.gateway.answers) == 0
    assert live.gateway.answers.now is not None


def test_with_too_many_events_everything_is_forgotten(live: Live, monkeypatch: Any) -> None:
    check(live, "first")
    monkeypatch.setattr(cache, "MOST_EVENTS", 3)
    live.advance(10)
    live.gateway.answers.refresh()

    assert len(live.gateway.answers) == 0
    check(live, "after")


@pytest.mark.parametrize(
    "event", [DefinitionAdopted(2, b"\x02" * 32, 40_000), ParameterSet(1, 31, 40_000)]
)
def test_everything_is_forgotten_with_a_definition_and_a_parameter(live: Live, event: Any) -> None:
    check(live, "before")
    other = copy.deepcopy(live.paper)
    del other.heads[live.last + 1 :], other.logs[live.last + 1 :]
    other.moment = other.heads[-1].moment + 1
    other.seal([event])
    live.paper = other
    live.advance(1)
    live.gateway.answers.refresh()

    assert type(event).__name__ in cache.FOR_ALL
    assert len(live.gateway.answers) == 0


def test_new_names_are_told(live: Live) -> None:
    from kp_ledger.domain.showing import Names

    check(live, "unnamed")
    live.gateway.settings.place.keep_names(Names({}, {5: "Orapa"}))
    live.gateway._look_at_names()

    assert live.gateway.names.zones[5] == "Orapa"
    assert len(live.gateway.answers) == 0


# What is kept, in pieces


@pytest.fixture
def answers(live: Live) -> Answers:
    return live.gateway.answers


def keep(answers: Answers, key: str, *tags: Tag) -> None:
    answers.keep(key, Made(answers.now.head.hash, b"," + key.encode() + b"}", frozenset(tags)))


def test_what_rests_on_something_else_stays(answers: Answers) -> None:
    keep(answers, "a", ("parcel", 1), ("zone", 2))
    keep(answers, "b", ("parcel", 2))
    keep(answers, "c")
    answers.advance(answers.now, {("zone", 2), ("parcel", 7)})

    assert [answers.get(key) is None for key in "abc"] == [True, False, False]


def test_the_least_asked_for_is_forgotten_first(answers: Answers, monkeypatch: Any) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 2)
    keep(answers, "a", ("parcel", 1))
    keep(answers, "b", ("parcel", 2))
    answers.get("a")
    keep(answers, "c", ("parcel", 3))

    assert [answers.get(key) is None for key in "abc"] == [False, True, False]
    assert ("parcel", 2) not in answers._resting


def test_addresses_are_bounded(answers: Answers, monkeypatch: Any) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 2)
    for number in range(50):
        answers.know(f"/{number}", b"", number, None)

    assert len(answers._addresses) <= 4


def test_each_block_and_each_event_is_told(live: Live) -> None:
    answers, empty = live.gateway.answers, copy.deepcopy(live.paper)
    del empty.heads[live.last + 1 :], empty.logs[live.last + 1 :]
    empty.moment = empty.heads[-1].moment + 1
    empty.seal([])
    live.paper = empty
    keep(answers, "block", BLOCK)
    keep(answers, "event", EVENT)
    live.advance(1)
    answers.refresh()

    assert (answers.get("block"), answers.get("event")) == (None, b",event}")


def test_threads_that_keep_and_a_chain_that_goes_on(live: Live, paper: Branch) -> None:
    """No answer is ever sent with the envelope of a block it was not made as of."""
    paths = addresses(live.gateway)[:6]
    expected: dict[tuple[bytes, str], bytes] = {}
    wrong: list[str] = []
    stop = threading.Event()

    def ask(seed: int) -> None:
        random, asked = drawing(f"kept/{seed}"), client(live.app)
        while not stop.is_set():
            path = random.choice(paths)
            body = asked.get(path).content
            block = body[: body.index(b",")]
            if expected.setdefault((block, path), body) != body:
                wrong.append(f"{path} {block!r}")

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(15):
        live.advance(1)
        live.gateway.answers.refresh()
    stop.set()
    for thread in threads:
        thread.join()

    assert wrong == []


# Conditional requests


def test_who_has_it_already_is_told_so(live: Live) -> None:
    path = addresses(live.gateway)[0]
    asked = client(live.app)
    tag = asked.get(path).headers["etag"]

    for headers in (
        {"if-none-match": tag},
        {"if-none-match": f'"other", {tag}'},
        {"if-none-match": tag.removeprefix("W/")},
        {"if-none-match": "*"},
        {"if-none-match": tag, "origin": "https://a.example"},
    ):
        answer = asked.get(path, headers=headers)
        assert (answer.status_code, answer.content) == (304, b""), headers
        assert answer.headers["etag"] == tag


def test_a_new_block_has_a_new_tag(live: Live) -> None:
    path = addresses(live.gateway)[0]
    asked = client(live.app)
    tag = asked.get(path).headers["etag"]
    live.advance(1)
    live.gateway.answers.refresh()

    answer = asked.get(path, headers={"if-none-match": tag})

    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


def test_a_past_block_keeps_its_tag_until_it_is_cut(live: Live) -> None:
    path = addresses(live.gateway)[0]  # made before the cut, however soon the fixture stops
    live.advance(1)
    live.gateway.answers.refresh()
    path, asked = f"{path}?at={live.last}", client(live.app)
    tag = asked.get(path).headers["etag"]
    live.advance(3)
    live.gateway.answers.refresh()

    assert asked.get(path, headers={"if-none-match": tag}).status_code == 304

    other, fork = copy.deepcopy(live.paper), live.last - 4
    del other.heads[fork + 1 :], other.logs[fork + 1 :]
    other._state = _state_at(live, fork)
    other.salt = b"another branch"
    other.seal([])  # a block of this number there is again, were every act refused
    play(other, seed=fresh(99), acts=5)
    live.cut(fork)
    live.paper = other
    live.advance(4)
    live.gateway.answers.refresh()

    answer = asked.get(path, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


def test_a_tag_opens_nothing_that_is_not_there(live: Live) -> None:
    asked = client(live.app)
    tag = asked.get(addresses(live.gateway)[0]).headers["etag"]

    answer = asked.get(f"/v1/parcels/0x{'12' * 32}", headers={"if-none-match": tag})

    assert answer.status_code == 404


def test_a_bad_token_is_not_answered_from_what_is_kept(live: Live) -> None:
    asked, path = client(live.app), addresses(live.gateway)[0]
    for _ in range(2):
        asked.get(path)

    assert asked.get(path, headers={"authorization": "Bearer x.y.z"}).status_code == 401


def test_public_answers_may_be_kept_by_others_if_they_ask(live: Live) -> None:
    answer = client(live.app).get(addresses(live.gateway)[0])

    assert answer.headers["cache-control"] == "public, no-cache"
    assert "Authorization" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (None, False),
        ("", False),
        ('W/"a"', True),
        ('"a"', True),
        ('"b","a"', True),
        ('"ab"', False),
        ("*", True),
    ],
)
def test_tags_are_compared_as_weak_ones_are(said: str | None, known: bool) -> None:
    assert is_known(said, 'W/"a"') is known


def test_kept_answers_pass_the_same_limits(live: Live) -> None:
    asked = client(live.app)
    path = addresses(live.gateway)[0]
    first, second = asked.get(path), asked.get(path)

    assert first.content == second.content
    for name in ("content-security-policy", "content-type", "content-length", "etag", "vary"):
        assert set(second.headers[name].split(", ")) <= set(first.headers[name].split(", "))
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
