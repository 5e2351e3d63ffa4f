"""`kp document`: encrypted documents, in this home or in Kubo. On chain stands a digest alone."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from typing import Annotated, Final

import typer
from nacl.public import PrivateKey

from kp_ledger.cli.context import Context
from kp_ledger.cli.options import DEFAULT_HOME, HomeOption, JsonOption
from kp_ledger.cli.output import REFUSED, say, say_json, table, tell
from kp_ledger.cli.progress import progress
from kp_ledger.cli.run.documents_shown import (
    added_json,
    entry_json,
    entry_row,
    name_wrong,
    wrong_json,
)
from kp_ledger.cli.run.recipients import encryption_keys, recipients
from kp_ledger.documents.care import repair, verify
from kp_ledger.documents.documents import Documents
from kp_ledger.documents.errors import BlockError, WrongRecipient
from kp_ledger.documents.files import opened, write_new
from kp_ledger.documents.identifiers import parse_document
from kp_ledger.documents.manifest import parts_of
from kp_ledger.documents.opening import EMBEDDED, open_documents, open_source
from kp_ledger.domain.parse import parse_id
from kp_ledger.domain.showing import written_moment
from kp_ledger.home import Home
from kp_ledger.keys.passwords import password_of

app = typer.Typer(
    help="Encrypted documents: add, read, check, repair, forget.", no_args_is_help=True
)
DigestArgument = Annotated[
    str, typer.Argument(metavar="DIGEST", help="As on chain, or the manifest's bafkrei….")
]
StoreOption = Annotated[
    str,
    typer.Option(
        "--store", envvar="KP_DOCUMENTS", help="embedded, kubo, or the URL of Kubo's API."
    ),
]
WhoseOption = Annotated[
    str, typer.Option("--as", metavar="NAME", help="Whose encryption key: a name of kp keys list.")
]
ANY_BYTES: Final = "application/octet-stream"


def add(parent: typer.Typer) -> None:
    for name, command in (
        ("keygen", keygen),
        ("add", add_document),
        ("read", read),
        ("list", list_documents),
        ("verify", check),
        ("pin", pin),
        ("repair", mend),
        ("counterfoil", counterfoil),
        ("forget", forget),
    ):
        app.command(name)(command)
    parent.add_typer(app, name="document")


def keygen(
    as_name: WhoseOption, as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME
) -> None:
    """Make a key to which documents are encrypted, under your keystore's password."""
    context = Context(home)
    keystore = context.keys.get(as_name)
    password = password_of(keystore.owner)
    keystore.unlock(password)
    made = encryption_keys(context).create(keystore.owner, password)
    if as_json:
        say_json({"done": True, "name": as_name, "encryption_key": made.public})
        return
    tell(f"Record it, for others to encrypt to: kp keys encryption {made.public} --as {as_name}")
    say(made.public)


