"""Word for what would go on for ever that the process is told to stop.

uvicorn waits for answers that are under way before it ends the application: a stream has to hear
of it earlier, from the signal itself.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final

from fastapi import FastAPI

SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)


@asynccontextmanager
async def told_to_stop(app: FastAPI) -> AsyncIterator[None]:
    """While it lasts, `app.state.stopping` is set as soon as one of the signals comes."""
    stopping = asyncio.Event()
    app.state.stopping = stopping
    loop = asyncio.get_running_loop()
    with _hearing(lambda: loop.call_soon_threadsafe(stopping.set)):
        yield
    stopping.set()


@contextmanager
def _hearing(tell: Callable[[], Any]) -> Iterator[None]:
    """Tells before whoever else handles the signals; those handlers stand again afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def handle(number: int, frame: Any) -> None:
        tell()
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)

    ours = {number: signal.signal(number, handle) for number in SIGNALS if callable(before[number])}
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])
