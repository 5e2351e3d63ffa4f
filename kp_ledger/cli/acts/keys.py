"""`kp keys`: keystores on this machine, and what the ledger is told about keys."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kp_ledger.base.errors import BadInput
from kp_ledger.base.messages import NO_KEY, Act
from kp_ledger.cli.acts.acting import act_command
from kp_ledger.cli.acts.approving import with_second_key
from kp_ledger.cli.acts.enrolling import enrolling
from kp_ledger.cli.acts.parcels import UNSIGNED
from kp_ledger.cli.acts.people import address
from kp_ledger.cli.context import Context, document
from kp_ledger.cli.options import DEFAULT_HOME, GoodForOption, HomeOption, JsonOption, ReasonOption
from kp_ledger.cli.output import lines, say, say_json, table, tell
from kp_ledger.domain.parse import parse_id, parse_number
from kp_ledger.domain.participants import parse_participant
from kp_ledger.generated import acts
from kp_ledger.keys.keystore import Keystore, Owner, read_keystore
from kp_ledger.keys.lost import LOST
from kp_ledger.keys.passwords import new_password, password_of
from kp_ledger.model.approvals import NOT_APPROVED
from kp_ledger.model.enrolments import NO_ENROLMENT
from kp_ledger.model.lookups import key_of

app = typer.Typer(help="Keys: make, keep, back up, enrol, revoke.", no_args_is_help=True)
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The key's name here.")]
KeyArgument = Annotated[str, typer.Argument(metavar="KEY", help="A name here, or an address.")]


def add(parent: typer.Typer) -> None:
    for name, command in (
        ("create", create),
        ("list", list_keys),
        ("show", show),
        ("backup", backup),
        ("import", take),
        ("assign", assign),
        ("lost", lost),
    ):
        app.command(name)(command)
    for name, make in (
        ("enrol", enrol),
        ("cut", cut),
        ("revoke", revoke),
        ("withdraw-orders", withdraw_orders),
        ("encryption", encryption),
        ("reserve", reserve),
        ("refuse-reserve", refuse_reserve),
        ("take-over", take_over),
    ):
        act_command(app, name)(make)
    parent.add_typer(app, name="keys")


def create(
    name: NameArgument,
    organisation: Annotated[str, typer.Option(help="Its number; 0: a focal key.")] = "0",
    participant: Annotated[str, typer.Option(help="Its Participant's letters.")] = "",
    role: Annotated[str, typer.Option(help="A word for you: miner, office, focal…")] = "",
    like: Annotated[str, typer.Option(help="A key here of the same organisation.")] = "",
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="Under the published password: to play with.")
    ] = False,
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Make a new key, encrypted; prints its address. The password is asked for, or in a file."""
    context = Context(home)
    owner = _owner(context, name, organisation, participant, role, like, demonstration)
    keystore = context.keys.create(owner, new_password(owner))
    if as_json:
        say_json(_json(keystore))
        return
    tell(f"The key {name} is kept in {context.keys.path}. Back it up: kp keys backup {name} FILE")
    say(keystore.address)


def _owner(
    context: Context,
    name: str,
    organisation: str,
    participant: str,
    role: str,
    like: str,
    demonstration: bool,
) -> Owner:
    if like:
        old = context.keys.get(like).owner
        return Owner(name, old.organisation, old.participant, old.role, old.demonstration)
    if participant:
        parse_participant(participant)
    number = parse_number(organisation, "the number of an organisation", (1 << 32) - 1, least=0)
    return Owner(name, number, participant, role, demonstration)


