"""Every command is run by a test, and what it does or prints is compared: none is left out."""

from __future__ import annotations

import ast
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from kp_ledger.cli.main import run
from kp_ledger.home import Home
from kp_ledger.index.store import Index
from kp_ledger.model.typed import parcel_id
from scripts.commands import leaves
from tests.cli.acts_table import ACTS, reference
from tests.cli.conftest import Kp

ROOT: Final = Path(__file__).parents[2]
DOCUMENTS = "tests/documents/test_command.py"

# Where each command that is no act is run, and what it says looked at.
RUN_BY: Final = {
    "up": "tests/cli/test_every_command.py::test_a_node_is_started_and_stopped",
    "down": "tests/cli/test_every_command.py::test_a_node_is_started_and_stopped",
    "deploy": "tests/cli/test_founding_file.py::test_a_ledger_is_founded_by_a_file",
    "status": "tests/cli/test_every_command.py::test_the_status_is_of_the_last_block",
    "doctor": "tests/cli/test_doctor.py::test_a_ledger_in_order_is_good_line_by_line",
    "demo": "tests/demo/test_run.py::test_ctrl_c_leaves_no_process_behind",
    "index": "tests/cli/test_every_command.py::test_the_index_is_brought_up_to_the_last_block",
    "serve": "tests/api/shell/test_serving.py::test_it_ends_with_all_its_processes",
    "show": "tests/cli/test_story.py::test_every_subject_is_found_out",
    "trace": "tests/cli/test_every_command.py::test_a_story_is_told_from_the_first_hand_on",
    "events": "tests/cli/test_story.py::test_events_are_lines",
    "overdue": "tests/cli/test_every_command.py::test_what_is_overdue_is_listed",
    "detained": "tests/cli/test_every_command.py::test_what_is_detained_is_listed",
    "state": "tests/cli/test_story.py::test_the_state_is_the_same_from_storage_and_from_events",
    "label": "tests/cli/test_labels.py::test_a_label_leads_to_the_parcel",
    "slip": "tests/cli/test_labels.py::test_a_slip_says_who_handed_what_to_whom",
    "terms write": "tests/cli/test_terms.py::test_both_sign_the_hash_of_what_the_file_says",
    "terms show": "tests/cli/test_terms.py::test_what_a_file_says_is_shown_for_people_and_programs",
    "sign": "tests/cli/test_every_command.py::test_an_order_is_signed_by_the_second_hand_and_sent",
    "relay": "tests/cli/test_every_command.py::test_an_order_is_signed_by_the_second_hand_and_sent",
    "keys create": "tests/cli/test_every_command.py::test_keys_are_made_listed_and_shown",
    "keys list": "tests/cli/test_every_command.py::test_keys_are_made_listed_and_shown",
    "keys show": "tests/cli/test_every_command.py::test_keys_are_made_listed_and_shown",
    "keys backup": "tests/cli/test_every_command.py::test_a_key_travels_by_its_backup",
    "keys import": "tests/cli/test_every_command.py::test_a_key_travels_by_its_backup",
    "keys assign": "tests/cli/test_every_command.py::test_a_key_is_noted_as_somebodys",
    "keys lost": "tests/cli/test_every_command.py::test_what_to_do_about_a_lost_key_is_said",
    "document keygen": f"{DOCUMENTS}::test_a_key_changed_since_still_reads",
    "document add": f"{DOCUMENTS}::test_it_is_said_for_people_as_well",
    "document read": f"{DOCUMENTS}::test_a_document_goes_in_and_comes_out",
    "document list": f"{DOCUMENTS}::test_it_is_said_for_people_as_well",
    "document verify": f"{DOCUMENTS}::test_it_is_said_for_people_as_well",
    "document pin": f"{DOCUMENTS}::test_it_is_said_for_people_as_well",
    "document repair": f"{DOCUMENTS}::test_a_block_that_is_gone_everywhere_is_named",
    "document counterfoil": f"{DOCUMENTS}::test_a_forgotten_document_does_not_open",
    "document forget": f"{DOCUMENTS}::test_a_forgotten_document_does_not_open",
    "enter": "tests/cli/test_login.py::test_a_token_opens_the_partys_own_page",
}
# Their tests start the command in a process of its own, with a helper of the file.
BY_A_HELPER: Final = {"demo", "serve", "enter"}


