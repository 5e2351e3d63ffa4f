"""Events: pages of them, and a stream."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse

from kp_gateway.gateway import Composed, Gateway, GatewayDep
from kp_gateway.refusals import TooMany
from kp_gateway.requests import Day, ReaderDep, reader_of
from kp_gateway.stopping import told_to_stop
from kp_gateway.streaming import Stream, Trail, first_behind
from kp_ledger.answers import finding
from kp_ledger.answers.audiences import Reader
from kp_ledger.answers.event_query import EventQuery, Flow, Goods
from kp_ledger.answers.events import PAGE, Asked, events_answer
from kp_ledger.answers.names import names_for
from kp_ledger.answers.schemas.events import EventsAnswer
from kp_ledger.domain.parse import parse_id
from kp_ledger.index.store import Snapshot

MOST_STREAMS: Final = 500
STREAM: Final = "text/event-stream"
router = APIRouter(prefix="/v1", tags=["Events"], lifespan=told_to_stop)


async def event_query(
    kind: Annotated[
        list[str] | None,
        Query(
            description="Kinds of events; several with kind= each.", examples=[["ShipmentDeparted"]]
        ),
    ] = None,
    participant: Annotated[
        str | None, Query(description="That name this Participant; of a flow, whose.")
    ] = None,
    organisation: Annotated[
        int | None,
        Query(description="That name this organisation; members, and itself.", ge=1, lt=1 << 32),
    ] = None,
    certificate: Annotated[
        str | None, Query(description="That name this certificate.", examples=["BW 000123"])
    ] = None,
    zone: Annotated[int | None, Query(description="That name this zone.", ge=1, lt=1 << 16)] = None,
    parcel: Annotated[str | None, Query(description="That name this parcel.")] = None,
    proposal: Annotated[str | None, Query(description="That name this proposal.")] = None,
    flow: Annotated[
        Flow | None,
        Query(description="The events that a figure of production, exports or imports sums."),
    ] = None,
    partner: Annotated[str | None, Query(description="Of a flow: with this Participant.")] = None,
    origin: Annotated[
        int | None, Query(description="Of production: of this origin.", ge=1, lt=1 << 24)
    ] = None,
    goods: Annotated[Goods | None, Query(description="Of production: of this kind.")] = None,
    first: Annotated[
        Day | None, Query(alias="from", description="Of a flow: from this day on.")
    ] = None,
    last: Annotated[Day | None, Query(alias="to", description="Of a flow: to this day.")] = None,
) -> EventQuery:
    """A query as it was written; BadInput names what is wrong with it."""
    return EventQuery.written(
        kinds=kind or (),
        participant=participant,
        organisation=organisation,
        certificate=certificate,
        zone=zone,
        parcel=parcel,
        proposal=proposal,
        flow=flow,
        partner=partner,
        origin=origin,
        goods=goods,
        first=first,
        last=last,
    )


EventQueryDep = Annotated[EventQuery, Depends(event_query)]
After = Annotated[
    str | None,
    Query(description="Behind the event of this id.", max_length=40, examples=["362-14"]),
]
FromBlock = Annotated[
    int | None,
    Query(description="From this block on; `after` goes before.", ge=0, lt=1 << 40, examples=[362]),
]
BlockHash = Annotated[
    str | None,
    Query(
        description="Of a stream that goes on: hash of the block that `after` is in. If the chain"
        " went back meanwhile, the stream begins with `cut`."
    ),
]
Limit = Annotated[int, Query(description="Events on a page, at most.", ge=1, le=1_000)]


@router.get(
    "/events",
    response_model=EventsAnswer,
    operation_id="events",
    responses={
        200: {
            "content": {
                STREAM: {
                    "schema": {
                        "type": "string",
                        "description": "Server-sent events: `recorded` with an event of the ledger"
                        " and its id, at least once each; `cut` with the last block that still"
                        " stands, when the chain went back.",
                    }
                }
            }
        }
    },
)
async def events(
    request: Request,
    gateway: GatewayDep,
    reader: ReaderDep,
    query: EventQueryDep,
    after: After = None,
    from_block: FromBlock = None,
    block_hash: BlockHash = None,
    limit: Limit = PAGE,
    last_event_id: Annotated[
        str | None, Header(description="Of a stream that goes on: the last id that came.")
    ] = None,
) -> Response:
    """What was recorded, oldest first; with `Accept: text/event-stream`, as a stream that goes on.

    The public sees kinds and fields of docs/audiences.md; a party, all of what concerns it.
    """
    behind = last_event_id or after
    start = finding.event_number(behind) if behind else first_behind(from_block or 0)

    def ask(snapshot: Snapshot, asking: Reader) -> Asked:
        names = names_for(gateway.names, asking)
        return Asked(asking, names, query.filter(snapshot, asking))

    def page(snapshot: Snapshot) -> Composed:
        answer = events_answer(snapshot, ask(snapshot, reader), start, limit)
        return answer, reader.audience, []

    if STREAM not in request.headers.get("accept", ""):
        return await run_in_threadpool(gateway.made, request, reader, page)
    await run_in_threadpool(_check, gateway, ask, reader)
    stream = Stream(gateway, _trail(request), ask, _again(request, reader), start)
    if behind and block_hash:
        stream.seen = (start >> 20, parse_id(block_hash, "a block's hash"))
    return await _streamed(request, stream)


def _check(gateway: Gateway, ask: Any, reader: Reader) -> None:
    """What is wrong with the query is said before the stream begins."""
    with gateway.index.snapshot() as snapshot:
        ask(snapshot, reader)


def _again(request: Request, reader: Reader) -> Any:
    """Who asks, looked up again: a token runs out while a stream goes on."""
    return (lambda: reader_of(request)) if "authorization" in request.headers else lambda: reader


def _trail(request: Request) -> Trail:
    state = request.app.state
    if not hasattr(state, "trail"):
        state.trail = Trail()
    found: Trail = state.trail
    return found


async def _streamed(request: Request, stream: Stream) -> Response:
    state = request.app.state
    stopping: asyncio.Event = getattr(state, "stopping", None) or asyncio.Event()
    if getattr(state, "streams", 0) >= MOST_STREAMS:
        raise TooMany(60)
    state.streams = getattr(state, "streams", 0) + 1

    async def run() -> Any:
        try:
            async for item in stream.run(stopping):
                yield item
        finally:
            state.streams -= 1

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return EventSourceResponse(run(), headers=headers)