def list_keys(as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:
    """List the keys here, with whose they are."""
    found = Context(home).keys.all()
    if as_json:
        say_json([_json(keystore) for keystore in found])
        return
    if not found:
        tell("There is no key here yet: kp keys create NAME")
        return
    rows = [
        (
            k.owner.name,
            str(k.owner.organisation or "-"),
            k.owner.participant,
            k.owner.role,
            k.address,
            "demonstration" if k.owner.demonstration else "",
        )
        for k in found
    ]
    table("", ["Name", "Organisation", "Of", "Role", "Address", ""], rows)


def show(name: NameArgument, as_json: JsonOption = False, home: HomeOption = DEFAULT_HOME) -> None:
    """Show whose a key is. The key itself is shown to nobody."""
    context = Context(home)
    keystore = context.keys.get(name)
    if as_json:
        say_json(_json(keystore))
        return
    owner = keystore.owner
    lines(
        [
            ("Name", owner.name),
            ("Address", keystore.address),
            ("Organisation", str(owner.organisation or "none: a focal key, or not enrolled yet")),
            ("Participant", owner.participant or "not noted"),
            ("Role", owner.role or "not noted"),
            ("Demonstration", "yes: its password is published" if owner.demonstration else "no"),
            ("File", str(context.keys.path / f"{name}.json")),
        ]
    )


def backup(
    name: NameArgument,
    target: Annotated[Path, typer.Argument(metavar="FILE|FOLDER")],
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Copy a keystore, and prove the copy by opening it."""
    keys = Context(home).keys
    path = keys.backup(name, target, password_of(keys.get(name).owner))
    if as_json:
        say_json({"done": True, "file": str(path)})
        return
    tell("The copy opens with the same password. Keep it on another machine.")
    say(str(path))


def take(
    source: Annotated[Path, typer.Argument(metavar="FILE")],
    name: Annotated[str, typer.Option(help="What it is to be called here.")] = "",
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Take in a keystore from elsewhere (Web3 secret storage), once its password opens it."""
    keystore = read_keystore(source)
    called = name or keystore.owner.name
    taken = Context(home).keys.take(source, called, password_of(keystore.owner))
    say_json(_json(taken)) if as_json else say(taken.address)


def assign(
    name: NameArgument,
    organisation: Annotated[str, typer.Option(help="The number the office gave.")],
    participant: Annotated[str, typer.Option(help="Its Participant's letters.")],
    role: Annotated[str, typer.Option(help="A word for you.")] = "",
    as_json: JsonOption = False,
    home: HomeOption = DEFAULT_HOME,
) -> None:
    """Note whose a key is, once an office has enrolled it."""
    parse_participant(participant)
    number = parse_number(organisation, "the number of an organisation", (1 << 32) - 1)
    kept = Context(home).keys.assign(name, number, participant, role)
    say_json(_json(kept)) if as_json else say(f"{name}: organisation {number} of {participant}")


def lost() -> None:
    """What to do when a key is lost, or may be in other hands."""
    say(LOST)


def enrol(context: Context, key: KeyArgument, good_for: GoodForOption = "30") -> Act:
    """Enrol another key for your organisation, live at once; the key itself signs that it is one.

    Where it is kept elsewhere: --sign-only FILE here, kp sign FILE there, kp relay FILE --as you.
    An office that asks for two keys has another of them approve: --with NAME.
    """
    act = acts.EnrolmentsEnrol(address(context, key), NO_ENROLMENT, UNSIGNED, *NOT_APPROVED)
    return with_second_key(context, enrolling(context, act, good_for), good_for)


def cut(
    context: Context,
    organisation: Annotated[str, typer.Argument(help="A name or a number.")],
    keep: Annotated[
        list[str] | None, typer.Option(help="A key that stays; repeatable. [default: none stays]")
    ] = None,
    new: Annotated[str, typer.Option(help="One new key: a name here, or an address.")] = "",
    reason: ReasonOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """After a theft or a loss: say which keys of an organisation stay; every other one is dead.

    By a company's licence office (a new key is live after 48 hours), or by an office's focal key.
    """
    kept = tuple(sorted(address(context, key) for key in keep or []))
    act = acts.EnrolmentsCutKeys(
        context.organisation(organisation),
        kept,
        address(context, new) if new else NO_KEY,
        document(reason),
        NO_ENROLMENT,
        UNSIGNED,
    )
    return enrolling(context, act, good_for)


def revoke(
    context: Context,
    key: KeyArgument,
    reason: ReasonOption = "",
    at: Annotated[
        str, typer.Option(metavar="MOMENT", help="YYYY-MM-DDTHH:MM:SS, UTC. [default: now]")
    ] = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Revoke a key from a moment on.

    An office that asks for two keys has another of them approve, of every key but the one that
    sends: --with NAME.
    """
    moment = _moment(at) if at else context.now
    revoked = address(context, key)
    act = acts.EnrolmentsRevoke(revoked, moment, document(reason), *NOT_APPROVED)
    of_ones_own = key_of(context.state, revoked).organisation == context.me.organisation
    if not of_ones_own or revoked == address(context, context.me.name):
        return act
    return with_second_key(context, act, good_for)


def withdraw_orders(context: Context) -> Act:
    """Kill every order that your key has signed; for an hour it signs no new one that holds."""
    return acts.ParticipantsWithdrawOrders()


def encryption(
    context: Context, key: Annotated[str, typer.Argument(help="X25519, 64 hexadecimal digits.")]
) -> Act:
    """Change the key to which documents for your organisation are encrypted."""
    return acts.EnrolmentsChangeEncryptionKey(parse_id(key, "an encryption key"))


def reserve(context: Context, key: KeyArgument, good_for: GoodForOption = "30") -> Act:
    """Name your Participant's reserve key, as its focal key; the new key signs that it is to be it.

    Where there is one already the new one counts in 10 days, unless the old one refuses it.
    """
    participant = parse_participant(context.me.participant)
    act = acts.EnrolmentsNameReserve(participant, address(context, key), NO_ENROLMENT, UNSIGNED)
    return enrolling(context, act, good_for)


def refuse_reserve(context: Context) -> Act:
    """Refuse the reserve key that is named to take your place, as the one in force."""
    return acts.EnrolmentsRefuseReserve(parse_participant(context.me.participant))


def take_over(
    context: Context,
    key: KeyArgument,
    office: Annotated[
        list[str] | None, typer.Option(help="An office that stays; repeatable. [default: none]")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option(help="A key of these that stays; repeatable.")
    ] = None,
    reason: ReasonOption = "",
    good_for: GoodForOption = "30",
) -> Act:
    """Put a new focal key, at once, as your Participant's reserve key: the old one may be stolen.

    Every office that is not named is closed, every key of the others that is not named is dead.
    """
    kept = [address(context, one) for one in keep or []]
    act = acts.EnrolmentsTakeOver(
        parse_participant(context.me.participant),
        address(context, key),
        tuple(sorted(context.organisation(one) for one in office or [])),
        tuple(sorted(kept, key=lambda one: (key_of(context.state, one).organisation, one))),
        document(reason),
        NO_ENROLMENT,
        UNSIGNED,
    )
    return enrolling(context, act, good_for)


def _moment(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(text, "a moment is written YYYY-MM-DDTHH:MM:SS, in UTC") from None
    return int(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp())


def _json(keystore: Keystore) -> dict[str, object]:
    owner = keystore.owner
    return {
        "name": owner.name,
        "address": keystore.address,
        "organisation": owner.organisation,
        "participant": owner.participant,
        "role": owner.role,
        "demonstration": owner.demonstration,
    }
