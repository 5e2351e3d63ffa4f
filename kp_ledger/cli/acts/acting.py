"""How a command acts: it makes an Act, and this signs, shows, sends and tells what came of it.

    @act_command(app, "handover")
    def handover(context: Context, parcels: ParcelsArgument, to: ...) -> Act: ...

The options that all acts share (--as, --with, --sign-only, --try, --json, --home) are added here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from kp_ledger.base.messages import Act, Event
from kp_ledger.catalogue.act_rows import By
from kp_ledger.catalogue.sentences import sentence
from kp_ledger.chain.client import Recorded
from kp_ledger.cli import options
from kp_ledger.cli.acts.approving import FOCAL_KEY, approved_lines
from kp_ledger.cli.acts.enrolling import new_keys
from kp_ledger.cli.context import Context
from kp_ledger.cli.output import lines, say, say_json, tell
from kp_ledger.domain.participants import show_participant
from kp_ledger.domain.showing import Names
from kp_ledger.generated.events import KeyEnrolled, OrganisationAdmitted
from kp_ledger.index.subjects import made_by, parcels_of, references_of
from kp_ledger.keys.keystore import Opened
from kp_ledger.keys.passwords import open_keystore
from kp_ledger.keys.queue import (
    SignedTransaction,
    check_complete,
    order_text,
    transaction_text,
    write_new,
)
from kp_ledger.keys.shown import order_lines
from kp_ledger.keys.signature_slots import Slot, has_signed, missing, slots, with_signature
from kp_ledger.keys.signing import check_chain, sign_order
from kp_ledger.keys.wire import to_json
from kp_ledger.model.rules import Call, decide

Maker = Callable[..., Act]


@dataclass(frozen=True, slots=True)
class How:
    """How an act is done: by whom, sent or only signed, and how it is printed."""

    sign_only: Path | None
    tries: bool
    as_json: bool
    also: Sequence[str] = ()


_COMMON: dict[str, tuple[Any, Any]] = {
    "as_name": (options.AsOption, inspect.Parameter.empty),
    "also": (options.WithOption, []),
    "sign_only": (options.SignOnlyOption, None),
    "tries": (options.TryOption, False),
    "as_json": (options.JsonOption, False),
    "home": (options.HomeOption, options.DEFAULT_HOME),
}


def act_command(app: typer.Typer, name: str) -> Callable[[Maker], Maker]:
    """Makes a command of a function that returns an act."""

    def register(make: Maker) -> Maker:
        def command(**given: Any) -> None:
            shared = {option: given.pop(option) for option in _COMMON}
            context = Context(shared["home"], shared["as_name"])
            context.sign_only = shared["sign_only"] is not None
            how = How(shared["sign_only"], shared["tries"], shared["as_json"], shared["also"])
            perform(context, make(context, **given), how)

        command.__doc__ = make.__doc__
        command.__signature__ = _signature(make)  # type: ignore[attr-defined]
        app.command(name)(command)
        return make

    return register


def _signature(make: Maker) -> inspect.Signature:
    own = list(inspect.signature(make, eval_str=True).parameters.values())[1:]
    kept = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    common = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
        )
        for name, (annotation, default) in _COMMON.items()
    ]
    return inspect.Signature(kept + common)


def perform(context: Context, act: Act, how: How) -> None:
    """Signs what there is to sign, then writes it down, tries it, or sends it."""
    me = open_keystore(context.keys.get(context.acting))
    check_chain(me, context.ledger.chain_id)
    also = dict.fromkeys([*how.also, *new_keys(context, act)])
    others = [open_keystore(context.keys.get(name)) for name in also]
    if how.sign_only is not None:
        write_new(how.sign_only, _written(context, act, me, others))
        tell(f"Signed, and written to {how.sign_only}. Nothing was sent: kp relay does that.")
        if how.as_json:
            say_json({"done": True, "file": str(how.sign_only)})
        return
    act = signed(context, act, others)
    for slot in _mine(context, act, me):
        # The sender's key acts: its transaction is its signature.
        show_slot(context, act, slot)
    check_complete(act, me.address)
    send(context, act, me, how)


def send(context: Context, act: Act, sender: Opened, how: How) -> None:
    """Sends an act and says what it led to."""
    if how.tries:
        context.link.simulate(act, sender, context.now)
        found = decide(context.state, act, Call(sender.address, context.now))
        tell("Not sent. It would lead to this:")
        report(context, act, found, how.as_json, {"done": False, "would": True})
    else:
        recorded = context.link.send(act, sender)
        report(context, act, recorded.events, how.as_json, receipt(recorded))


def receipt(recorded: Recorded) -> dict[str, Any]:
    return {"done": True, "transaction": recorded.hash, "block": recorded.block}


def signed(context: Context, act: Act, keys: Sequence[Opened]) -> Act:
    """The act with the signature of each of `keys` that it asks for, shown before it is made."""
    for key in keys:
        for slot in _mine(context, act, key):
            show_slot(context, act, slot)
            tell(f"Signed by {key.owner.name} as {slot.title}.")
            done = sign_order(slot.order, key, context.ledger, slot.verifier)
            act = with_signature(act, slot, done)
    return act


def show_slot(context: Context, act: Act, slot: Slot) -> None:
    """What is about to be signed, every field of it; of an Approval the act too."""
    if slot.by == By.APPROVER.value:
        lines(list(approved_lines(act, slot.order)), to_error=True)
    lines(order_lines(slot.order, context.ledger, context.names, slot.verifier), to_error=True)


def _written(context: Context, act: Act, me: Opened, others: Sequence[Opened]) -> str:
    """The text of an order's file, or of a signed transaction's where there is no order."""
    if slots(act):
        return order_text(signed(context, act, [me, *others]), context.ledger)
    raw = context.link.sign(act, me)
    return transaction_text(SignedTransaction(act, me.address, raw), context.ledger)


def _mine(context: Context, act: Act, key: Opened) -> list[Slot]:
    """The slots that `key` may sign and nobody has: of one order's several, one."""
    mine: list[Slot] = []
    for slot in missing(act):
        again = has_signed(act, slot, key.address) or any(one.order is slot.order for one in mine)
        if not again and _signs(context, act, slot, key):
            mine.append(slot)
    return mine


