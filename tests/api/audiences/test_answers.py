"""answers.txt over HTTP: each audience finds exactly the fields that the file gives it."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Iterator

import pytest

from kp_ledger.answers.audiences import Audience
from kp_ledger.base.messages import NO_KEY, Signed
from kp_ledger.domain.days import SECONDS_PER_DAY
from kp_ledger.domain.parse import show_certificate
from kp_ledger.generated import acts
from kp_ledger.generated.records import ParcelRef
from kp_ledger.keys.queue import order_text
from scripts.audiences import PAGE, fields_of, page
from scripts.audiences import answers as models
from tests.actors import actor, sign
from tests.api.audiences.files import Seen, answers, paths_in
from tests.api.reads.house import House, house
from tests.contracts.approving import suspend_self
from tests.index.chains import Paper
from tests.index.queries import scenes
from tests.world import handover

MINER = actor("bw_miner").organisation
# Whose answers, put together, are all that an audience finds.
READERS = {
    Audience.PUBLIC: ("",),
    Audience.PARTY: ("bw_miner", "ae_trader"),
    Audience.MEMBER: ("ae_office", "bw_office"),
}
FREE = frozenset({"fields", "contracts"})  # objects whose members are no fields
ANSWERS = answers()
# What an answer's parts may have, and these readers' answers never do.
PARTIES_PATH = {"path[].reference"}  # of others' parcels: for members
ENDINGS = {f"running_out[].{name}" for name in ("what", "id", "ends", "days_left")}
NEVER: dict[str, tuple[tuple[Audience, ...], set[str]]] = {
    # The node is away: tests/api/shell.
    "status": (tuple(Audience), {"height", "lag"}),
    # A step names another parcel along a parcel's way alone; holds in force are not released.
    "certificate": (tuple(Audience), {"steps[].parcel"}),
    "certificate_steps": (tuple(Audience), {"steps[].parcel"}),
    "parcel": (tuple(Audience), {"made.step.parcel", "holds[].released"}),
    "ancestry": ((Audience.PARTY,), PARTIES_PATH),
    "descendants": ((Audience.PARTY,), PARTIES_PATH),
    # Offices and observers have no licences, and no act gives a key an end that is to come.
    "me": ((Audience.MEMBER,), ENDINGS | {"organisation.roles_until"}),
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The furnished scene as a demonstration, with short pages and an offer that waits."""
    patch = pytest.MonkeyPatch()
    patch.setattr("kp_ledger.answers.organisations.PAGE", 3)
    patch.setattr("kp_ledger.answers.organisations.PARCELS", 2)
    patch.setattr("kp_ledger.answers.proposals.PAGE", 2)
    folder = tmp_path_factory.mktemp("audiences") / "kp"
    with house(folder, stopped()) as opened:
        settings = {"seed": 1, "scale": 1.0, "first_day": 20_454}
        (folder / "demo.json").write_text(json.dumps(settings))
        for receiver in ("ae_office", "ae_trader", "bw_miner"):
            _leave_offer(opened, receiver)
        yield opened
    patch.undo()


def stopped() -> Paper:
    """The furnished chain, and a Participant that suspended itself after what it did that day."""
    chain = copy.deepcopy(scenes.known("furnished"))
    suspend_self(chain, "ae_office")
    return chain


def _leave_offer(here: House, receiver: str) -> None:
    now = int(time.time())
    order = handover(
        here.chain,
        "bw_trader2",
        receiver,
        ParcelRef(b"\x01" * 32, 1),
        signed_at=now,
        deadline=now + SECONDS_PER_DAY,
    )
    giver = sign(order, "bw_trader2", here.chain.ledger)
    act = acts.ParcelsHandOver(order, giver, Signed(NO_KEY))
    file = json.loads(order_text(act, here.chain.ledger))
    response = here.client.post("/v1/offers", json=file)
    assert response.status_code in (201, 202), response.text


def test_the_page_is_what_the_models_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "python scripts/audiences.py writes it anew"


def test_the_models_and_the_page_say_what_the_file_says() -> None:
    assert {name: path for name, (path, _) in models().items()} == {
        name: seen.path for name, seen in ANSWERS.items()
    }
    for operation, (_, model) in models().items():
        assert fields_of(model) == ANSWERS[operation].fields, operation


def samples(here: House, operation: str, path: str) -> list[str]:
    """Where an operation is asked: between them, all that its answer may have."""
    state = here.chain.state()
    parcels = ["0x" + parcel.hex() for parcel in state.parcels]
    certificates = [show_certificate(number) for number in state.certificates]
    asked = {
        "participant": [f"{code}" for code in ("BW", "AE", "AO", "ZW")],
        "zone": list(state.zones),
        "organisation": [MINER, *(actor(n).organisation for n in ("ae_office", "ae_trader"))],
        "proposal": ["0x" + proposal.hex() for proposal in state.proposals],
    }.get(operation)
    if asked is not None:
        return [path.split("{")[0] + str(one) for one in asked]
    if operation in ("ancestry", "descendants"):
        return [
            f"{path.replace('{parcel}', one)}?limit={limit}&scanned={scanned}"
            for one in parcels
            for limit in (1, 50)
            for scanned in (_scanned(here), "")
        ]
    if "{parcel}" in path:
        paged = ("?limit=1", "") if operation == "story" else ("",)
        return [path.replace("{parcel}", one) + page for one in parcels for page in paged]
    if "{number}" in path:
        page = "?limit=1" if operation == "certificate_parcels" else ""
        return [path.replace("{number}", one) + page for one in certificates]
    return {
        "search": [f"{path}?q={text}" for text in (certificates[0], "DUG-1", "BW O00001", "zzz")],
        "statistics": [f"{path}?from=2026-01-01{of}" for of in ("", "&participant=BW")],
        "events": [f"{path}?limit=1000", f"{path}?limit=5"],
        "overdue": [path, f"{path}?participant=BW"],
        "detained": [path, f"{path}?participant=BW"],
    }.get(operation, [path])


def _scanned(here: House) -> str:
    """A parcel that others came from, and that came from others."""
    state = here.chain.state()
    mixed = [p for p, w in state.parcels.items() if w.millicarats == 600 and w.status == 5]
    return "0x" + mixed[0].hex()


def found_by(here: House, audience: Audience, operation: str, path: str) -> set[str]:
    """Every path in the answers that these readers get."""
    found: set[str] = set()
    for by in READERS[audience]:
        headers = here.headers(by)
        for one in samples(here, operation, path):
            response = here.client.get(one, headers=headers)
            if response.status_code == 200:
                found |= set(paths_in(response.json(), FREE))
            else:
                assert response.status_code in (400, 401, 403), (one, response.text)
    return found


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("operation", list(ANSWERS))
def test_an_audience_finds_the_fields_of_the_file_and_no_others(
    here: House, operation: str, audience: Audience
) -> None:
    seen: Seen = ANSWERS[operation]
    found = found_by(here, audience, operation, seen.path)
    if audience in seen.refused:
        assert not found
        return
    readers, never = NEVER.get(operation, ((), set()))
    assert sorted(found - seen.by(audience)) == []
    assert sorted(seen.by(audience) - found - (never if audience in readers else set())) == []
