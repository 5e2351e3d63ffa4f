"""A parcel over HTTP: what each audience sees, ids of any shape, pages, blocks, hostile names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kp_ledger.domain.sentences import UNKNOWN, summary
from kp_ledger.model.typed import parcel_id
from tests.actors import actor
from tests.api.reads.house import House, house, names
from tests.contracts import transforming as work
from tests.index.chains import Paper
from tests.index.queries import facts, scenes
from tests.index.queries.mixes import Mill, milled
from tests.index.queries.oracle import Oracle
from tests.world import hand_over, reference, register

MINER = actor("bw_miner").organisation
HANDED = "DUG-5"  # handed over to bw_trader, and on hold
PARTIES_ONLY = {"reference", "custodian", "owner", "documents"}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("parcels") / "kp", scenes.traded(), new_url()) as opened:
        yield opened


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory, new_url: Callable[[], str]) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("mill") / "kp", milled(), new_url()) as opened:
        yield opened


def of(text: str, by: int = MINER) -> str:
    """The path of a parcel by its registrar's reference."""
    return f"/v1/parcels/0x{parcel_id(by, reference(text)).hex()}"


# Ids and blocks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["zz", "0x", "0x12", "0x" + "g" * 64, "1" * 63, "1" * 65, "%00", "../x", "ééé", "'", "*"],
)
def test_what_is_no_id_is_refused_with_the_rule(here: House, text: str) -> None:
    response = here.client.get(f"/v1/parcels/{text}")
    if response.status_code == 404:  # a path of more than one part is none of ours
        assert response.json()["rule"] == "NoSuchPage"
        return
    assert response.status_code == 400
    if text != "%00":  # which no path has
        assert response.json()["values"]["rule"] == "a parcel's id is 64 hexadecimal digits"


def test_an_unknown_parcel_is_answered_with_what_unknown_means(here: House) -> None:
    response = here.client.get("/v1/parcels/" + "ab" * 32)
    assert response.status_code == 404
    assert response.json()["detail"] == UNKNOWN


def test_an_id_may_lack_its_0x_and_be_in_capitals(here: House) -> None:
    whole = here.get(of("DUG-1"))
    digits = whole["parcel"][2:]
    for written in (digits, digits.upper(), "0x" + digits.upper()):
        assert here.get(f"/v1/parcels/{written}") == whole


PATHS = ("", "/story", "/ancestry", "/descendants", "/certificates", "/holds", "/documents")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_of_a_block_and_says_the_limit(here: House, path: str) -> None:
    last = len(here.chain.heads) - 1
    as_of = here.get(of("DUG-1") + path)["as_of"]
    assert (as_of["block"], as_of["standing"]) == (last, "recorded")
    assert "It does not show what is in the bag." in as_of["limit"]
    assert here.get(f"{of('DUG-1')}{path}?at={last - 1}")["as_of"]["block"] == last - 1


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("at", ["999999", str(1 << 80)])
def test_a_block_that_is_not_there_is_named(here: House, path: str, at: str) -> None:
    assert here.refusal(f"{of('DUG-1')}{path}?at={at}") == (404, "NoSuchBlock")


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_parcel_is_unknown_everywhere(here: House, path: str) -> None:
    assert here.refusal(f"/v1/parcels/{'ab' * 32}{path}") == (404, "NotFound")


def test_the_summary_is_the_command_s(here: House) -> None:
    oracle = Oracle(here.chain, len(here.chain.heads) - 1)
    for parcel in oracle.state.parcels:
        said = here.get("/v1/parcels/0x" + parcel.hex())["summary"]
        assert said == summary(facts.facts_of(oracle.state, oracle.history, names(), parcel))


# Audiences ----------------------------------------------------------------------------------------


def test_the_public_sees_neither_parties_nor_documents(here: House) -> None:
    answer = here.get(of(HANDED))
    assert not PARTIES_ONLY & answer.keys()
    assert "by" not in answer["holds"][0]
    assert "documents" not in here.get(of(HANDED) + "/documents")


@pytest.mark.parametrize("by", ["bw_trader", "bw_miner"])
def test_parties_now_and_before_see_numbers_and_no_names(here: House, by: str) -> None:
    answer = here.get(of(HANDED), by)
    assert answer["reference"] == HANDED
    assert answer["custodian"] == {"number": actor("bw_trader").organisation}
    assert answer["documents"]