def test_every_command_is_in_one_of_the_tables() -> None:
    every = {name for _, name, _ in leaves()}
    assert every == ACTS.keys() | RUN_BY.keys()
    assert not ACTS.keys() & RUN_BY.keys()


@pytest.mark.parametrize("name", RUN_BY)
def test_the_test_that_is_named_runs_the_command(name: str) -> None:
    file, test = RUN_BY[name].split("::")
    source = (ROOT / file).read_text("utf-8")
    bodies = {
        node.name: ast.get_source_segment(source, node) or ""
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }
    assert "assert" in bodies[test]
    words = r",\s*".join(f'"{word}"' for word in name.split(" "))
    assert re.search(words, source if name in BY_A_HELPER else bodies[test]), test


def named_lines(out: str) -> dict[str, str]:
    """Lines of a name, a colon and what is said under it."""
    return dict(re.split(r":\s+", line, maxsplit=1) for line in out.splitlines())


# Running


@pytest.mark.chain
def test_a_node_is_started_and_stopped(kp: Kp) -> None:
    up = kp.json("up", "--chain-id", "123456789").json
    try:
        assert Home(kp.home).description().chain_id == 123_456_789
        assert up["chain_id"] == 123_456_789
        assert "123456789" in kp("up").out
    finally:
        stopped = kp("down").out
    assert stopped == "The node has stopped; its chain is kept.\n"
    assert kp.json("down").json == {"done": True, "was_running": False}


@pytest.mark.chain
def test_the_status_is_of_the_last_block(running: Kp) -> None:
    answer = running.json("status").json
    shown = named_lines(running("status").out)
    chain = Home(running.home).description().chain_id
    assert shown["Ledger"] == f"chain {chain} at {answer['url']}"
    assert shown["Last block"] == f"{answer['head']:,}"
    clock = datetime.fromtimestamp(answer["moment"], UTC)
    assert clock.strftime("%H:%M:%S") in shown["Its clock"]
    assert {name: f"{count:,}" for name, count in answer["counts"].items()} == {
        name: text for name, text in shown.items() if name in answer["counts"]
    }
    assert answer["counts"]["Participants on the ledger"] == 3


@pytest.mark.chain
def test_the_index_is_brought_up_to_the_last_block(running: Kp) -> None:
    head = running.json("status").json["head"]
    first = running.json("index").json
    assert (first["done"], first["block"]) == (True, head)
    opened = Index.open(Home(running.home).index_url)
    found = opened.head()
    assert found is not None and found.block == head
    assert running("index").out.startswith(f"0 events taken up; the index is at block {head:,}")


# Reading


@pytest.mark.chain
def test_what_is_detained_is_listed(running: Kp) -> None:
    assert running.json("detained").json["detained"] == []
    assert running("detained", "BW").err.endswith("0 shipments are detained.\n")
    assert "Wrong input" in running("detained", "bw1", code=2).err


@pytest.mark.chain
def test_what_is_overdue_is_listed(running: Kp) -> None:
    everywhere = running.json("overdue").json
    assert everywhere["overdue"] == []
    said = running("overdue", "BW")
    assert said.err.endswith("0 shipments are overdue.\n")
    assert "Wrong input" in running("overdue", "bw1", code=2).err


@pytest.fixture(scope="module")
def handed(running: Kp) -> Kp:
    running("register", "EC-1", "12.5", "--kind", "gem", "--as", "miner")
    running("register", "EC-2", "3", "--kind", "gem", "--as", "miner")
    return running


@pytest.mark.chain
def test_an_order_is_signed_by_the_second_hand_and_sent(handed: Kp, tmp_path: Path) -> None:
    file = str(tmp_path / "order.json")
    miner = handed.json("keys", "show", "miner").json["organisation"]
    made = parcel_id(miner, reference("EC-1"))
    handed("handover", "EC-1", "--to", "trader", "--as", "miner", "--sign-only", file)
    shown = handed("sign", file, "--as", "trader")
    assert shown.out == "All have signed: kp relay sends it.\n"
    assert "Signed by trader as receiver." in shown.err
    assert f"0x{made.hex()}, at revision 1" in shown.err
    tried = handed.json("relay", file, "--try").json
    assert (tried["done"], tried["would"]) == (False, True)
    sent = handed.json("relay", file)
    (event,) = sent.json["events"]
    assert (event["event"], event["moves"], event["revision"]) == ("HandedOver", 3, 2)
    assert "Refused (ParcelsChanged)" in handed("relay", file, code=1).err


