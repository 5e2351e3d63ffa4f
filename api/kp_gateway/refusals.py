"""What the gateway does not take, whoever asks for whatever: the name of the class is the rule."""

from __future__ import annotations

from math import ceil
from typing import Any, ClassVar

from kp_ledger.base.errors import LedgerError


class Refused(LedgerError):
    """Not taken, whatever was asked: the name of the class is the rule."""

    sentence: ClassVar[str] = ""

    def __init__(self, **values: Any) -> None:
        super().__init__(self.sentence.format(**values))
        self.values = values


class TooMany(Refused):
    """`seconds` until one more is answered."""

    sentence = "too many requests from this address: one more is answered in {seconds} s"

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds=max(1, ceil(seconds)))


class TooBusy(Refused):
    sentence = "{limit} requests are being answered, and no more are at once: come back soon"


class TooLarge(Refused):
    sentence = "a body has at most {limit} bytes here"


class TooDeep(Refused):
    sentence = "JSON is at most {limit} levels deep here"


class TooLong(Refused):
    sentence = "path and query together have at most {limit} bytes here"


class NotJson(Refused):
    sentence = "the body is not JSON: {reason}"


class NamedTwice(Refused):
    sentence = "the body has the name {name} twice in one object"


class NotSentAsJson(Refused):
    sentence = "a body is sent as application/json here, not as {sent}"


class NotText(Refused):
    sentence = "the address has the character 0 in it, which is in no name"


class TooSlow(Refused):
    sentence = "this took longer than the {seconds:g} s that a request may take"


class BodyTooSlow(Refused):
    sentence = "the body did not come within {seconds:g} s"
