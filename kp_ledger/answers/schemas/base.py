"""What all answers have: as of which block, recorded or witnessed, and the limit of the claim.

A field marked `seen_by(Audience.PARTY)` is absent for whoever may not see it: `shown` leaves it
out, at any depth, and the schema says who sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from kp_ledger.answers.audiences import Audience

_KEY: Final = "x-seen-by"


def seen_by(audience: Audience, description: str = "", **more: Any) -> Any:
    """A field for `audience` and narrower ones; its type has to allow None."""
    who = {Audience.PUBLIC: "everybody", Audience.PARTY: "parties", Audience.MEMBER: "members"}
    return Field(description=description, json_schema_extra={_KEY: who[audience]}, **more)


def audience_of(field: FieldInfo) -> Audience:
    """The widest audience that sees a field."""
    extra = field.json_schema_extra
    said = extra.get(_KEY) if isinstance(extra, dict) else None
    return {"parties": Audience.PARTY, "members": Audience.MEMBER}.get(str(said), Audience.PUBLIC)


class Model(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AsOf(Model):
    """Which state of the ledger an answer is about."""

    block: Annotated[int, Field(description="Number of the block.", examples=[362])]
    hash: Annotated[str, Field(description="The block's hash.", examples=["0x" + "5a" * 32])]
    moment: Annotated[datetime, Field(description="The block's time.")]
    standing: Annotated[
        Literal["recorded", "witnessed"],
        Field(description="Recorded: in the chain. Witnessed: covered by a signed checkpoint."),
    ]
    definition: Annotated[
        int, Field(description="Number of the definition of conflict diamonds in force.")
    ]
    limit: Annotated[str, Field(description="What the ledger does not show, in one sentence.")]


class Answer(Model):
    """What every answer carries."""

    as_of: Annotated[AsOf, Field(description="The state of the ledger this is about.")]


def shown(answer: BaseModel, audience: Audience) -> dict[str, Any]:
    """An answer as JSON has it, without what `audience` may not see and what is not known."""
    return dict(_members(answer, audience))


def _members(model: BaseModel, audience: Audience) -> Iterator[tuple[str, Any]]:
    for name, widest in _audiences(type(model)):
        value = getattr(model, name)
        if value is not None and widest <= audience:
            yield name, _plain(value, audience)


@cache
def _audiences(kind: type[BaseModel]) -> tuple[tuple[str, Audience], ...]:
    """Each field's widest audience: looked up once for a kind of model."""
    return tuple((name, audience_of(field)) for name, field in kind.model_fields.items())


def _plain(value: Any, audience: Audience) -> Any:
    if isinstance(value, BaseModel):
        return shown(value, audience)
    if isinstance(value, list | tuple):
        return [_plain(one, audience) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one, audience) for key, one in value.items()}
    return value
