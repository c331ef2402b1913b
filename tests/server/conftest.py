"""Shops served by a real process."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.api.shop import Clock, Shop
from tests.server.process import Server


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    server = Server(data.parent, program=None)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def shop(server: Server) -> Iterator[Shop]:
    with server.client() as client:
        yield Shop(client, server.token(), Clock(datetime.now(UTC)))
