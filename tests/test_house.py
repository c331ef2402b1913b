"""The house in order: imports lead down, no folder is crowded, and the picture shows it."""

import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
MOST = 20
ASIDE = ("configurator/demo/draw", "configurator/stores/ledger/sql/migrations/versions")
"""Drawings and migrations may be many beside each other."""
CONTRACTS = """
containers = ["configurator"]
layers = [
    "app",
    "shop", "mail",
    "stores",
]
containers = ["layers"]
layers = [
    "carts",
    "errors : speech",
]
"""
MODULES = {
    "app": "configurator/app.py",
    "shop": "configurator/shop/__init__.py",
    "page": "configurator/shop/page.py",
    "mail": "configurator/mail/letter.py",
    "stores": "configurator/stores/ledger.py",
    "carts": "layers/carts/__init__.py",
    "errors": "layers/errors.py",
    "speech": "layers/speech.py",
    "settings": "settings/model.py",
}


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PICTURES))
    for name in ("house", "drawing", "tower"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import house

    return house


def test_the_picture_of_the_house_is_drawn_from_the_code_as_it_is(house: ModuleType) -> None:
    drawn = (PICTURES / "house.svg").read_text(encoding="utf-8") == house.picture()
    assert drawn, "Draw it anew: python docs/pictures/house.py"


def test_every_room_of_the_contracts_is_drawn(house: ModuleType, tmp_path: Path) -> None:
    build(tmp_path, app="import configurator.shop.page", page="from layers import errors")
    drawn = house.picture(tmp_path)
    titles = ("app.py", "shop", "mail", "stores", "carts", "errors.py", "speech.py", "settings")
    assert [title for title in titles if f">{title}<" not in drawn] == []


def test_an_arrow_is_left_out_where_a_longer_way_leads_there_too(house: ModuleType) -> None:
    edges = [("app", "shop"), ("app", "stores"), ("shop", "stores"), ("app", "mail")]
    assert house.direct(edges) == [("app", "mail"), ("app", "shop"), ("shop", "stores")]


@pytest.mark.parametrize(
    ("importing", "wrong"),
    [
        ({"stores": "from configurator.shop import page"}, "configurator.stores imports configurator.shop"),
        ({"mail": "import configurator.shop.page"}, "configurator.mail imports configurator.shop"),
        ({"carts": "def late():\n    from configurator import app"}, "layers.carts imports configurator.app"),
        ({"settings": "import layers.carts"}, "settings imports layers.carts"),
    ],
    ids=["up", "to the left", "late", "between packages"],
)
def test_an_arrow_upwards_cannot_be_drawn(
    house: ModuleType, tmp_path: Path, importing: dict[str, str], wrong: str
) -> None:
    build(tmp_path, **importing)
    with pytest.raises(house.Upwards, match=wrong):
        house.picture(tmp_path)


def test_no_folder_has_more_modules_than_one_can_look_over() -> None:
    folders = ("configurator", "layers", "settings", "tests", "benchmarks", "docs")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    beside = Counter(file.parent for file in files if not any(file.is_relative_to(ROOT / aside) for aside in ASIDE))
    assert {str(folder.relative_to(ROOT)): count for folder, count in beside.items() if count > MOST} == {}


def test_every_module_of_the_shell_is_in_a_folder() -> None:
    assert sorted(file.name for file in (ROOT / "configurator").glob("*.py")) == ["__init__.py", "app.py"]


def build(root: Path, **importing: str) -> None:
    """A small house, its modules with these sources."""
    (root / "pyproject.toml").write_text(CONTRACTS)
    for name, module in MODULES.items():
        (root / module).parent.mkdir(parents=True, exist_ok=True)
        (root / module).write_text(importing.get(name, ""))
    for package in ("configurator", "layers", "settings"):
        (root / package / "__init__.py").write_text('"""A package."""')