def _signs(context: Context, act: Any, slot: Slot, key: Opened) -> bool:
    if slot.by == By.NEW_KEY.value:
        return slot.key == key.address
    if slot.by == By.PARTICIPANT.value:
        return show_participant(slot.signer) == key.owner.participant
    if slot.by == By.APPROVER.value and slot.signer == FOCAL_KEY:
        return key.owner.organisation == 0
    # A licence's organisation is not in the order: the contract checks whose key it is.
    return slot.by == By.LICENCE.value or slot.signer == key.owner.organisation


def report(
    context: Context, act: Act, events: Sequence[Event], as_json: bool, head: dict[str, Any]
) -> None:
    """What an act led to: a sentence for each event, or JSON."""
    note_keys(context, events)
    names = _names_in(context, events)
    sentences = [sentence(event, names) for event in events]
    if as_json:
        shown = [
            event_json(event) | {"sentence": text}
            for event, text in zip(events, sentences, strict=True)
        ]
        say_json(head | {"act": type(act).__name__, "events": shown})
        return
    for text in sentences:
        say(text)


def _names_in(context: Context, events: Sequence[Event]) -> Names:
    """The names, with the references of the parcels that these events name or make."""
    names = context.names_with(parcel for event in events for parcel in parcels_of(event))
    for event in events:
        inputs = getattr(event, "inputs", ())
        parent = names.parcels.get(inputs[0], "") if inputs else ""
        made = zip(made_by(event), references_of(event, parent), strict=True)
        names.parcels.update((parcel, reference) for parcel, reference in made if reference)
    return names


def note_keys(context: Context, events: Sequence[Event]) -> None:
    """Notes in the keystores here whose keys have just been enrolled."""
    enrolled = {e.key: e.organisation for e in events if isinstance(e, KeyEnrolled)}
    admitted = {
        e.organisation: show_participant(e.participant)
        for e in events
        if isinstance(e, OrganisationAdmitted)
    }
    if not enrolled:
        return
    for keystore in context.keys.all():
        number = enrolled.get(keystore.address)
        owner = keystore.owner
        if number is not None and owner.organisation != number:
            place = admitted.get(number) or context.me.participant
            context.keys.assign(owner.name, number, place, owner.role)
            context.names.organisations.setdefault(number, owner.name)


def event_json(event: Event) -> dict[str, Any]:
    return {"event": type(event).__name__, "contract": event.contract, **to_json(event)}
