"""The refusals of questions about products."""

from configurator.languages import TranslatableError, gettext_noop


class Undecided(TranslatableError):
    """It was not decided in time what can be chosen beside a selection."""

    sentence = gettext_noop(
        "Working out what goes with this selection took too long. Go back and choose something else first."
    )


class TooManyAtOnce(TranslatableError):
    """More evaluations, or large documents, wait than will be answered soon."""

    sentence = gettext_noop("Too many at once. Please try again in a few seconds.")
