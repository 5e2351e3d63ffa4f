"""Who plays, each as often as it stands here."""

from __future__ import annotations

from tests.promises.dishonest import (
    Backdater,
    Colluder,
    Duster,
    Ended,
    Forwarddater,
    Overreacher,
    Repeater,
    Suspended,
    Thief,
)
from tests.promises.insiders import Courier, Honest, Insider, Mistaken, Warden

INSIDERS: list[type[Insider]] = [
    Honest, Honest, Honest, Courier, Courier, Courier, Courier, Courier, Warden, Mistaken, Backdater,
    Forwarddater, Duster, Duster, Ended, Ended, Suspended, Thief, Colluder, Overreacher, Repeater,
]  # fmt: skip
