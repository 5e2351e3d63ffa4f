"""Progress bars on standard error; silent where nobody watches.

Rich is imported where a bar is drawn: most commands draw none.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kp_ledger.cli.output import tell

if TYPE_CHECKING:
    from kp_ledger.index.follow import Step


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar of `total` steps with an estimate; what it yields takes how many more are done."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with _bar(*columns, TimeRemainingColumn()) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.advance(task, count)


class IndexProgress:
    """Takes the steps of an index that follows its chain, and says what has to be said."""

    def __init__(self, show: Callable[..., None]) -> None:
        self.events = 0
        self._began = time.monotonic()
        self._show = show

    def __call__(self, step: Step) -> None:
        self.events += step.events
        if step.cut is not None:
            tell(f"The chain has changed: the index went back to block {step.cut:,}.")
        rate = self.events / max(0.001, time.monotonic() - self._began)
        words = f"block {step.block:,}, {rate:,.0f} events/s, {step.lag:,} blocks behind"
        self._show(total=step.chain, completed=step.block, words=words)


@contextmanager
def index_progress() -> Iterator[IndexProgress]:
    """Progress of an index that is brought up to date."""
    if not sys.stderr.isatty():
        yield IndexProgress(lambda **_: None)
        return
    from rich.progress import BarColumn, TextColumn

    with _bar(TextColumn("Indexing"), BarColumn(), TextColumn("{task.fields[words]}")) as bar:
        task = bar.add_task("", total=None, words="")
        yield IndexProgress(lambda **shown: bar.update(task, **shown))


def _bar(*columns: Any) -> Any:
    from rich.console import Console
    from rich.progress import Progress

    return Progress(*columns, console=Console(stderr=True), transient=True)
