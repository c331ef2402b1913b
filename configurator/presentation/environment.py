"""The templates: one environment per theme and language."""

from functools import lru_cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from configurator.languages import SOURCE, language_of, translations
from configurator.presentation.palette import palette
from configurator.presentation.theme import usable_theme
from layers.stock.availability import STATES
from settings.model import THEMES


def environment(theme: str, locale: str) -> Environment:
    """The theme's templates, with `_` and `ngettext` in the locale's language, or English where we lack it."""
    return _environment(usable_theme(theme), language_of(locale) or SOURCE)


def compile_templates() -> None:
    """Compile all templates of pages ahead: it takes most of a second, which no request should wait for."""
    for theme in THEMES:
        made = environment(theme, SOURCE)
        for name in made.list_templates(extensions=["html"]):
            made.get_template(name)


class _Compiled(BytecodeCache):
    """What was compiled for one language serves all of them, as they translate while they render.

    Markup and plain text are compiled apart: the code of a template says whether its values are escaped.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, bool], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._codes.get(_key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[_key(bucket)] = bucket.bytecode_to_string()


def _key(bucket: Bucket) -> tuple[str, bool]:
    return bucket.key, bool(bucket.environment.autoescape)


_COMPILED = _Compiled()


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
        bytecode_cache=_COMPILED,
    )
    made.globals.update(states=STATES, palette=palette(theme))
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def templates() -> Path:
    """Beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
