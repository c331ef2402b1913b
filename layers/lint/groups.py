"""Groups in which there is nothing."""

from collections.abc import Iterator

from layers.document.document import layers
from layers.document.model import Group
from layers.document.names import Names
from layers.document.tree import Tree
from layers.lint.finding import Finding
from layers.speech import Speech


def empty_groups(tree: Tree, names: Names, speech: Speech) -> Iterator[Finding]:
    """Those that ask for a choice are left out, since they are in the way of publishing."""
    for _, layer in layers(tree.configurator):
        if not isinstance(layer, Group):
            continue
        choice = tree.choices.get(layer.id)
        if choice is None and not layer.layers:
            text = speech.gettext("The group %(group)s is empty.")
        elif choice is not None and not choice.options and not choice.minimum:
            text = speech.gettext("The group %(group)s has no options.")
        else:
            continue
        yield Finding("empty_group", text % {"group": names.of(layer.id, layer.label)}, layer=layer.id)
