"""Every kind of question through the command, the API and a page: one answer, in one set of words.

The command has the whole ledger, so it is held against what the API says to a member; a page is
read as the public reads it, where there is one for the public.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from kp_ledger.cli.main import run
from kp_ledger.domain.parse import show_certificate
from kp_ledger.domain.participants import show_participant
from kp_ledger.domain.sentences import UNKNOWN
from kp_ledger.generated import acts
from tests.api.pages.browsing import HTML, Page
from tests.api.reads.house import House, house
from tests.contracts import certifying as shipments
from tests.index.chains import Paper
from tests.index.queries import past, scenes
from tests.world import go_to

MEMBER = "ae_office"
# What a certificate is at some block of this scene.
STATES = {
    "issued", "expired", "departed", "detained", "overdue", "partly confirmed", "confirmed",
    "voided", "lapsed",
}  # fmt: skip


def chain() -> Paper:
    """Something of everything; one certificate has expired, another has lapsed."""
    made = scenes.traded(furnished=True)
    go_to(made, shipments.today(made) + 70)
    number = scenes.REPLACED + 1
    made.do(acts.CancellationsLapse(number, made.state().packings[number]), "bw_miner")
    return made


@dataclass
class Faces:
    """One home, asked three times."""

    house: House

    def command(self, *words: str, code: int = 0) -> str:
        """What `kp` prints."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = run([*words, "--home", str(self.house.home.path)])
        assert ended == code, f"kp {' '.join(words)}: {out.getvalue()}{err.getvalue()}"
        return out.getvalue()

    def shown(self, subject: str, *more: str, code: int = 0) -> Any:
        return json.loads(self.command("show", subject, *more, "--json", code=code))

    def api(self, path: str) -> Any:
        return self.house.get(path, MEMBER)

    def page(self, path: str) -> str:
        """The words of a page."""
        found = self.house.client.get(path, headers=HTML)
        assert found.status_code == 200, path
        return Page(path, found.status_code, found.text).words

    def agree(self, subject: str, path: str, page: str = "") -> Any:
        """The answer that the command and the API give; its sentences stand on the page too."""
        answer = self.shown(subject)
        assert answer == self.api(path), subject
        for sentence in sentences(answer):
            assert sentence in spaced(self.command("show", subject)), subject
            assert not page or sentence in self.page(page), page
        return answer


def sentences(answer: Any) -> list[str]:
    """What an answer says first."""
    if "proposal" in answer:
        return [answer["proposal"]["words"], answer["proposal"]["why"]]
    cautions = [one[said] for one in answer.get("warnings", []) for said in ("words", "next")]
    if "answer" in answer:
        return [answer["answer"], answer["next"], *cautions]
    return [answer["summary"], *cautions]


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faces]:
    with house(tmp_path_factory.mktemp("faces") / "kp", chain()) as opened:
        yield Faces(opened)


@pytest.fixture(scope="module")
def gone_by(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Faces]:
    with house(tmp_path_factory.mktemp("past") / "kp", past.past()) as opened:
        yield Faces(opened)


def hexed(key: bytes) -> str:
    return "0x" + key.hex()


def test_every_parcel(faces: Faces) -> None:
    parcels = list(faces.house.chain.state().parcels)
    assert len(parcels) > 20
    for parcel in map(hexed, parcels):
        faces.agree(parcel, f"/v1/parcels/{parcel}", f"/parcel/{parcel}")


def test_every_story(faces: Faces) -> None:
    for parcel in map(hexed, faces.house.chain.state().parcels):
        story = json.loads(faces.command("trace", parcel, "--json"))
        assert story == faces.api(f"/v1/parcels/{parcel}/story?limit=500")
        printed = spaced(faces.command("trace", parcel))
        assert all(step["sentence"] in printed for step in story["steps"])


def test_every_certificate(faces: Faces) -> None:
    for number in map(show_certificate, faces.house.chain.state().certificates):
        path = number.replace(" ", "-")
        faces.agree(number, f"/v1/certificates/{path}", f"/certificate/{path}")


