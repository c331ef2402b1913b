"""An error that can be translated."""

from layers.speech import Speech


class TranslatableError(Exception):
    """`sentence` is English and marked for translation, with `%(name)s` for the error's own field of that name."""

    sentence: str

    def said(self, speech: Speech) -> str:
        return speech.gettext(self.sentence) % vars(self)

    def __str__(self) -> str:
        return self.sentence % vars(self)
