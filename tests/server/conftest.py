"""Shops served by a real process."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from httpx2 import Client

from tests.api.shop import Clock, Shop
from tests.server.process import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def shop(server: Server) -> Iterator[Shop]:
    token = server.run("token create").stdout.strip()
    with Client(base_url=server.url, timeout=60) as client:
        yield Shop(client, token, Clock(datetime.now(UTC)))
