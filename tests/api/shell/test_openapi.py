"""What the API says of itself: whole, named, with a description and an example for everything."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from kp_gateway.openapi import REFUSALS

METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture
def schema(api: TestClient) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return dict(api.get("/v1/openapi.json").json())


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in schema["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method} {path}", item[method]


def test_names_of_operations_are_unique(schema: dict[str, Any]) -> None:
    names = Counter(operation["operationId"] for _, operation in operations(schema))

    assert [name for name, count in names.items() if count > 1] == []
    assert all(name.replace("_", "").isalnum() for name in names)


def test_every_operation_says_what_it_does(schema: dict[str, Any]) -> None:
    missing = [
        name
        for name, operation in operations(schema)
        if not operation.get("description") or not operation.get("tags")
    ]

    assert missing == []


def test_every_tag_is_described(schema: dict[str, Any]) -> None:
    described = {tag["name"] for tag in schema["tags"] if tag["description"]}
    used = {tag for _, operation in operations(schema) for tag in operation["tags"]}

    assert used <= described
    assert described <= used


def test_every_refusal_is_documented_on_every_route(schema: dict[str, Any]) -> None:
    for name, operation in operations(schema):
        for status in REFUSALS:
            said = operation["responses"][str(status)]
            assert said == {"$ref": f"#/components/responses/Refused{status}"}, (name, said)


def test_a_refusal_is_a_problem_document_described_once(schema: dict[str, Any]) -> None:
    components = schema["components"]
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}

    assert len(components["responses"]) == len(REFUSALS)
    for response in components["responses"].values():
        assert response["content"] == {"application/problem+json": problem}
    assert "HTTPValidationError" not in components["schemas"]


def test_who_has_to_have_entered_is_said(schema: dict[str, Any]) -> None:
    only = {name for name, one in operations(schema) if one.get("security") == [{"entry": []}]}

    assert "get /v1/me" in only
    assert "get /v1/offers" in only
    assert "get /v1/parcels/{parcel}" not in only
    assert schema["security"] == [{}, {"entry": []}]


def test_parameters_are_described(schema: dict[str, Any]) -> None:
    missing = [
        (name, parameter["name"])
        for name, operation in operations(schema)
        for parameter in operation.get("parameters", [])
        if not parameter.get("description")
    ]

    assert missing == []


def test_fields_are_described(schema: dict[str, Any]) -> None:
    missing = [
        (name, field)
        for name, model in schema["components"]["schemas"].items()
        for field, said in model.get("properties", {}).items()
        if not said.get("description")
    ]

    assert missing == []


def test_paths_are_of_a_version(schema: dict[str, Any]) -> None:
    assert [path for path in schema["paths"] if not path.startswith("/v1/")] == []


def test_who_stands_behind_it(schema: dict[str, Any]) -> None:
    assert schema["info"]["license"]["identifier"] == "Apache-2.0"
    assert schema["servers"] == [{"url": "/", "description": "This gateway."}]
    assert "does not show" in schema["info"]["description"]
