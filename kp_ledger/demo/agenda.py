"""Who does what on which day: stories that sleep between their acts.

A story is a generator; what it yields is for how many days it sleeps. Within a day the stories
wake in the order in which they lay down, so that the year is the same each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count

Story = Iterator[int]


class Agenda:
    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, Story]] = []
        self._numbers = count()
        self.day = -1

    def begin(self, day: int, story: Story) -> None:
        """Wakes `story` on `day`, or today if that is past."""
        heappush(self._waiting, (max(day, self.day), next(self._numbers), story))

    def live_through(self, day: int) -> None:
        """Lets every story that is due by `day` go on until it sleeps beyond it."""
        self.day = day
        while self._waiting and self._waiting[0][0] <= day:
            _, _, story = heappop(self._waiting)
            sleep = next(story, None)
            if sleep is not None:
                self.begin(day + max(1, sleep), story)

    @property
    def unfinished(self) -> int:
        return len(self._waiting)
