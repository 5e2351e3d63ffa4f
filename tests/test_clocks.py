"""No test gives the whole process another clock: its other threads read it too."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
WHOLE_PROCESS = re.compile(r'setattr\(\s*(time\b|\w+\.time,|"[\w.]+\.time\.\w+")')


def test_a_clock_is_given_to_one_module() -> None:
    files = [path for path in TESTS.rglob("*.py") if path != Path(__file__)]
    assert files
    assert [str(path) for path in files if WHOLE_PROCESS.search(path.read_text())] == []