def add_document(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    to: Annotated[
        list[str],
        typer.Option(metavar="NAME|HEX", help="A name, number or X25519 key; repeatable."),
    ],
    media: Annotated[
        str, typer.Option(metavar="TYPE", help="[default: what the file's name says]")
    ] = "",
    store: StoreOption = EMBEDDED,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Encrypt a file to its recipients and keep it; prints the digest for the chain."""
    context = Context(home)
    keys = recipients(context, to)
    kind = media or mimetypes.guess_type(file.name)[0] or ANY_BYTES
    documents = open_documents(context.home, store)
    with opened(file) as source:
        parts = parts_of(os.fstat(source.fileno()).st_size)
        with progress(f"Encrypting {file.name}", parts) as advance:
            added = documents.add(source, keys, kind, file.name, advance)
    if as_json:
        say_json({"done": True, **added_json(added), "media": kind})
        return
    tell(f"{added.size:,} bytes in {added.parts:,} parts, for {len(added.recipients)}: {added.cid}")
    say("0x" + added.digest.hex())


def read(
    digest: DigestArgument,
    as_name: WhoseOption,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="A new file.")],
    store: StoreOption = EMBEDDED,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Decrypt a document into a new file; every block is hashed on the way."""
    context = Context(home)
    documents = open_documents(context.home, store)
    document = parse_document(digest)
    documents.counterfoils.get(document)
    manifest = documents.manifest(document)
    secret = _unlocked(context, as_name, document, manifest.recipients)
    with progress(f"Decrypting to {out.name}", len(manifest.parts)) as advance:
        write_new(out, documents.read(document, [secret], advance))
    if as_json:
        done = {"done": True, "file": str(out), "media": manifest.media, "size": manifest.size}
        say_json(done)
        return
    say(f"{out}: {manifest.size:,} bytes, {manifest.media}")


def list_documents(as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:
    """List the documents whose key was ever here, the forgotten ones too."""
    found = open_documents(Home(home)).counterfoils.all()
    if as_json:
        say_json([entry_json(entry) for entry in found])
        return
    if not found:
        tell("There is no document here yet: kp document add FILE --to NAME")
        return
    table("", ["Digest", "Kept since", "File"], [entry_row(entry) for entry in found])


def check(
    digest: DigestArgument,
    store: StoreOption = EMBEDDED,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Hash every block of a document anew, without any key, and name what is wrong."""
    documents, document = open_documents(Home(home), store), parse_document(digest)
    with progress("Hashing", _blocks(documents, document)) as advance:
        condition = verify(documents.store, document, advance)
    if as_json:
        say_json(
            {"done": condition.whole, "blocks": condition.blocks, **wrong_json(condition.wrong)}
        )
    else:
        name_wrong(condition.wrong)
        if condition.whole:
            say(f"All {condition.blocks:,} blocks are there, each with the bytes of its name.")
    if not condition.whole:
        raise typer.Exit(REFUSED)


def pin(
    digest: DigestArgument,
    store: StoreOption = EMBEDDED,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Keep every block of a document from being deleted."""
    documents, document = open_documents(Home(home), store), parse_document(digest)
    blocks = _blocks(documents, document)
    with progress("Pinning", blocks) as advance:
        documents.pin(document, advance)
    if as_json:
        say_json({"done": True, "blocks": blocks})
        return
    say(f"{blocks:,} blocks are pinned in {documents.store.name}.")


def mend(
    digest: DigestArgument,
    source: Annotated[
        str, typer.Option("--from", metavar="STORE", help="As --store has it, or another home.")
    ],
    store: StoreOption = EMBEDDED,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Fetch what is missing or damaged from another store, and pin it all."""
    place = Home(home)
    documents, document = open_documents(place, store), parse_document(digest)
    other = open_source(source, place)
    with progress(
        "Fetching", _blocks(Documents(other, documents.counterfoils), document)
    ) as advance:
        done = repair(documents.store, other, document, advance)
    if as_json:
        say_json({"done": not done.left, "fetched": list(done.fetched), **wrong_json(done.left)})
    else:
        for cid in done.fetched:
            say(f"fetched {cid}")
        name_wrong(done.left)
        if not done.left:
            tell(
                f"{documents.store.name} has all of it; {len(done.fetched):,} blocks were fetched."
            )
    if done.left:
        raise typer.Exit(REFUSED)


def counterfoil(
    digest: DigestArgument,
    keep: Annotated[
        str, typer.Option("--keep", metavar="HEX", help="Keep this one, that somebody gave you.")
    ] = "",
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Print the half of a document's key that is not in its manifest, for its recipients."""
    counterfoils, document = open_documents(Home(home)).counterfoils, parse_document(digest)
    if keep:
        counterfoils.keep(document, parse_id(keep, "a counterfoil"))
    found = counterfoils.get(document).hex()
    if as_json:
        say_json({"done": True, "digest": "0x" + document.hex(), "counterfoil": found})
        return
    tell("Give it to the recipients only, and have it destroyed when the document is forgotten.")
    say(found)


def forget(
    digest: DigestArgument, as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME
) -> None:
    """Destroy a document's key here, for good; its digest stays valid."""
    document = parse_document(digest)
    moment = open_documents(Home(home)).forget(document)
    if as_json:
        say_json({"done": True, "digest": "0x" + document.hex(), "forgotten": moment})
        return
    say(f"Forgotten on {written_moment(moment)}: no key here opens it any more.")
    tell("Whoever else was given its counterfoil, or has read it, has to forget it too.")


def _unlocked(context: Context, name: str, digest: bytes, meant: tuple[bytes, ...]) -> PrivateKey:
    """The key of that name to which the document is encrypted; no other is asked a password."""
    owner = context.keys.get(name).owner
    keys = encryption_keys(context).of(name)
    for key in keys:
        if bytes.fromhex(key.public) in meant:
            return key.unlock(password_of(owner))
    raise WrongRecipient(digest, tuple(bytes.fromhex(key.public) for key in keys), meant)


def _blocks(documents: Documents, digest: bytes) -> int:
    """How many blocks it has; one, where its manifest cannot be read."""
    try:
        return 1 + len(documents.manifest(digest).parts)
    except BlockError:
        return 1
