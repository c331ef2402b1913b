"""The language of sentences."""

from typing import Protocol


class Speech(Protocol):
    """A message in one language: `speech.gettext("%(name)s is here") % {"name": name}`."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, one: str, many: str, number: int, /) -> str: ...


class _English:
    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return one if number == 1 else many


ENGLISH: Speech = _English()
"""The language of the messages in the code."""
