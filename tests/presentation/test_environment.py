"""Templates are compiled once, for every language."""

import jinja2
import pytest

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
