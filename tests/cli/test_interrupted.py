"""Ctrl-C ends a command, whenever it comes."""

from __future__ import annotations

import subprocess
import sys

WHILE_CLEARING_AWAY = """
import signal, sys, time, weakref
from kp_ledger.cli import main

# A shell's background jobs inherit that SIGINT is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Connection:
    pass


def command(arguments, prog_name):
    held = Connection()
    weakref.finalize(held, signal.raise_signal, signal.SIGINT)
    del held
    time.sleep(30)


main._command = lambda: command
sys.exit(main.main())
"""


def test_it_is_not_lost_when_it_comes_while_a_connection_is_cleared_away() -> None:
    program = [sys.executable, "-c", WHILE_CLEARING_AWAY]
    done = subprocess.run(program, capture_output=True, text=True, timeout=25)
    assert done.returncode == 130
    assert done.stderr == "Interrupted.\n"