def test_certificates_of_goods_that_were_moved_by_law(gone_by: Faces) -> None:
    for number in map(show_certificate, (past.MIXED, past.MOVED)):
        path = number.replace(" ", "-")
        answer = gone_by.agree(number, f"/v1/certificates/{path}", f"/certificate/{path}")
        (caution,) = answer["warnings"]
        assert caution["words"] in sentences(answer)
        for one in answer["parcels"]:
            (own,) = gone_by.shown(one["parcel"])["warnings"]
            what, _ = own["words"].split(" was moved by law on ")
            assert {
                **own,
                "words": own["words"].replace(
                    what, "What is or was under this certificate, or part of it,"
                ),
            } == caution


def test_what_was_entered_late_is_marked_so(gone_by: Faces) -> None:
    """A handover, and the arrival of a parcel with what confirms it; of that shipment a sighting."""
    marked = 0
    for parcel in map(hexed, gone_by.house.chain.state().parcels):
        story = json.loads(gone_by.command("trace", parcel, "--json"))
        assert story == gone_by.api(f"/v1/parcels/{parcel}/story?limit=500")
        late = [step["late"] for step in story["steps"]]
        marked += sum(late)
        assert gone_by.command("trace", parcel).count("(Late.)") == sum(late)
    number = show_certificate(past.LEFT)
    path = number.replace(" ", "-")
    steps = gone_by.agree(number, f"/v1/certificates/{path}", f"/certificate/{path}")["steps"]
    late = sum(step["late"] for step in steps)
    assert gone_by.command("show", number).count("(Late.)") == late
    assert gone_by.page(f"/certificate/{path}").count("Late.") == late
    assert (marked, late) == (3, 3)


def test_what_offices_did_before_a_suspension_was_recorded(gone_by: Faces) -> None:
    answer = gone_by.agree("AO", "/v1/participants/AO", "/participant/AO")
    (stood,) = answer["stood"]
    printed = spaced(gone_by.command("show", "AO"))
    assert stood["acts"] and all(act["words"] in printed for act in stood["acts"])


def test_a_certificate_in_each_state(faces: Faces) -> None:
    """As of every block: what was issued departs, is stopped or overdue, is confirmed in parts."""
    found: dict[str, tuple[str, int]] = {}
    for number in map(show_certificate, faces.house.chain.state().certificates):
        path = f"/v1/certificates/{number.replace(' ', '-')}"
        for block in range(len(faces.house.chain.heads)):
            then = faces.house.client.get(f"{path}?at={block}", headers=faces.house.headers(""))
            if then.status_code == 200:
                found.setdefault(then.json()["state"], (number, block))
    assert found.keys() == STATES
    for number, block in found.values():
        path = f"/v1/certificates/{number.replace(' ', '-')}?at={block}"
        assert faces.shown(number, "--at", str(block)) == faces.api(path)


def test_every_organisation_with_its_licences_and_keys(faces: Faces) -> None:
    licences, keys = 0, 0
    for number in faces.house.chain.state().standings:
        # Pages are public, and an organisation is for members and itself: there is none to read.
        whole = faces.agree(f"organisation:{number}", f"/v1/organisations/{number}")
        for licence in whole["licences"]:
            licences += 1
            assert faces.shown(f"licence:{licence['licence']}")["licence"] == licence
        for key in whole["keys"]:
            keys += 1
            alone = faces.shown(key["key"])
            assert alone["key"] == key
            assert alone["organisation"]["number"] == number
    assert licences >= 4 and keys >= 8


def test_every_participant(faces: Faces) -> None:
    for code in map(show_participant, faces.house.chain.state().participants):
        faces.agree(code, f"/v1/participants/{code}", f"/participant/{code}")


def test_every_zone(faces: Faces) -> None:
    for zone in faces.house.chain.state().zones:
        faces.agree(f"zone:{zone}", f"/v1/zones/{zone}", f"/zone/{zone}")


def test_every_proposal(faces: Faces) -> None:
    for proposal in map(hexed, faces.house.chain.state().proposals):
        faces.agree(proposal, f"/v1/proposals/{proposal}", f"/decisions/{proposal}")


