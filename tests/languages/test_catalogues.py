"""Every text is said in every language, whole, and nothing is said that nobody asks for any more."""

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest
from babel.messages.catalog import Catalog, Message

from configurator.languages import LANGUAGES, SOURCE
from configurator.languages.extraction import extracted, stored

PLACEHOLDER = re.compile(r"%(?:\((\w+)\)s|%)|%\w+%|\{\w*\}")
SPOKEN = [language for language in LANGUAGES if language != SOURCE]


@lru_cache
def asked_for() -> Catalog:
    return extracted()


def keys(catalog: Catalog) -> set[tuple[str, str | None]]:
    return {(_texts(message.id)[0], message.context) for message in catalog if message.id}


def translations(language: str) -> Iterator[tuple[Message, tuple[str, ...]]]:
    yield from ((message, _texts(message.string)) for message in stored(language) if message.id)


@pytest.mark.parametrize("language", SPOKEN)
def test_what_is_asked_for_is_in_the_catalogue_and_nothing_else_is(language: str) -> None:
    assert keys(stored(language)) ^ keys(asked_for()) == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_every_message_is_translated_in_all_its_forms(language: str) -> None:
    forms = stored(language).num_plurals
    lacking = [
        message.id
        for message, texts in translations(language)
        if message.fuzzy or not all(texts) or len(texts) != (forms if message.pluralizable else 1)
    ]
    assert lacking == []


@pytest.mark.parametrize("language", SPOKEN)
def test_a_translation_has_the_places_of_its_message(language: str) -> None:
    wrong = {
        text: message.id
        for message, texts in translations(language)
        for text in texts
        if not _places(text) <= _allowed(message) or _places(text) < _needed(message)
    }
    assert wrong == {}


def _allowed(message: Message) -> set[str]:
    return set().union(*(_places(text) for text in _texts(message.id)))


def _needed(message: Message) -> set[str]:
    """What every form has; a form for one may leave the number out."""
    return set.intersection(*(_places(text) for text in _texts(message.id))) - {"%(num)s", "%(number)s"}


def _places(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text)}


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