def test_another_party_is_the_public(here: House) -> None:
    assert here.get(of(HANDED), "ae_trader") == here.get(of(HANDED))
    assert here.get(of(HANDED) + "/story", "ae_trader") == here.get(of(HANDED) + "/story")


def test_handovers_are_told_to_parties_and_members_only(here: House) -> None:
    def kinds(by: str) -> list[str]:
        return [step["kind"] for step in here.get(of(HANDED) + "/story", by)["steps"]]

    assert kinds("") == ["HoldPlaced", "ProductionRegistered"]
    for by in ("bw_trader", "ae_office"):
        assert kinds(by) == ["HoldPlaced", "HandedOver", "ProductionRegistered"]


def test_the_public_reads_numbers_only_where_its_bundle_has_them(here: House) -> None:
    hold, made = here.get(of(HANDED) + "/story")["steps"]
    assert "no. " not in hold["sentence"]
    assert hold["sentence"].startswith("Parcel 0x")
    assert f"no. {MINER}" in made["sentence"]
    told = str(here.get(of(HANDED))) + str(here.get(of(HANDED) + "/story"))
    assert str(actor("bw_trader").organisation) not in told


def test_names_are_for_members(here: House) -> None:
    assert "bw_trader" in str(here.get(of(HANDED), "ae_office"))
    for by in ("", "bw_trader"):
        told = str(here.get(of(HANDED), by)) + str(here.get(of(HANDED) + "/story", by))
        assert not any(name in told for name in names().organisations.values() if name != by)


def test_a_party_reads_its_own_name(here: House) -> None:
    own = f"bw_trader (no. {actor('bw_trader').organisation})"

    assert own in str(here.get(of(HANDED) + "/story", "bw_trader"))
    assert own not in str(here.get(of(HANDED) + "/story"))


# What is said -------------------------------------------------------------------------------------


def cautions(house: House, text: str) -> dict[str, dict[str, str]]:
    return {one["kind"]: one for one in house.get(of(text))["warnings"]}


def test_a_hold_is_a_caution_with_what_to_do_next(here: House) -> None:
    caution = cautions(here, HANDED)["hold"]
    assert caution["words"].startswith("It is on hold since ")
    assert "Do not accept it" in caution["next"]


def test_a_voided_registration_is_a_caution(here: House) -> None:
    answer = here.get(of("DUG-4"))
    assert answer["status"] == "void"
    assert "void" in cautions(here, "DUG-4")


def test_an_origin_that_was_barred_later_is_a_caution(here: House) -> None:
    caution = cautions(here, "DUG-1")["barred origin"]
    assert "Orapa, Botswana" in caution["words"]
    past = here.get(of("DUG-1") + "?at=92")  # before the decision
    assert "barred origin" not in [one["kind"] for one in past["warnings"]]


def test_a_move_by_law_is_a_caution_of_the_parcel_and_of_what_was_made_of_it(here: House) -> None:
    own = cautions(here, "LAW-1")["by law"]
    trader = actor("bw_trader").organisation
    made = here.get(of("LAW-MIX", trader))["warnings"]
    assert own["words"].startswith("It was moved by law on ")
    assert [one["words"].split(" on ")[0] for one in made if one["kind"] == "by law"] == [
        "Part of it was moved by law"
    ]
    assert own["next"] == "Ask the authority of Botswana for the order that moved it."
    assert "by law" not in cautions(here, "DUG-2")


def test_the_weights_of_all_natures_are_the_parcel_s(mill: House, here: House) -> None:
    for opened in (mill, here):
        for parcel in opened.chain.state().parcels:
            answer = opened.get("/v1/parcels/0x" + parcel.hex())
            carats = [float(one["carats"]) for one in answer["natures"].values()]
            assert sum(carats) == pytest.approx(float(answer["carats"]), abs=0.002)
            assert len(answer["natures"]) == 4


def test_a_certificate_on_the_way_is_told_with_its_answer(here: House) -> None:
    answer = here.get(of("A-0"))
    (one,) = answer["certificates"]
    assert (one["number"], one["state"], one["crossed"]) == ("BW 000001", "confirmed", True)
    assert "was confirmed" in one["answer"]
    assert here.get(of("A-0") + "/certificates")["certificates"] == answer["certificates"]