def test_every_hold(faces: Faces) -> None:
    holds = faces.house.chain.state().holds
    assert len(holds) >= 4
    for hold, record in holds.items():
        parcel = hexed(record.parcel)
        alone = faces.shown(hexed(hold))
        assert alone["parcel"] == parcel
        assert alone["hold"] in faces.api(f"/v1/parcels/{parcel}/holds")["holds"]
        if alone["hold"]["status"] == "in force":
            assert alone["hold"]["reason"] in faces.page(f"/parcel/{parcel}")


def test_every_request_says_what_its_certificate_says(faces: Faces) -> None:
    requests = faces.house.chain.state().requests
    issued = 0
    for request in map(hexed, requests):
        alone = faces.shown(request)
        assert alone["request"] == request
        if "certificate" not in alone:
            continue
        issued += 1
        paper = faces.api(f"/v1/certificates/{alone['certificate'].replace(' ', '-')}")
        assert paper["request"] == request
        assert alone["valuations"] == paper["valuations"]
        assert alone["parcels"] == paper["parcels"]
        assert alone["destination"] == paper["importing"]
        for who in ("exporter", "importer"):
            assert alone[who] == paper["elements"][who]
        assert alone["status"] == "issued"
    assert issued >= 5


@pytest.mark.parametrize("code", ["", "BW", "AE", "AO"])
def test_what_is_overdue(faces: Faces, code: str) -> None:
    answer = json.loads(faces.command("overdue", *filter(None, [code]), "--json"))
    assert answer == faces.api(f"/v1/overdue?participant={code}" if code else "/v1/overdue")
    printed = faces.command("overdue", *filter(None, [code]))
    for one in answer["overdue"]:
        assert one["certificate"] in printed
        assert f"{one['days_late']} day" in printed
    if code:
        page = faces.page(f"/participant/{code}")
        assert all(one["certificate"] in page for one in answer["overdue"])


def events(faces: Faces, query: str) -> list[Any]:
    """Every page of what the API says to a member."""
    page = faces.api(f"/v1/events?limit=1000&{query}")
    assert "next" not in page
    return list(page["events"])


def test_events_by_subject(faces: Faces) -> None:
    state = faces.house.chain.state()
    subjects = {
        **{
            show_participant(code): f"participant={show_participant(code)}"
            for code in state.participants
        },
        **{f"zone:{zone}": f"zone={zone}" for zone in state.zones},
        **{f"organisation:{one}": f"organisation={one}" for one in state.standings},
        **{
            show_certificate(one): f"certificate={show_certificate(one)}"
            for one in state.certificates
        },
        **{hexed(one): f"parcel={hexed(one)}" for one in state.parcels},
        **{hexed(one): f"proposal={hexed(one)}" for one in state.proposals},
    }
    for subject, query in subjects.items():
        lines = faces.command("events", "--subject", subject, "--json").splitlines()
        assert [json.loads(line) for line in lines] == events(faces, query), subject


def test_events_by_kind_in_the_same_words(faces: Faces) -> None:
    for kind in ("ProductionRegistered", "ShipmentDeparted", "StandingChanged", "Voiced"):
        said = [one["words"] for one in events(faces, f"kind={kind}")]
        printed = faces.command("events", "--kind", kind).splitlines()
        assert said and [line.split("UTC", 1)[1].strip() for line in printed] == said


@pytest.mark.parametrize("text", ["0x" + "ab" * 32, "NOPE", "BW 999999", "ZZ 1"])
def test_what_is_unknown_is_unknown_everywhere(faces: Faces, text: str) -> None:
    answer = faces.shown(text, code=1)
    assert answer == faces.api(f"/v1/search?q={text}")
    assert answer["unknown"] in spaced(faces.command("show", text, code=1))
    assert answer["unknown"] in faces.page(f"/search?q={text}")


def test_what_is_said_of_an_unknown_id(faces: Faces) -> None:
    assert faces.shown("0x" + "ab" * 32, code=1)["unknown"] == UNKNOWN
