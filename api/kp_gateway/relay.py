"""The relayer as a process: `python -m kp_gateway.relay`, with the gateway's settings."""

from __future__ import annotations

import signal
import threading

from kp_gateway import logs
from kp_gateway.intake.intake import Intake
from kp_gateway.settings import Settings
from kp_ledger.chain.homes import node_of
from kp_ledger.index.store import Index


def main() -> None:
    """Carries what is accepted to the chain until it is told to stop."""
    logs.set_up()
    settings = Settings.checked()
    home = settings.place
    description = home.description()
    stop = threading.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda number, frame: stop.set())
    index = Index.open(settings.index_url)
    intake = Intake.open(
        home.gateway, description.ledger, settings.node_url, index.snapshot, settings.intake
    )
    # The node of this home is ours to seal; one elsewhere makes blocks by itself.
    sealer = None if description.url or settings.node else node_of(home).sealer
    try:
        intake.relay(sealer, stop)
    finally:
        intake.close()


if __name__ == "__main__":
    main()
