"""Asks a served year everything that its schema allows, and what it does not: `make test-schema`.

Schemathesis runs from an environment of its own, as the public, as a party and as a member. What it
found is in reports/schemathesis/; 1 when it found something.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.api.served import Served, served, year
from tests.chance import seed
from tests.schema import examples
from tests.schema.examples import GIVER, OFFICE, RECEIVER, Values
from tests.waiting import wait_for

ROOT: Final = Path(__file__).resolve().parents[2]
REPORTS: Final = ROOT / "reports" / "schemathesis"
COMMAND: Final = ROOT / ".venv-schemathesis" / "bin" / "schemathesis"
EXAMPLES: Final = os.environ.get("EXAMPLES", "12")  # of each operation, fuzzed
OFTEN: Final = 0.6  # how often a value is one that is there
AUDIENCES: Final = {"public": "", "party": RECEIVER, "member": OFFICE}
# An id is a string to the schema; which strings are ids is said by the problem document. Nothing
# here belongs to one caller and is freed; the audiences of fields have tests of their own.
LEFT_OUT: Final = (
    "positive_data_acceptance",
    "use_after_free",
    "ensure_resource_availability",
    "object_level_authorization",
)
_SETTINGS: Final = """
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 409, 413, 414, 415, 422]
"""


def main() -> int:
    REPORTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kp-schema-") as folder:
        print(f"schemathesis: SEED={seed()}; playing a small year …", flush=True)
        with year(Path(folder) / "home") as home, served(home) as gateway:
            wait_for(gateway.has_caught_up)
            failed = [name for name in AUDIENCES if not run(gateway, name, Path(folder))]
            failed += unreached(gateway)
    print(f"schemathesis: the reports are in {REPORTS.relative_to(ROOT)}/")
    return 1 if failed else 0


def run(gateway: Served, audience: str, folder: Path) -> bool:
    """Whether all that was asked as this audience was answered as the schema says."""
    values, bodies = examples.values_of(gateway), bodies_of(gateway)
    schema = gateway.json("/v1/openapi.json")
    fill(schema, values, bodies)
    (folder / "openapi.json").write_text(json.dumps(schema))
    (folder / "schemathesis.toml").write_text(settings(values))
    began = time.monotonic()
    done = subprocess.run(
        [*arguments(gateway, audience, folder)], cwd=folder, capture_output=True, text=True
    )
    said = done.stdout + done.stderr
    (REPORTS / f"{audience}.txt").write_text(said)
    print(
        f"schemathesis, {audience}: {summary(said)}, {time.monotonic() - began:.0f} s", flush=True
    )
    if done.returncode:
        print(said[said.find("= FAILURES") - 40 :])
    return done.returncode == 0


def unreached(gateway: Served) -> list[str]:
    """The operations that were never answered well: what they answer was not looked at."""
    counted = gateway.ask("/metrics").data.decode()
    well = set(re.findall(r'method="(\w+)",route="([^"]+)",status="2\d\d"', counted))
    every = [
        f"{method.upper()} {path}"
        for path, item in gateway.json("/v1/openapi.json")["paths"].items()
        for method in item
        if (method.upper(), path) not in well
    ]
    print(
        f"schemathesis: operations that nobody was answered well by: {', '.join(every) or 'none'}"
    )
    return every


def arguments(gateway: Served, audience: str, folder: Path) -> Iterator[str]:
    """The command line, with the token of whoever asks."""
    yield from (str(COMMAND), "--config-file", str(folder / "schemathesis.toml"), "run")
    yield from (str(folder / "openapi.json"), "--url", gateway.url, "--no-color")
    yield from ("--phases", "examples,coverage,fuzzing", "--workers", "2")
    yield from ("--max-examples", EXAMPLES, "--seed", str(seed()), "--continue-on-failure")
    yield from ("--exclude-checks", ",".join(LEFT_OUT), "--request-timeout", "30")
    yield from ("--generation-database", "none", "--report", "junit")
    yield from ("--report-junit-path", str(REPORTS / f"{audience}.xml"))
    if name := AUDIENCES[audience]:
        yield from ("--header", f"Authorization: Bearer {gateway.token(name)}")


def summary(said: str) -> str:
    """How many were asked, and what was found."""
    found = re.search(r"Test cases:\n\s*(.+)", said)
    operations = re.search(r"Tested: (\d+)", said)
    if found is None or operations is None:
        return "did not run"
    return f"{operations[1]} operations, {found[1]}"


# What is there, put into the schema as examples


def bodies_of(gateway: Served) -> dict[str, tuple[dict[str, Any], Any]]:
    """By operation: values of its own, and a body that is answered well."""
    production = examples.production(gateway)
    handed = gateway.json("/v1/orders", "POST", json=production)
    (left, waits, _), (_, signed, signature) = (examples.offer(gateway) for _ in range(2))
    return {
        "orders_hand_in": ({}, production),
        "orders_status": ({"digest": handed["digest"]}, None),
        "offers_leave": ({}, left),
        "offers_one": ({"digest": waits}, None),
        "offers_sign": ({"digest": signed}, {"signature": signature}),
        "offers_decline": ({"digest": waits}, None),
        "login_challenge": ({}, {"key": gateway.key(GIVER).address}),
        "login_enter": ({}, gateway.entry(GIVER)),
    }


def fill(
    schema: dict[str, Any], values: Values, bodies: dict[str, tuple[dict[str, Any], Any]]
) -> None:
    """Gives every parameter and body whose values are known an example that is there."""
    named = {one["operationId"] for item in schema["paths"].values() for one in item.values()}
    assert bodies.keys() <= named, f"no such operation: {sorted(bodies.keys() - named)}"
    for path, item in schema["paths"].items():
        for operation in item.values():
            own, body = bodies.get(operation["operationId"], ({}, None))
            for parameter in operation.get("parameters", []):
                known = _known(path, parameter["name"], values)
                if name_own := own.get(parameter["name"]):
                    known = [name_own]
                if known:
                    parameter["schema"]["examples"] = known
            if body is not None:
                operation["requestBody"]["content"]["application/json"]["example"] = body


def _known(path: str, name: str, values: Values) -> list[Any]:
    group = path.split("/")[2]
    return values.get(f"{group}.{name}") or values.get(name) or []


def settings(values: Values) -> str:
    """Schemathesis' own: what is there is drawn often."""
    lines = [_SETTINGS]
    values = {name: known for name, known in values.items() if not isinstance(known[0], list)}
    for name, known in values.items():
        lines.append(f"[dictionaries.{_slug(name)}]\nvalues = {json.dumps(known)}\n")
    lines.append("[parameters]")
    lines += [_drawn(name, name) for name in values if "." not in name]
    for group, name in (key.split(".") for key in values if "." in key):
        lines.append(f'[[operations]]\ninclude-path-regex = "^/v1/{group}/"')
        lines.append(f"[operations.parameters]\n{_drawn(name, f'{group}.{name}')}")
    return "\n".join(lines)


def _drawn(name: str, dictionary: str) -> str:
    return f'"{name}" = {{ dictionary = "{_slug(dictionary)}", probability = {OFTEN} }}'


def _slug(name: str) -> str:
    return name.replace(".", "_").replace("-", "_")


if __name__ == "__main__":
    sys.exit(main())
