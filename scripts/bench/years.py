"""The demonstration's year, played once for all benchmarks of a run that ask for it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from kp_ledger.chain.node import Anvil, Node
from kp_ledger.demo.narration import Narration
from kp_ledger.demo.run import Demonstration, Settings
from kp_ledger.home import Home


@contextmanager
def year(folder: Path) -> Iterator[tuple[Home, Node]]:
    """Its home in `folder`, and its node, which runs until the block ends."""
    home, settings = Home(folder / "kp"), Settings.checked(1, 1.0, None)
    if not folder.exists():
        folder.mkdir()
        silent = Narration(Console(file=io.StringIO()), Console(file=io.StringIO()))
        Demonstration(home, settings, silent).run()
    with Anvil(home.node, settings.chain_id, genesis_time=settings.begins) as node:
        yield home, node
