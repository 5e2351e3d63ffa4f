"""One small year for all of these tests, and a gateway on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kp_ledger.home import Home
from tests.api.served import Served, served, year
from tests.schema.examples import Values, values_of
from tests.waiting import wait_for


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "bad_input" in item.nodeid:
            item.add_marker(pytest.mark.chain)


@pytest.fixture(scope="session")
def small_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with year(tmp_path_factory.mktemp("bad") / "home") as home:
        yield home


@pytest.fixture(scope="session")
def api(small_year: Home) -> Iterator[Served]:
    with served(small_year) as gateway:
        wait_for(gateway.has_caught_up)
        yield gateway


@pytest.fixture(scope="session")
def there(api: Served) -> Values:
    """Ids of the year."""
    return values_of(api)
