"""The refusals of the domain, one class each."""

from collections.abc import Sequence


class LayersError(Exception):
    """The base of every refusal of this package."""


class UnknownOption(LayersError):
    """A selection names ids the configurator does not have."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = tuple(ids)
        super().__init__(f"there is no option {', '.join(self.ids)}")


class TwoOfOne(LayersError):
    """A selection holds more than one option of a group that takes one."""

    def __init__(self, group: str, options: Sequence[str]) -> None:
        self.group = group
        self.options = tuple(options)
        super().__init__(f"{group} takes one option, not {', '.join(self.options)}")


class TooManyInGroup(LayersError):
    """A group of a layered file holds more layers than one of a document may."""

    def __init__(self, group: str, most: int) -> None:
        self.group = group
        self.most = most
        super().__init__(f"{group} holds more than {most} layers")


class UnknownPath(LayersError):
    """What was chosen about a layered file names layers that it does not have, or a group's kind for no group."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(f"there is no such layer in the file: {', '.join(self.paths)}")