def test_what_is_overdue_is_a_caution(here: House) -> None:
    assert "overdue" in cautions(here, "B-0")["overdue"]["words"]


def test_holds_say_how_many_are_in_force(here: House) -> None:
    answer = here.get(of(HANDED) + "/holds", "bw_trader")
    assert answer["summary"] == "One hold is in force: it may not move."
    assert answer["holds"][0]["by"] == {"number": actor("bw_office").organisation}
    assert here.get(of("DUG-1") + "/holds")["summary"] == "No hold is in force."


# Pages --------------------------------------------------------------------------------------------


def pages(house: House, path: str, limit: int) -> list[list[Any]]:
    found, cursor = [], ""
    while True:
        sign = "&" if "?" in path else "?"
        answer = house.get(f"{path}{sign}limit={limit}&cursor={cursor}")
        found.append(answer.get("items", answer.get("steps")))
        if "next" not in answer:
            return found
        cursor = answer["next"]


def largest(house: House) -> str:
    """The parcel with the most ancestors."""
    oracle = Oracle(house.chain, len(house.chain.heads) - 1)
    parcel = max(oracle.state.parcels, key=lambda one: len(oracle.history.ancestors(one)))
    return "/v1/parcels/0x" + parcel.hex()


def test_ancestry_by_pages_is_ancestry(mill: House) -> None:
    path = largest(mill) + "/ancestry"
    whole = mill.get(path + "?limit=500")
    assert whole["total"] == sum(one["parcels"] for one in whole["levels"])
    for level in whole["levels"]:
        at = f"{path}?level={level['level']}"
        items = mill.get(f"{at}&limit=500")["items"]
        assert len(items) == level["parcels"]
        assert [one for page in pages(mill, at, 3) for one in page] == items
        assert all(one["level"] == level["level"] for one in items)


def test_a_story_by_pages_is_the_story(here: House) -> None:
    path = of("A-0") + "/story"
    steps = here.get(path)["steps"]
    assert len(steps) > 3
    assert [one for page in pages(here, path, 2) for one in page] == steps
    events = [tuple(map(int, one["event"].split("-"))) for one in steps]
    assert events == sorted(events, reverse=True)


def test_behind_the_last_page_there_is_an_empty_one(mill: House) -> None:
    path = largest(mill) + "/ancestry"
    assert mill.get(path + "?level=99")["items"] == []
    last = mill.get(path + "?limit=500")["items"]
    assert last
    from kp_ledger.answers.cursors import cursor_of

    behind = cursor_of((1 << 40, 1 << 40))
    answer = mill.get(f"{path}?cursor={behind}")
    assert answer["items"] == []
    assert "next" not in answer


@pytest.mark.parametrize("cursor", ["abc", "MQ", "MS4y=", "é", "1.2", "MS4yLjM", "LTEuMDA"])
def test_a_cursor_that_is_none_is_refused(mill: House, cursor: str) -> None:
    path = largest(mill)
    assert mill.refusal(f"{path}/ancestry?cursor={cursor}") == (400, "BadInput")


@pytest.mark.parametrize("query", ["level=0", "level=x", "limit=0", "limit=501", "level=-1"])
def test_a_level_or_limit_out_of_bounds_is_refused(mill: House, query: str) -> None:
    assert mill.refusal(f"{largest(mill)}/ancestry?{query}")[0] in (400, 422)


# Ancestry -----------------------------------------------------------------------------------------


def test_the_way_back_to_what_was_scanned(mill: House) -> None:
    scanned = largest(mill)
    ours = scanned.rsplit("/", 1)[1]
    whole = mill.get(scanned + "/ancestry")
    far = whole["levels"][-1]["level"]
    item = mill.get(f"{scanned}/ancestry?level={far}")["items"][0]
    path = mill.get(f"/v1/parcels/{item['parcel']}/ancestry?scanned={ours}")["path"]
    assert [path[0]["parcel"], path[-1]["parcel"]] == [ours, item["parcel"]]
    assert len(path) == far + 1
    back = mill.get(f"{scanned}/descendants?scanned={item['parcel']}")["path"]
    assert back == path[::-1]
    assert "path" not in whole


