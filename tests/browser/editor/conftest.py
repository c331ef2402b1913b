"""The editor in a real browser: its modules one by one, and the whole of it before a real server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.admin.conftest import at_work, served, shop
from tests.browser.editor.modules import Modules, open_modules

__all__ = ["at_work", "served", "shop"]


@pytest.fixture(scope="package")
def modules(browser: Browser) -> Iterator[Modules]:
    found = open_modules(browser)
    yield found
    found.page.context.close()
