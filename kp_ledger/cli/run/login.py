"""`kp enter`: a token of a gateway, for a key here."""

from __future__ import annotations

import json
from typing import Any, Final

import typer
import urllib3

from kp_ledger.base.errors import BadInput, LedgerUnavailable
from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, AsOption, HomeOption, JsonOption
from kp_ledger.cli.output import say, say_json, tell
from kp_ledger.cli.reads.labels import USUAL, GatewayOption, checked_base
from kp_ledger.domain.parse import parse_id
from kp_ledger.keys.passwords import password_of
from kp_ledger.keys.signing import sign_order
from kp_ledger.model.gateway import Entry

SECONDS: Final = 10.0


def add(app: typer.Typer) -> None:
    app.command("enter")(enter)


def enter(
    as_name: AsOption,
    gateway: GatewayOption = USUAL,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Sign a gateway's challenge; prints a token for reading what concerns you."""
    context, base = Context(home), checked_base(gateway)
    keystore = context.keys.get(as_name)
    challenge = _posted(f"{base}/v1/entry/challenges", {"key": keystore.address})
    if challenge["chain_id"] != context.ledger.chain_id:
        raise BadInput(gateway, "is the gateway of another ledger: nothing was signed")
    entry = Entry(
        keystore.address, parse_id(challenge["challenge"], "a challenge"), challenge["expires"]
    )
    signed = sign_order(entry, keystore.unlock(password_of(keystore.owner)), context.ledger)
    body = {name: challenge[name] for name in ("key", "challenge", "expires")}
    entered = _posted(f"{base}/v1/entry", body | {"signature": "0x" + signed.signature.hex()})
    if as_json:
        say_json({"done": True, **entered})
        return
    tell(f"You read as {entered['audience']}, until {entered['expires']}: paste it at {base}/me")
    say(entered["token"])


def _posted(url: str, body: dict[str, Any]) -> dict[str, Any]:
    """What the gateway answers; BadInput with its reason when it refuses."""
    headers = {"content-type": "application/json"}
    try:
        answer = urllib3.request(
            "POST", url, body=json.dumps(body), headers=headers, timeout=SECONDS, retries=False
        )
        content = json.loads(answer.data)
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        raise LedgerUnavailable(f"no gateway answers at {url}: {error}") from None
    if answer.status != 200:
        raise BadInput(url, f"refuses: {content.get('detail', answer.status)}")
    return dict(content)
