"""`kp`: the ledger's command. Exit code 0: done and true; 1: refused or not true; 2: wrong use."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kp_ledger.base.errors import BadInput, LedgerError
from kp_ledger.cli.closing import OPENED
from kp_ledger.cli.commands import root

if TYPE_CHECKING:
    from kp_ledger.domain.showing import Names

DONE, INTERRUPTED = 0, 130
# Our answers are checked as they are written, by nobody's plugin; to look for some, pydantic reads
# what every installed package says of itself: a twentieth of a command's time.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
_command = cache(root)
# What a start makes stays until the end: looking through it for garbage, as often as Python would,
# takes a tenth of it.
GARBAGE_AFTER = 50_000


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code; what goes wrong is said, never traced."""
    try:
        check_signs(arguments)
        _command()(list(arguments), prog_name="kp")
    except LedgerError as error:
        return _failed(error, arguments)
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    finally:
        OPENED.close()
    return DONE


def _interrupted_again(lost: sys.UnraisableHookArgs) -> None:
    """A Ctrl-C that comes while something is cleared away would be lost: it comes once more."""
    if lost.exc_type is KeyboardInterrupt:
        main_thread = threading.main_thread().ident
        threading.Timer(0.05, signal.pthread_kill, [main_thread, signal.SIGINT]).start()
    else:
        sys.__unraisablehook__(lost)


def _failed(error: LedgerError, arguments: Sequence[str]) -> int:
    """Says why; what is needed for that is imported when something has failed, and not before."""
    from kp_ledger.cli.output import failure

    return failure(error, "--json" in arguments, _names(arguments))


def _names(arguments: Sequence[str]) -> Names:
    """The names in the home that the arguments name, for the reason; none if there is none."""
    from kp_ledger.cli.context import Context
    from kp_ledger.cli.options import DEFAULT_HOME
    from kp_ledger.domain.showing import Names

    home = os.environ.get("KP_HOME", str(DEFAULT_HOME))
    if "--home" in arguments[:-1]:
        home = arguments[arguments.index("--home") + 1]
    try:
        return Context(Path(home)).names
    except LedgerError:
        return Names()


def check_signs(arguments: Sequence[str]) -> None:
    """A negative number looks like an option; no command takes one, so it is named as it is."""
    for text in arguments:
        if re.fullmatch(r"-[0-9][0-9.,]*", text):
            raise BadInput(text, "no weight, amount or number here is negative")


def main() -> int:
    gc.set_threshold(GARBAGE_AFTER)
    sys.unraisablehook = _interrupted_again
    try:
        return run(sys.argv[1:])
    except BrokenPipeError:
        # `kp events | head`: who read has gone, and that is no error.
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
