"""Templates are compiled once, for every language."""

from pathlib import Path

import jinja2
import pytest

import configurator.presentation.environment as environments
from configurator.presentation.environment import _environment, compile_templates, environment


@pytest.mark.parametrize("theme", ["default", "journal"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_after_compiling_ahead_no_page_compiles_anything(
    monkeypatch: pytest.MonkeyPatch, theme: str, language: str
) -> None:
    compile_templates()
    _environment.cache_clear()

    def compiled(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(jinja2.Environment, "compile", compiled)
    made = environment(theme, language)
    for name in made.list_templates(extensions=["html"]):
        made.get_template(name)


@pytest.mark.parametrize("escapes", [(True, False), (False, True)])
def test_text_is_not_compiled_as_markup_nor_markup_as_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, escapes: tuple[bool, bool]
) -> None:
    (tmp_path / "both.txt").write_text("{{ name }}")
    monkeypatch.setattr(environments, "templates", lambda: tmp_path)
    _environment.cache_clear()
    made = environment("default", "en")
    said = {
        escaped: made.overlay(autoescape=escaped).get_template("both.txt").render(name="Field & Co")
        for escaped in escapes
    }
    _environment.cache_clear()
    assert said == {True: "Field &amp; Co", False: "Field & Co"}
