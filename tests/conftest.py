"""What all tests of a process share: one browser, since there cannot be two, and a new shop's folder."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from configurator.stores.images.store import ImageStore
from configurator.stores.ledger.open import open_ledger
from tests.api.shop import png

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]


def pytest_collection_finish() -> None:
    """The garbage collector need not go through all modules and tests again and again."""
    gc.freeze()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a new shop, whose ledger is migrated and whose usual picture is stored already."""
    data = tmp_path_factory.mktemp("made") / "data"
    data.mkdir()
    open_ledger(data / "ledger.sqlite3").close()
    ImageStore(data / "assets").add(png())
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """What was made once, copied for this test."""
    return Path(shutil.copytree(made, tmp_path / "data"))
