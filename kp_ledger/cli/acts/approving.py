"""Approvals: what an act that needs somebody else's word is given, and how that is shown.

The act is made with an unsigned Approval of itself. It is signed like an order: at once with
--with NAME, or elsewhere by `kp sign FILE --as NAME` after --sign-only FILE.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, cast

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Act, Signed
from kp_ledger.cli.context import Context
from kp_ledger.generated.records import Approval
from kp_ledger.keys.wire import fields, to_json
from kp_ledger.model.approvals import act_digest
from kp_ledger.model.two_keys import two_keys

FOCAL_KEY: Final = 0


def approved(context: Context, act: Any, organisation: int, good_for: str) -> Act:
    """The act with an Approval of itself that `organisation`, or the focal key, has yet to sign."""
    deadline = context.deadline(good_for)
    approval = Approval(act_digest(act), organisation, context.now, deadline)
    made: Act = replace(act, approval=approval)
    return made


def with_second_key(context: Context, act: Any, good_for: str) -> Act:
    """The act, with a second key's Approval where the acting office asks for two."""
    office = context.me.organisation
    if not two_keys(context.state, office).asked:
        return cast(Act, act)
    return approved(context, act, office, good_for)


def approved_lines(act: Act, approval: Approval) -> Iterator[tuple[str, str]]:
    """What an Approval is of, whole; refused when it is of another act than the one beside it."""
    if approval.act != act_digest(act):
        raise BadInput("0x" + approval.act.hex(), "is the Approval of another act than this one")
    yield "Act", type(act).__name__
    for field in fields(act):
        value = getattr(act, field.name)
        if not isinstance(value, Approval | Signed):
            yield field.name.rstrip("_"), str(to_json(value))
