"""The application as uvicorn starts it, by its import string: `kp_gateway.serve:app`, a factory.

Settings come from the environment (settings.py). kp serve starts this, the index's follower
and the relayer beside it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy.engine import make_url

from kp_gateway import logs
from kp_gateway.app import create_app
from kp_gateway.gateway import Gateway
from kp_gateway.intake.intake import Intake
from kp_gateway.metrics import Counts
from kp_gateway.settings import Settings
from kp_ledger.base.errors import BadInput
from kp_ledger.chain.processes import die_with_parent
from kp_ledger.index.store import Index

RECURSION = 1_000
SHARED = "PROMETHEUS_MULTIPROC_DIR"


def app() -> FastAPI:
    """The gateway of the home that KP_HOME names."""
    logs.set_up()
    _end_with_manager()
    # A library for keys raises the limit to 100,000: deep input would then end the process.
    sys.setrecursionlimit(RECURSION)
    return create_app(gateway(Settings.checked()))


def _end_with_manager() -> None:
    """A worker whose manager is killed would answer on, and be looked after by nobody."""
    if (prepare := die_with_parent()) is not None:
        prepare()
    manager = multiprocessing.parent_process()
    if manager is not None and os.getppid() != manager.pid:
        raise SystemExit("the manager of this worker has gone")


def gateway(settings: Settings) -> Gateway:
    """Opens index and intake; BadInput, LedgerUnavailable when they cannot be."""
    home = settings.place
    ledger = home.description().ledger
    url = settings.node_url
    index = Index.open(settings.index_url)
    found = index.ledger()
    if found is not None and found != ledger:
        raise BadInput(shown_url(settings.index_url), "is the index of another ledger")
    intake = Intake.open(home.gateway, ledger, url, index.snapshot, settings.intake)
    made = Gateway(settings, ledger, index, intake, home.names(), url)
    shared = os.environ.get(SHARED)
    made.counts = Counts(Path(shared) if shared else None)
    return made


def shown_url(url: str) -> str:
    """A database's URL without whose password it has."""
    return make_url(url).render_as_string(hide_password=True)
