"""Acts for anything rare, documents, and the queue: kp act, attach, sign, relay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from eth_account import Account

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import Act
from kp_ledger.cli.acts.acting import How, act_command, receipt, report, send, signed
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import (
    DEFAULT_HOME,
    AsOption,
    DocumentOption,
    HomeOption,
    JsonOption,
    TryOption,
)
from kp_ledger.cli.output import say, say_json, tell
from kp_ledger.domain import words
from kp_ledger.domain.parse import parse_certificate, parse_number
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts, codes
from kp_ledger.keys.keystore import Opened, Owner
from kp_ledger.keys.passwords import open_keystore
from kp_ledger.keys.queue import (
    SignedTransaction,
    check_complete,
    order_text,
    read_queued,
    write_new,
)
from kp_ledger.keys.signature_slots import missing
from kp_ledger.keys.wire import act_from_json

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="Made by --sign-only.")]


def add(app: typer.Typer) -> None:
    act_command(app, "attach")(attach)
    act_command(app, "act")(any_act)
    app.command("sign")(sign)
    app.command("relay")(relay)


def attach(
    context: Context,
    kind: Annotated[str, typer.Argument(help=", ".join(words.SUBJECTS.values()))],
    subject: Annotated[str, typer.Argument(help="What it is about.")],
    document_: DocumentOption = "",
) -> Act:
    """Attach a document to a subject: it points at a record and changes nothing."""
    code = words.parse_word(words.SUBJECTS, kind, "subject's kind")
    return acts.NoticesAttach(code, _subject(context, code, subject), document(document_))


def _subject(context: Context, kind: int, text: str) -> bytes:
    """The subject's 32 bytes: an id, or a number to the right."""
    if kind == codes.SUBJECT_PARCEL:
        return context.parcel(text)
    if kind == codes.SUBJECT_REQUEST:
        return context.request(text)
    if kind == codes.SUBJECT_CERTIFICATE:
        return parse_certificate(text).to_bytes(32, "big")
    if kind == codes.SUBJECT_PARTICIPANT:
        return parse_participant(text).to_bytes(32, "big")
    if kind == codes.SUBJECT_ORGANISATION:
        return context.organisation(text).to_bytes(32, "big")
    if text.isdecimal():
        return parse_number(text, "a subject's number", (1 << 48) - 1).to_bytes(32, "big")
    return document(text)


def any_act(
    context: Context,
    name: Annotated[str, typer.Argument(help="As in ParcelsHandOver; a wrong one lists them.")],
    json_args: Annotated[
        str, typer.Option("--json-args", metavar="JSON|@FILE", help="Its arguments by name.")
    ],
) -> Act:
    """Any act there is, by its name and its arguments as JSON."""
    text = json_args
    try:
        if text.startswith("@"):
            text = Path(text[1:]).read_text("utf-8")
        arguments = json.loads(text)
    except (OSError, ValueError):
        raise BadInput(json_args, "is no JSON, nor @ and a file of it") from None
    return act_from_json(name, arguments)


def sign(
    file: FileArgument,
    as_name: AsOption,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="[default: FILE itself]")
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Add your signature to an order that somebody else has signed; shows it first."""
    context = Context(home, as_name)
    act = read_queued(file, context.ledger)
    if isinstance(act, SignedTransaction):
        raise BadInput(str(file), "is a transaction, which one key signs whole: kp relay sends it")
    done = signed(context, act, [open_keystore(context.keys.get(as_name))])
    if done == act:
        raise BadInput(as_name, "has nothing to sign in it: it is another's turn, or all is signed")
    text = order_text(done, context.ledger)
    if out is None:
        file.write_text(text, "utf-8")
    else:
        write_new(out, text)
    left = [f"{part.title} ({part.by} {part.signer})" for part in missing(done)]
    if as_json:
        say_json({"done": True, "file": str(out or file), "still_to_sign": left})
        return
    say(f"Still to sign: {', '.join(left)}." if left else "All have signed: kp relay sends it.")


def relay(
    file: FileArgument,
    as_name: Annotated[
        str, typer.Option("--as", help="Whose key sends. [default: a fresh one, where it is free]")
    ] = "",
    tries: TryOption = False,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Send what was signed offline: anyone may, and gains nothing by it."""
    context = Context(home, as_name)
    queued = read_queued(file, context.ledger)
    if isinstance(queued, SignedTransaction):
        recorded = context.link.relay(queued.raw)
        report(context, queued.act, recorded.events, as_json, receipt(recorded))
        return
    if not as_name:
        tell("Sent by a key made for this and thrown away: it needs none where nothing costs.")
    sender = open_keystore(context.keys.get(as_name)) if as_name else _nobody()
    check_complete(queued, sender.address if as_name else "")
    send(context, queued, sender, How(None, tries, as_json))


def _nobody() -> Opened:
    """A key of no organisation, which a relayer needs no more than a stamp."""
    return Opened(Owner("relayer", 0, "", "relayer", demonstration=False), Account.create())