@pytest.mark.parametrize("scanned", ["zz", "ab" * 32])
def test_what_was_scanned_has_to_be_a_relative(mill: House, scanned: str) -> None:
    assert mill.refusal(f"{largest(mill)}/ancestry?scanned={scanned}") == (400, "BadInput")


def test_shares_of_the_nearest_level_are_by_weight(mill: House) -> None:
    answer = mill.get(largest(mill) + "/ancestry")
    total = sum(float(one["carats"]) for one in answer["items"])
    for one in answer["items"]:
        share = 0.0 if one["share"] == "trace" else float(one["share"].removesuffix(" %"))
        assert share == pytest.approx(100 * float(one["carats"]) / total, abs=0.06)


def test_references_of_relatives_are_for_members(mill: House) -> None:
    path = largest(mill) + "/ancestry"
    assert "reference" in mill.get(path, "ae_office")["items"][0]
    for by in ("", "bw_miner"):
        assert "reference" not in mill.get(path, by)["items"][0]


# Hostile names ------------------------------------------------------------------------------------

HOSTILE = [
    b"<script>alert(1)</script>",
    b'"><img src=x onerror=1>',
    b"' OR 1=1 --",
    b"</title>&lt;\\u003c",
    b"\xff\xfe\x00\x01{{7*7}}",
    b"%s%n$(id)`id`\n\r\t",
    b"{registrar:organisation}",
    b"../../etc/passwd",
]


def test_hostile_references_are_told_as_they_are_and_become_no_markup(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The contracts refuse such references; an index that met one would still answer."""
    from kp_ledger.generated import events

    chain = Paper()
    first = register(chain, "FIRST", 500)
    word = chain.state().parcels[first.parcel]
    ids = []
    for number in range(40):
        text = HOSTILE[number % len(HOSTILE)][:28] + bytes([65 + number % 26])
        parcel = parcel_id(MINER, text.ljust(32, b"\0"))
        ids.append(parcel)
        chain.seal(
            [
                events.ProductionRegistered(
                    parcel, MINER, actor("bw_miner").licence, text.ljust(32, b"\0"), word.blend,
                    100 + number, 1, word.day, 0, False, MINER, bytes(32),
                )
            ]
        )  # fmt: skip
    with house(tmp_path_factory.mktemp("hostile") / "kp", chain) as opened:
        for parcel in ids:
            path = "/v1/parcels/0x" + parcel.hex()
            for of_it in PATHS:
                response = opened.client.get(path + of_it, headers=opened.headers("ae_office"))
                assert response.status_code == 200
                assert response.headers["content-type"] == "application/json"
                response.json()
            assert opened.get(path, "ae_office")["reference"]


# Kept answers -------------------------------------------------------------------------------------


def test_a_kept_answer_is_the_one_made_anew_when_the_parcel_moves(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    chain = Paper()
    mill = Mill(chain)
    one, two = mill.dig(2, 1_000)
    with house(tmp_path_factory.mktemp("kept") / "kp", chain) as opened:
        path, other = (f"/v1/parcels/0x{ref.parcel.hex()}" for ref in (one, two))
        answers = opened.client.app.state.gateway.answers  # type: ignore[attr-defined]
        answers.refresh()
        before, handed = opened.get(path), opened.get(other)
        assert opened.get(path) == before
        assert len(answers) == 2
        end, writer = len(chain.heads) - 1, chain.writer(opened.index)
        hand_over(chain, "bw_miner", "bw_trader", two)  # names this parcel and nothing else of it
        chain.write(writer, end + 1)
        answers.refresh()
        assert len(answers) == 1
        work.split(chain, one, work.part(400), work.part(600))
        chain.write(writer, end + 2)
        answers.refresh()
        after = opened.get(path)
        assert (before["status"], after["status"], after["children"]) == ("held", "spent", 2)
        assert opened.get(f"{path}?at={end}")["status"] == "held"
        assert opened.get(other)["revision"] == handed["revision"] + 1
        custodian = opened.get(other, "ae_office")["custodian"]
        assert custodian["number"] == actor("bw_trader").organisation
