"""One language's translations, read from its .po file when they are first asked for."""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
SOURCE = "en"
"""The language that everything is written in, which needs no translation."""
LANGUAGES = (SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po")))


def translations(locale: str) -> NullTranslations:
    """`gettext` and `ngettext` of a locale's language; of one that nobody translated into, English."""
    return _read(language_of(locale) or SOURCE)


def language_of(locale: str) -> str | None:
    """“de” of “de_AT”; None for a locale in whose language nothing is written here."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else None


def gettext_noop(message: str) -> str:
    """The message unchanged, marked for extraction and translated when shown."""
    return message


@lru_cache(maxsize=len(LANGUAGES))
def _read(language: str) -> NullTranslations:
    if language == SOURCE:
        return NullTranslations()
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
