"""How far the gateway is: chain, index, age; and what a monitor reads."""

from __future__ import annotations

import time
from functools import partial
from importlib.metadata import version
from typing import Annotated, Final

from fastapi import APIRouter, Response
from pydantic import Field

from kp_gateway.gateway import Composed, Gateway, GatewayDep
from kp_ledger.answers.asof import as_of
from kp_ledger.answers.audiences import PUBLIC
from kp_ledger.answers.schemas.base import Answer
from kp_ledger.answers.units import Address, Moment, known_moment
from kp_ledger.index.store import Snapshot

router = APIRouter(tags=["Status"])
VERSION: Final = version("kimberley-ledger")


class Status(Answer):
    """Which ledger this is, and how old its answers are."""

    chain_id: Annotated[int, Field(description="The ledger's chain id.", examples=[1103044913])]
    contracts: Annotated[
        dict[str, Address], Field(description="Where its contracts stand, by name.")
    ]
    node: Annotated[bool, Field(description="Whether the node answers now.", examples=[True])]
    height: Annotated[
        int | None, Field(description="The node's last block, when it answers.", examples=[362])
    ] = None
    lag: Annotated[
        int | None, Field(description="Blocks that the index has yet to take up.", examples=[0])
    ] = None
    age_seconds: Annotated[
        int, Field(description="Seconds since the block that answers are as of.", examples=[4])
    ]
    asked: Annotated[Moment, Field(description="The gateway's clock.")]
    version: Annotated[str, Field(description="The gateway's version.", examples=["0.1.0"])]


@router.get("/v1/status", response_model=Status, operation_id="status")
def status(gateway: GatewayDep) -> Response:
    """Chain, height, lag, and as of which block the gateway answers."""
    return gateway.made_live(partial(_status, gateway))


def _status(gateway: Gateway, snapshot: Snapshot) -> Composed:
    height, now = gateway.node.height(), int(time.time())
    answer = Status(
        as_of=as_of(snapshot),
        chain_id=gateway.ledger.chain_id,
        contracts=gateway.ledger.addresses,
        node=height is not None,
        height=height,
        lag=None if height is None else max(0, height - snapshot.block),
        age_seconds=max(0, now - snapshot.moment),
        asked=known_moment(now),
        version=VERSION,
    )
    return answer, PUBLIC.audience, []


@router.get("/metrics", include_in_schema=False)
def metrics(gateway: GatewayDep) -> Response:
    """For a monitor, in the text format of Prometheus."""
    head = gateway.index.head()
    text = gateway.counts.text(head.block if head else -1, head.moment if head else 0)
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")


@router.get("/healthz", include_in_schema=False)
async def healthz() -> Response:
    """Whether the process answers at all."""
    return Response("ok\n", media_type="text/plain")
