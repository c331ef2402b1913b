"""Reasons on the product page: worked out only for the options whose reasons stand open."""

import re
from typing import Any

import pytest

from layers.evaluation.refusal import OptionContext
from layers.solver.answer import SolverAnswer
from layers.solver.formula import TooHard
from tests.api.shop import Shop
from tests.shop.test_pages import hidden

UNASKED = r'<div class="pc-why" id="w-%s"( data-open)? data-unasked>'


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The options whose ways out were worked out, one after the other."""
    found: list[str] = []
    real = SolverAnswer.instead

    def instead(answer: SolverAnswer, option: str, *effort: Any) -> tuple[str, ...] | None:
        found.append(option)
        return real(answer, option, *effort)

    monkeypatch.setattr(SolverAnswer, "instead", instead)
    return found


@pytest.fixture
def mug(shop: Shop) -> Shop:
    """A red glaze takes no gold rim; handles are sold out."""
    rule = {"id": "r", "if": "gold", "then": {"not": "red"}, "message": "No gold on red"}
    groups = {
        "glaze": {"red": {"default": True}, "white": {}},
        "rim": {"plain": {"default": True}, "gold": {}},
        "handle": {"none": {"default": True}, "ear": "EAR", "loop": "EAR"},
    }
    shop.design(groups, id="mug", rules=[rule])
    shop.stock("EAR", 0)
    return shop


def panel(shop: Shop, do: str, pinned: str = "red", **fields: str) -> str:
    base = hidden(shop.client.get("/c/mug").text, "base")
    answer = shop.client.post("/c/mug/panel", data={"base": base, "pinned": pinned, "do": do, **fields})
    assert answer.status_code == 200
    return str(answer.text)


def test_pages_on_which_nothing_was_pressed_work_out_no_reasons(mug: Shop, asked: list[str]) -> None:
    assert 'data-option="ear" data-availability="out_of_stock"' in mug.client.get("/c/mug").text
    assert "mug" in mug.client.get("/").text
    assert asked == []


def test_a_pick_works_out_no_reasons_either(mug: Shop, asked: list[str]) -> None:
    html = panel(mug, "update", **{"g.glaze": "white"})
    assert re.search(r'value="white" id="o-white"\s+checked', html)
    assert asked == []


def test_opening_a_reason_works_out_that_one_alone(mug: Shop, asked: list[str]) -> None:
    html = panel(mug, "why:gold")
    assert asked == ["gold"]
    assert '<p data-rule="r">No gold on red</p>' in html
    assert "Change Glaze to White and take it" in html
    assert re.search(UNASKED % "ear", html)
    assert not re.search(UNASKED % "gold", html)
    assert re.search(r'<div class="pc-why" id="w-gold" data-open>', html)


def test_an_option_is_described_by_its_reason_or_by_how_to_learn_it(mug: Shop) -> None:
    html = panel(mug, "why:gold")
    assert re.search(r'id="o-gold" aria-disabled="true" aria-describedby="w-gold"', html)
    assert re.search(r'id="o-ear" aria-disabled="true" aria-describedby="ask-why"', html)
    assert '<p id="ask-why" hidden>Press it to learn why.</p>' in html


def test_opening_a_reason_picks_nothing(mug: Shop) -> None:
    html = panel(mug, "why:gold", **{"g.glaze": "red"})
    assert re.search(r'value="plain" id="o-plain"\s+checked', html)
    assert "cannot be had with your choices" not in html


def test_a_reason_that_has_gone_by_now_opens_nothing(mug: Shop) -> None:
    html = panel(mug, "why:gold", pinned="white", **{"g.glaze": "white"})
    assert 'id="w-gold"' not in html
    assert 'data-option="gold" data-availability="in_stock" data-selectable="true"' in html


def test_without_a_script_the_press_brings_the_page_with_the_reason(mug: Shop, asked: list[str]) -> None:
    base = hidden(mug.client.get("/c/mug").text, "base")
    pressed = mug.client.post("/c/mug", data={"base": base, "g.rim": "plain", "do": "why:gold"})
    assert pressed.status_code == 303
    html = mug.client.get(pressed.headers["location"]).text
    assert re.search(r'<div class="pc-why" id="w-gold" data-open>\s*<p data-rule="r">No gold on red</p>', html)
    assert re.search(UNASKED % "ear", html)
    assert set(asked) == {"gold"}


def test_what_is_chosen_and_cannot_be_had_says_why_at_once(mug: Shop, asked: list[str]) -> None:
    token = mug.evaluate("mug", ["red", "plain", "ear"], explain="none")["token"]
    asked.clear()
    html = mug.client.get(f"/c/mug?cfg={token}").text
    assert re.search(r'<div class="pc-why" id="w-ear">\s*<p>[^<]*ear is out of stock</p>', html, re.IGNORECASE)
    assert re.search(UNASKED % "loop", html)
    assert set(asked) <= {"red", "plain", "ear"}


def test_taking_an_option_finds_its_way_out(mug: Shop) -> None:
    html = panel(mug, "take:gold")
    assert re.search(r'value="gold" id="o-gold"\s+checked', html)
    assert re.search(r'value="white" id="o-white"\s+checked', html)


TOO_HARD = {
    "en": "We did not find in time what would have to change for it. Change something else first.",
    "de": "Wir haben nicht rechtzeitig gefunden, was sich dafür ändern müsste. Ändern Sie zuerst etwas anderes.",
    "fr": "Nous n’avons pas trouvé à temps ce qu’il faudrait changer pour cela. Changez d’abord autre chose.",
    "es": "No hemos encontrado a tiempo qué habría que cambiar para ello. Cambie primero otra cosa.",
}


@pytest.mark.parametrize("language", TOO_HARD)
def test_a_way_out_that_was_not_found_in_time_is_said_to_be_so(
    mug: Shop, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    mug.client.post("/language", data={"language": language, "back": "/"})
    monkeypatch.setattr("layers.solver.answer.repair", too_hard)
    assert TOO_HARD[language] in panel(mug, "why:gold")
    assert TOO_HARD[language] not in panel(mug, "show"), "it was not asked for"


def test_where_no_reason_was_found_in_time_none_is_made_up(mug: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layers.solver.answer.repair", too_hard)
    monkeypatch.setattr("layers.evaluation.option.reasons", unknown)
    opened = panel(mug, "why:gold")
    assert TOO_HARD["en"] in opened
    assert "does not go with anything" not in opened
    refused = panel(mug, "check:gold")
    assert 'data-problem="too_hard"' in refused
    assert "gold does not go with your choices" in refused.lower()


def too_hard(*_: object, **__: object) -> None:
    raise TooHard


def unknown(_: OptionContext, __: object) -> None:
    """No reason, as an evaluation gives it whose effort was spent."""
