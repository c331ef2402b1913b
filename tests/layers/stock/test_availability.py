"""The one table of availabilities: whatever is shown of one comes from it."""

from pathlib import Path

import pytest

from layers.stock.availability import STATES, Availability, worst
from settings.labels import DEFAULTS
from settings.model import THEMES

ROOT = Path(__file__).parents[3]
NOTICED = [state for state in Availability if state is not Availability.IN_STOCK]


def test_every_availability_has_its_row() -> None:
    assert list(STATES) == list(Availability)


def test_the_worst_is_the_last_of_the_table() -> None:
    for place, state in enumerate(Availability):
        assert worst([*list(Availability)[: place + 1]]) is state
    assert worst([]) is Availability.IN_STOCK


def test_nothing_is_both_here_and_late() -> None:
    assert [state for state, row in STATES.items() if row.here and row.late] == []
    out = STATES[Availability.OUT_OF_STOCK]
    assert (out.here, out.late) == (False, False)


@pytest.mark.parametrize("language", DEFAULTS)
def test_every_availability_has_words_in_every_language(language: str) -> None:
    keys = {f"status.{state}" for state in Availability} | {f"{state}_notice" for state in NOTICED}
    assert keys - DEFAULTS[language].keys() == set()


@pytest.mark.parametrize("theme", THEMES)
def test_every_availability_has_a_hue_in_every_theme(theme: str) -> None:
    [sheet] = (ROOT / "configurator" / "static" / "css").rglob(f"{theme}.css")
    light, dark = sheet.read_text(encoding="utf-8").split("prefers-color-scheme: dark", 1)
    for state in Availability:
        name = f"--pc-{state.replace('_', '-')}:"
        assert name in light
        assert name in dark
