"""What a monitor asks for: requests by route and status, their seconds, the index's age."""

from __future__ import annotations

import time
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SECONDS = (0.001, 0.005, 0.02, 0.1, 0.5, 2, 10)


class Counts:
    """One worker's counts. With several workers they are added up from files in `shared`."""

    def __init__(self, shared: Path | None = None) -> None:
        self._shared = shared
        self._registry = CollectorRegistry()
        self._kept: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self._requests = Counter(
            "kp_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "kp_request_seconds", "Time to answer.", ("route",), buckets=SECONDS,
            registry=self._registry,
        )  # fmt: skip
        self._block = Gauge(
            "kp_index_block", "Last block of the index.", registry=self._registry,
            multiprocess_mode="mostrecent",
        )  # fmt: skip
        self._age = Gauge(
            "kp_index_age_seconds", "Age of that block.", registry=self._registry,
            multiprocess_mode="mostrecent",
        )  # fmt: skip

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """One answer. Looking a label up is slow, so what was found is kept."""
        key = (method, route, status)
        found = self._kept.get(key)
        if found is None:
            counter = self._requests.labels(method, route, str(status))
            found = self._kept[key] = (counter, self._seconds.labels(route))
        counter, histogram = found
        counter.inc()
        histogram.observe(seconds)

    def text(self, block: int, moment: int) -> bytes:
        """All of it, as Prometheus reads it."""
        self._block.set(block)
        self._age.set(max(0.0, time.time() - moment))
        if self._shared is None:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry, str(self._shared))  # type: ignore[no-untyped-call]
        return generate_latest(registry)
