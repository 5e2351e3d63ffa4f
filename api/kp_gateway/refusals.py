"""What the gateway does not take, whoever asks for whatever: the name of the class is the rule."""

from __future__ import annotations

from math import ceil

from kp_ledger.base.errors import Refused


class NotTaken(Refused):
    """Not taken, whatever was asked: the name of the class is the rule."""


class TooMany(NotTaken):
    """`seconds` until one more is answered."""

    sentence = "too many requests from this address: one more is answered in {seconds} s"

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds=max(1, ceil(seconds)))


class TooBusy(NotTaken):
    sentence = "{limit} requests are being answered, and no more are at once: come back soon"


class TooLarge(NotTaken):
    sentence = "a body has at most {limit} bytes here"


class TooDeep(NotTaken):
    sentence = "JSON is at most {limit} levels deep here"


class TooLong(NotTaken):
    sentence = "path and query together have at most {limit} bytes here"


class NotJson(NotTaken):
    sentence = "the body is not JSON: {reason}"


class NamedTwice(NotTaken):
    sentence = "the body has the name {name} twice in one object"


class NotSentAsJson(NotTaken):
    sentence = "a body is sent as application/json here, not as {sent}"


class NotText(NotTaken):
    sentence = "the address has the character 0 in it, which is in no name"


class TooSlow(NotTaken):
    sentence = "this took longer than the {seconds:g} s that a request may take"


class BodyTooSlow(NotTaken):
    sentence = "the body did not come within {seconds:g} s"
