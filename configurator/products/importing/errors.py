"""The refusals of what is asked of an import."""

from collections.abc import Sequence

from configurator.languages import TranslatableError, gettext_noop


class UnknownLayers(TranslatableError):
    """What was chosen about layers that the file does not have, or that are no groups, by path."""

    sentence = gettext_noop("The file has no such layer, or the layer is not a group: %(named)s.")

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        self.named = ", ".join(paths)


class TooManyTogether(TranslatableError):
    sentence = gettext_noop("The group %(group)s holds more than %(most)s layers. Spread them over several groups.")

    def __init__(self, group: str, most: int) -> None:
        self.group = group
        self.most = most


class NoMergedPicture(TranslatableError):
    sentence = gettext_noop("The file has no merged picture that could be the base.")