@pytest.mark.chain
def test_a_story_is_told_from_the_first_hand_on(handed: Kp) -> None:
    handed("handover", "EC-2", "--to", "trader", "--as", "miner", "--with", "trader")
    told = handed("trace", "EC-2").out
    assert told.index("registered") < told.index("trader")
    assert "3.000" in told
    assert handed.json("trace", "EC-2").json


# Keys


def test_keys_are_made_listed_and_shown(kp: Kp) -> None:
    none = kp("keys", "list")
    assert (none.out, none.err) == ("", "There is no key here yet: kp keys create NAME\n")
    assert kp.json("keys", "list").json == []
    options = ("--organisation", "71", "--participant", "BW", "--role", "miner")
    address = kp("keys", "create", "second", "--demonstration", *options).out.strip()
    assert re.fullmatch("0x[0-9a-f]{40}", address)
    first = kp.json("keys", "create", "first", "--like", "second").json
    expected = {
        "name": "second",
        "address": address,
        "organisation": 71,
        "participant": "BW",
        "role": "miner",
        "demonstration": True,
    }
    assert first == expected | {"name": "first", "address": first["address"]}
    assert kp.json("keys", "list").json == [first, expected]
    listed = [line.split() for line in kp("keys", "list").out.splitlines()[1:]]
    rest = ["71", "BW", "miner"]
    assert listed == [
        ["first", *rest, first["address"], "demonstration"],
        ["second", *rest, address, "demonstration"],
    ]
    assert kp.json("keys", "show", "second").json == expected
    shown = named_lines(kp("keys", "show", "second").out)
    assert (shown["Name"], shown["Address"], shown["Organisation"]) == ("second", address, "71")
    assert shown["Demonstration"] == "yes: its password is published"
    assert "there is no key of this name" in kp("keys", "show", "third", code=2).err


def test_a_key_travels_by_its_backup(
    kp: Kp, tmp_path: Path, capture: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = tmp_path / "password"
    password.write_text("a long enough password\n")
    password.chmod(0o600)
    monkeypatch.setenv("KP_PASSWORD_FILE", str(password))
    made = kp.json("keys", "create", "real", "--organisation", "72", "--participant", "AE").json
    copy = tmp_path / "copy.json"
    assert kp("keys", "backup", "real", str(copy)).out == f"{copy}\n"
    assert json.loads(copy.read_text())["crypto"]

    elsewhere = Kp(tmp_path / "elsewhere", capture)
    password.write_text("another password altogether\n")
    elsewhere("keys", "import", str(copy), "--name", "mine", code=2)
    assert elsewhere.json("keys", "list").json == []
    password.write_text("a long enough password\n")
    assert elsewhere("keys", "import", str(copy), "--name", "mine").out == f"{made['address']}\n"
    assert elsewhere.json("keys", "show", "mine").json == made | {"name": "mine"}


def test_a_key_is_noted_as_somebodys(kp: Kp) -> None:
    kp("keys", "create", "new", "--demonstration")
    options = ("--organisation", "99", "--participant", "AO", "--role", "trader")
    assert kp("keys", "assign", "new", *options).out == "new: organisation 99 of AO\n"
    shown = kp.json("keys", "show", "new").json
    assert (shown["organisation"], shown["participant"], shown["role"]) == (99, "AO", "trader")


def test_what_to_do_about_a_lost_key_is_said(capture: Any) -> None:
    with capture() as caught:
        assert run(["keys", "lost"]) == 0
    said = caught.out.getvalue()
    named = re.findall(r"kp (keys [\w-]+)", said)
    assert {"keys import", "keys create", "keys enrol", "keys revoke"} <= set(named)
    assert set(named) <= {name for _, name, _ in leaves()}
