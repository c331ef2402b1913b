"""Which theme pages have, and what if its file is missing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from configurator.presentation import palette, theme
from configurator.presentation.environment import _environment
from tests.api.shop import Shop
from tests.shop.conftest import shop, watches

__all__ = ["shop", "watches"]


@pytest.fixture
def without_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.copy(palette.STYLESHEETS / "default.css", tmp_path)
    monkeypatch.setattr(palette, "STYLESHEETS", tmp_path)
    forget()
    yield
    forget()


def forget() -> None:
    for kept in (palette.palette, theme.usable_theme, _environment):
        kept.cache_clear()


@pytest.mark.usefixtures("without_journal")
def test_a_theme_whose_file_is_missing_is_the_default_one_and_said_once(shop: Shop) -> None:
    shop.settings(theme={"name": "journal"})
    with capture_logs() as logged:
        pages = [shop.client.get(path) for path in ("/", "/c/watch", "/cart", "/nowhere")]
    assert [page.status_code for page in pages] == [200, 200, 200, 404]
    for page in pages:
        assert 'data-theme="default"' in page.text
        assert "themes/default.css" in page.text
    assert [each["theme"] for each in logged if each["event"] == "theme missing"] == ["journal"]
