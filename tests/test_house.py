"""The house in order: where modules stand, and the picture of it."""

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
MOST = 20
ASIDE = ("demo/draw", "migrations/versions")
"""Drawings and migrations may be many beside each other."""


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(str(PICTURES))
    for name in ("house", "drawing", "tower"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import house

    return house


def test_the_picture_of_the_house_is_drawn_from_the_code_as_it_is(house: object) -> None:
    """`python docs/pictures/house.py` draws it anew."""
    assert (PICTURES / "house.svg").read_text(encoding="utf-8") == house.picture()  # type: ignore[attr-defined]


def test_an_arrow_upwards_cannot_be_drawn(house: object) -> None:
    house.refuse_upwards([("web", "stores")], ["web", "stores"])  # type: ignore[attr-defined]
    with pytest.raises(house.Upwards, match="stores imports web"):  # type: ignore[attr-defined]
        house.refuse_upwards([("stores", "web")], ["web", "stores"])  # type: ignore[attr-defined]


def test_no_folder_has_more_modules_than_one_can_look_over() -> None:
    folders = ("configurator", "layers", "settings", "tests", "benchmarks")
    files = [file.relative_to(ROOT) for folder in folders for file in (ROOT / folder).rglob("*.py")]
    counts = Counter(str(file.parent) for file in files)
    assert {name: n for name, n in counts.items() if n > MOST and not any(part in name for part in ASIDE)} == {}


def test_every_module_of_the_shell_is_in_a_folder() -> None:
    assert sorted(file.name for file in (ROOT / "configurator").glob("*.py")) == ["__init__.py", "app.py"]
