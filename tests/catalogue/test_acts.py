"""Every kind of act has a complete row, whose cells name what there is."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import pytest

from kp_ledger.base.messages import Act, Refusal, Signed
from kp_ledger.base.valuetypes import item_of, types_of
from kp_ledger.catalogue.act_rows import ActRow, Labels, Sent
from kp_ledger.catalogue.acts import ACTS
from kp_ledger.catalogue.orders import labels_of
from kp_ledger.catalogue.rows import IncompleteRow
from kp_ledger.generated import acts
from kp_ledger.generated.refusals import NotTheDoor
from kp_ledger.keys.wire import ACTS as KINDS
from kp_ledger.model.rules import Call, decide
from kp_ledger.model.state import State
from tests.cli.test_commands import EVERY
from tests.keys.samples import LEDGER, sample_of

CELLS = [field.name for field in fields(ActRow) if field.name != "kind"]
ROWS = pytest.mark.parametrize("row", ACTS.values(), ids=lambda row: row.kind.__name__)
COMMANDS = dict(EVERY)
# One that does any act there is.
ANY_ACT = "act"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_a_kind_has_a_row(kind: type[Act]) -> None:
    assert kind in ACTS, f"{kind.__name__} has no row in kp_ledger/catalogue/acts"


def test_no_cell_has_a_default() -> None:
    assert all(field.default is field.default_factory is MISSING for field in fields(ActRow))


@pytest.mark.parametrize("cell", CELLS)
def test_a_row_without_a_cell_is_refused_by_the_names_of_both(cell: str) -> None:
    row = ACTS[acts.ParcelsHandOver]
    given = {name: getattr(row, name) for name in CELLS if name != cell}
    with pytest.raises(IncompleteRow, match=f"ParcelsHandOver lacks {cell}$"):
        ActRow(acts.ParcelsHandOver, **given)


@ROWS
def test_every_signature_of_an_act_is_somebodys(row: ActRow) -> None:
    signatures = [n for n, kind in types_of(row.kind).items() if (item_of(kind) or kind) is Signed]
    assert [signer.signature for signer in row.signers] == signatures


@ROWS
def test_a_signer_stands_in_what_it_signs(row: ActRow) -> None:
    for signer in row.signers:
        own = (types_of(signed_record(row.kind, signer.order)), types_of(row.kind))
        assert any(signer.number in fields for fields in own)


@ROWS
def test_every_field_that_is_signed_is_shown(row: ActRow) -> None:
    assert bool(row.signers) == bool(row.shown)
    for signer in row.signers:
        check_labels(signed_record(row.kind, signer.order), labels_of(row, signer))


@ROWS
def test_only_what_is_signed_is_relayed_by_anybody(row: ActRow) -> None:
    assert row.signers or row.sent is not Sent.ANYBODY


@ROWS
def test_only_what_contracts_send_has_no_command(row: ActRow) -> None:
    assert bool(row.commands) == (row.sent is not Sent.CONTRACT)


@ROWS
def test_only_what_contracts_send_is_refused_from_everybody_else(row: ActRow) -> None:
    with pytest.raises(Refusal) as refused:
        decide(State(LEDGER), sample_of(row.kind), Call("0x" + "11" * 20, 1))
    assert isinstance(refused.value, NotTheDoor) == (row.sent is Sent.CONTRACT)


@ROWS
def test_its_commands_are_commands_that_act(row: ActRow) -> None:
    assert set(row.commands) <= acting(), row.kind.__name__


def test_every_command_that_acts_is_in_a_row() -> None:
    named = {name for row in ACTS.values() for name in row.commands}
    assert named == acting() - {ANY_ACT}


def signed_record(kind: type[Act], field: str) -> Any:
    record = types_of(kind)[field]
    return item_of(record) or record


def check_labels(record: Any, labels: Labels) -> None:
    """Each field has its label, and each field of the records in a list."""
    assert list(labels) == list(types_of(record)), record.__name__
    for name, label in labels.items():
        item = item_of(types_of(record)[name])
        assert isinstance(label, tuple) == is_dataclass(item), name
        if isinstance(label, tuple):
            check_labels(item, label[1])


def acting() -> set[str]:
    """Commands that sign and send: they have the options of all acts."""
    return {
        name
        for name, command in COMMANDS.items()
        if {"sign_only", "tries"} <= {one.name for one in command.params}
    }
