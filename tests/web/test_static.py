"""Static files: at addresses that change with them, and kept by browsers for good."""

import re
import shutil
from pathlib import Path

import pytest

from configurator.app import STATIC
from configurator.web.static import version_of
from tests.api.shop import Shop
from tests.shop.conftest import shop, watches

__all__ = ["shop", "watches"]

FILE = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@pytest.mark.parametrize("path", ["/", "/c/watch", "/cart", "/admin/login"])
def test_what_a_page_loads_may_be_kept_for_good(shop: Shop, path: str) -> None:
    html = shop.client.get(path).text
    files = FILE.findall(html)
    assert len(files) >= 3
    for file in files:
        assert file.startswith(f"/static/{version_of(STATIC)}/")
        answer = shop.client.get(file)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_a_module_imports_by_paths_within_its_own_version() -> None:
    for file in STATIC.rglob("*.js"):
        imported = re.findall(r'(?:from|import) "([^"]+)"', file.read_text())
        assert [path for path in imported if not path.startswith(".")] == [], file


def test_at_an_address_without_version_a_file_is_asked_for_each_time(shop: Shop) -> None:
    for path in ("/static/css/shop.css", "/static/js/shop.js"):
        answer = shop.client.get(path)
        assert answer.headers["cache-control"] == "no-cache"
        again = shop.client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
    assert shop.client.get("/static/css/nothing.css").status_code == 404


def test_the_version_changes_with_any_file(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STATIC, tmp_path / "static"))
    assert version_of(folder) == version_of(STATIC)
    (folder / "js" / "shop.js").write_text("// another")
    changed = version_of(folder)
    assert changed != version_of(STATIC)
    (folder / "js" / "shop.js").rename(folder / "js" / "market.js")
    assert version_of(folder) != changed
