"""What languages are called."""

import pytest

from configurator.languages import language_name


@pytest.mark.parametrize(
    ("tag", "reader", "name"),
    [
        ("fr", "", "Français"),
        ("de-AT", "", "Deutsch (Österreich)"),
        ("de_AT", "fr", "Allemand (Autriche)"),
        ("en", "de-CH", "Englisch"),
    ],
)
def test_a_language_is_called_by_its_own_name_or_in_the_readers(tag: str, reader: str, name: str) -> None:
    assert language_name(tag, reader) == name
