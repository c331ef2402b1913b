"""The templates: one environment per theme and language."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from configurator.languages import SOURCE, language_of, translations
from configurator.presentation.palette import palette
from layers.stock.availability import STATES


def environment(theme: str, locale: str) -> Environment:
    """The theme's templates, with `_` and `ngettext` in the locale's language, or English where we lack it."""
    return _environment(theme, language_of(locale) or SOURCE)


@lru_cache(maxsize=32)
def _environment(theme: str, language: str) -> Environment:
    """A theme's own templates stand before the common ones of the same name."""
    common = templates()
    made = Environment(
        loader=FileSystemLoader([common / "themes" / theme, common]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(states=STATES, palette=palette(theme))
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def templates() -> Path:
    """Beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
