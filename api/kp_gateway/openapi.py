"""What the API says of itself: its title, the groups of its routes, what any of them may refuse."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from kp_gateway.problems import MEDIA
from kp_ledger.domain.sentences import limit

_DESCRIPTION: Final = (
    "Where rough diamonds may have come from, as a permissioned ledger has it."
    f" {limit(1)} Every answer says as of which block it is, and whether it is recorded or"
    " witnessed. Carats and US dollars are decimal strings, days are ISO 8601 dates, times RFC"
    " 3339. What an audience may not see is absent from an answer. A read may be made conditional"
    " by the ETag of its last answer; it then costs nothing until there is a new block."
)
_TAGS: Final = (
    ("Status", "Which ledger this is, and how old its answers are."),
    ("Search", "By what people type or scan: an id, a reference, a certificate, a code."),
    ("Parcels", "Where a parcel may have come from, and what happened to it."),
    ("Certificates", "A certificate by its number, in whatever state it is."),
    ("Participants", "What they produced and traded, and what is late on its way to them."),
    ("Zones", "Where stones are dug or come from, and what stood there through time."),
    ("Organisations", "Who holds, owns, digs and trades: their numbers, and to members more."),
    ("Decisions", "Proposals, and the voices of Participants on them."),
    ("Statistics", "Origins and trade of a Participant and of the world, by period."),
    ("Events", "All that was recorded, as a stream that goes on where it broke off."),
    ("Yourself", "What waits for who has signed in: offers, what is late, what runs out."),
    ("Signing in", "Parties and members sign in with an enrolled key."),
    ("Handing in", "Orders and signed transactions, their receipts, and what became of them."),
    ("Mailbox", "Orders that wait for another hand's signature."),
)
_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "description": "A problem document (RFC 9457).",
    "required": ["type", "title", "status", "detail", "rule"],
    "properties": {
        "type": {
            "type": "string",
            "description": "A relative reference naming the rule.",
            "examples": ["/problems/parcels-not-custodian"],
        },
        "title": {
            "type": "string",
            "description": "The rule's name.",
            "examples": ["ParcelsNotCustodian"],
        },
        "status": {"type": "integer", "description": "The HTTP status.", "examples": [422]},
        "detail": {
            "type": "string",
            "description": "What is wrong, in a sentence.",
            "examples": ["organisation 1502338 does not hold this parcel; 1502339 does"],
        },
        "instance": {
            "type": "string",
            "description": "This request, as in our log.",
            "examples": ["/requests/5f3a90c1d2-0000001c"],
        },
        "rule": {
            "type": "string",
            "description": "The rule's name.",
            "examples": ["ParcelsNotCustodian"],
        },
        "values": {
            "type": "object",
            "description": "The values that broke it.",
            "examples": [{"custodian": 1502339, "organisation": 1502338}],
        },
    },
}
REFUSALS: Final = {
    400: "A value that is none of its kind, or a body that is not JSON.",
    401: "A token, challenge or signature that opens nothing.",
    403: "For another audience.",
    404: "Nothing of this name on this ledger.",
    405: "Not this method.",
    408: "The body did not come in time.",
    409: "Used, closed, or not its turn yet.",
    413: "Larger than is taken.",
    414: "A longer address than is taken.",
    415: "A body that is not sent as JSON.",
    422: "Refused by a rule.",
    429: "Too many requests from one address.",
    500: "A fault of the gateway's own; its log has it under the number in `instance`.",
    502: "The node answered, and not as a node does.",
    503: "Node, database or disk is away, or too much is asked at once; nothing accepted is lost.",
    504: "It took too long.",
}
_WAIT: Final[dict[str, Any]] = {
    "Retry-After": {
        "description": "Seconds to wait.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1, "examples": [5]},
    }
}
_HEADERS: Final[dict[int, dict[str, Any]]] = {
    401: {
        "WWW-Authenticate": {
            "description": "How to ask as somebody.",
            "required": True,
            "schema": {"type": "string", "examples": ['Bearer realm="kp"']},
        }
    },
    429: _WAIT,
    502: _WAIT,
    503: _WAIT,
}
_ENTRY: Final[dict[str, Any]] = {
    "type": "http",
    "scheme": "bearer",
    "description": "A token of POST /v1/entry. Without one it is the public that asks.",
}
# Of a route that answers nobody but who has signed in.
SIGNED_IN_ONLY: Final[dict[str, Any]] = {"security": [{"entry": []}]}


def described(base_url: str) -> dict[str, Any]:
    """The arguments of an application that say what it is."""
    ours = {
        "title": "Kimberley ledger",
        "description": _DESCRIPTION,
        "version": version("kimberley-ledger"),
        "openapi_url": "/v1/openapi.json",
        "openapi_tags": [{"name": name, "description": text} for name, text in _TAGS],
        "servers": [{"url": base_url.rstrip("/") or "/", "description": "This gateway."}],
        "contact": {"name": "Whoever runs this gateway", "url": base_url.rstrip("/") or "/"},
        "license_info": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        "generate_unique_id_function": operation,
    }
    if not base_url:
        del ours["contact"]
    return ours


def operation(route: APIRoute) -> str:
    """The name of an operation that gives itself none: it stays when its path moves."""
    module = route.endpoint.__module__.rsplit(".", 1)[-1]
    return f"{module}_{route.name}"


def install(app: FastAPI) -> None:
    """The schema of all routes, made when it is first asked for."""

    def made() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = whole(app)
        return app.openapi_schema

    app.openapi = made  # type: ignore[method-assign]


def whole(app: FastAPI) -> dict[str, Any]:
    """What FastAPI knows of the routes, and what any of them may answer instead, said once."""
    schema = get_openapi(
        title=app.title,
        description=app.description,
        version=app.version,
        routes=app.routes,
        tags=app.openapi_tags,
        servers=app.servers,
        contact=app.contact,
        license_info=app.license_info,
    )
    components = schema.setdefault("components", {})
    models = components.setdefault("schemas", {})
    for theirs in ("HTTPValidationError", "ValidationError"):
        models.pop(theirs, None)
    models["Problem"] = _PROBLEM
    components["responses"] = refusals()
    components["securitySchemes"] = {"entry": _ENTRY}
    schema["security"] = [{}, {"entry": []}]
    said = {str(status): {"$ref": f"#/components/responses/{_name(status)}"} for status in REFUSALS}
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"] |= said
    return schema


def refusals() -> dict[str, dict[str, Any]]:
    """What every route may answer instead, by name."""
    content = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found: dict[str, dict[str, Any]] = {
        _name(status): {"description": text, "content": content}
        for status, text in REFUSALS.items()
    }
    for status, headers in _HEADERS.items():
        found[_name(status)]["headers"] = headers
    return found


def _name(status: int) -> str:
    return f"Refused{status}"
