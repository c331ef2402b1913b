"""The messages of scripts: how they are found in a file, and what a script is given of a language."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from gettext import NullTranslations
from typing import IO

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from configurator.languages.translations import FOLDER, SOURCE, language_of, translations

Dictionary = Mapping[str, str | Mapping[str, str]]
"""The translation of each message; of counted ones, by the singular, one for each of CLDR's plural categories."""

TEXT = r'"((?:[^"\\\n]|\\.)*)"'
CALL = re.compile(rf"\b(gettext|pgettext|ngettext)\(\s*{TEXT}(?:\s*,\s*{TEXT})?")
CONTEXT = "\x04"
SAMPLES = 200
"""Numbers of which each plural category of our languages has one."""


def extract_script(
    fileobj: IO[bytes], _keywords: Collection[str], _comments: Collection[str], **_: object
) -> Iterator[tuple[int, str, str | tuple[str, str], list[str]]]:
    """Babel's extraction method for scripts that name messages as literal texts in double quotes."""
    source = fileobj.read().decode()
    for call in CALL.finditer(source):
        function, *texts = call.groups()
        first, second = (json.loads(f'"{text}"') if text is not None else "" for text in texts)
        line = source.count("\n", 0, call.start()) + 1
        yield line, function, first if function == "gettext" else (first, second), []


@lru_cache(maxsize=32)
def dictionary(locale: str, folder: str) -> Dictionary:
    """What scripts below `folder` (of the repository) say, in the locale's language; empty for English."""
    language = language_of(locale) or SOURCE
    if language == SOURCE:
        return {}
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    numbers, speech = _sample_numbers(Locale.parse(language)), translations(language)
    return {
        _key(message): _said(message, numbers, speech)
        for message in catalog
        if any(place.startswith(f"{folder}/") for place, _ in message.locations)
    }


def _sample_numbers(locale: Locale) -> dict[str, int]:
    found: dict[str, int] = {}
    for number in range(SAMPLES):
        found.setdefault(locale.plural_form(number), number)
    return found


def _key(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}{CONTEXT}{text}" if message.context else text


def _said(message: Message, numbers: Mapping[str, int], speech: NullTranslations) -> str | Mapping[str, str]:
    if isinstance(message.string, str):
        return message.string
    one, many = tuple(message.id)
    return {category: speech.ngettext(one, many, number) for category, number in numbers.items()}
