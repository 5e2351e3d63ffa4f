"""events.txt over HTTP: each audience finds exactly the events and the fields that the file says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import pytest

from kp_ledger.answers.audiences import Audience
from kp_ledger.domain.parse import show_certificate
from kp_ledger.generated import codes
from tests.actors import actor
from tests.api.audiences.files import events, paths_in
from tests.api.audiences.scene import complete
from tests.api.reads.house import House, house

EVENTS: Final = events()
MEMBER: Final = "ae_office"
PARTIES: Final = ("bw_miner", "bw_trader", "bw_trader2", "bw_cutter", "ae_trader", "ao_miner")
PUBLIC_KINDS: Final = {kind for kind, seen in EVENTS.items() if seen[Audience.PUBLIC]}
# Here an office's, on a proposal.
CONCERNS_NOBODY: Final = {"DocumentAttached"}
CLOSED: Final = frozenset({"payload"})


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("events") / "kp", complete()) as opened:
        yield opened


def told(here: House, by: str) -> dict[str, Any]:
    """Every event that a reader is told, by its id."""
    found: dict[str, Any] = {}
    after: str | None = ""
    while after is not None:
        page = here.get(f"/v1/events?limit=1000{after}", by)
        found |= {one["id"]: one for one in page["events"]}
        after = f"&after={page['next']}" if "next" in page else None
    return found


def fields(event: dict[str, Any]) -> set[str]:
    """Its fields as the file names them: of records, their members."""
    paths = set(paths_in(event["fields"], CLOSED))
    return {one for one in paths if not any(other.startswith(f"{one}[].") for other in paths)}


def by_kind(found: dict[str, Any]) -> dict[str, set[frozenset[str]]]:
    """The sets of fields that events of each kind have; a resolution may have no weights."""
    sets: dict[str, set[frozenset[str]]] = defaultdict(set)
    for one in found.values():
        if one["fields"].get("weights") == []:
            continue
        sets[one["kind"]].add(frozenset(fields(one)))
    return sets


def of_file(audience: Audience) -> dict[str, set[frozenset[str]]]:
    return {kind: {frozenset(seen[audience])} for kind, seen in EVENTS.items() if seen[audience]}


def test_a_member_sees_every_kind_whole(here: House) -> None:
    assert by_kind(told(here, MEMBER)) == of_file(Audience.MEMBER)


def test_the_public_sees_what_the_file_gives_it(here: House) -> None:
    assert by_kind(told(here, "")) == of_file(Audience.PUBLIC)


def test_a_party_sees_whole_what_concerns_it_and_all_else_as_the_public_does(here: House) -> None:
    whole: set[str] = set()
    for party in PARTIES:
        for kind, sets in by_kind(told(here, party)).items():
            public, own = (frozenset(EVENTS[kind][one]) for one in list(Audience)[:2])
            assert sets <= {public, own}, (party, kind)
            whole |= {kind} if own in sets else set()
    hidden = {kind for kind, seen in EVENTS.items() if seen[Audience.PARTY] - seen[Audience.PUBLIC]}
    assert hidden - whole == CONCERNS_NOBODY


@pytest.mark.parametrize("party", PARTIES)
def test_no_number_of_an_organisation_stands_where_its_field_is_hidden(
    here: House, party: str
) -> None:
    number = actor(party).organisation
    for one in told(here, "").values():
        hidden = EVENTS[one["kind"]][Audience.PARTY] - EVENTS[one["kind"]][Audience.PUBLIC]
        shown = {value for value in one["fields"].values() if isinstance(value, int)}
        if hidden and number not in shown:
            assert f"no. {number}" not in one["words"], one


# Stories


def steps(here: House, by: str) -> dict[str, set[str]]:
    """Kinds of steps that are told of parcels and of certificates."""
    state, headers = here.chain.state(), here.headers(by)
    asked = {
        "parcel": [f"/v1/parcels/0x{one.hex()}/story?limit=500" for one in state.parcels],
        "certificate": [
            f"/v1/certificates/{show_certificate(one).replace(' ', '-')}/steps"
            for one, record in state.certificates.items()
            if record.a.status != codes.CERTIFICATE_SPOILT
        ],
    }
    return {
        name: {
            step["kind"]
            for path in paths
            for step in here.client.get(path, headers=headers).json()["steps"]
        }
        for name, paths in asked.items()
    }


def test_a_story_tells_the_public_of_public_kinds_alone(here: House) -> None:
    public, member = steps(here, ""), steps(here, MEMBER)

    for subject, kinds in member.items():
        assert public[subject] == kinds & PUBLIC_KINDS, subject
        assert kinds - PUBLIC_KINDS, f"nothing is hidden of a {subject}"
