"""Two windows on one configurator."""

import pytest

from tests.api.drafts.window import Window
from tests.api.shop import Shop
from tests.server.conftest import server

__all__ = ["server"]


@pytest.fixture
def window(shop: Shop) -> Window:
    return Window(shop, shop.design({"strap": {"tan": None, "black": None}, "case": {"steel": None}}, id="watch"))


@pytest.fixture
def other(window: Window) -> Window:
    return Window(window.shop, window.configurator, "window-2")
