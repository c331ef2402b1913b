"""The names of a configurator's groups, options and rules in one language."""

from collections.abc import Mapping

from layers.document.model import Rule
from layers.document.tree import Tree


class Names:
    """Labels with the language's translations in place; an empty label falls back to the id."""

    def __init__(self, tree: Tree, locale: str) -> None:
        self.tree = tree
        self._words = _translations(tree, locale)
        self.title = self._words.get("title") or tree.configurator.title

    def of(self, name: str, label: str = "") -> str:
        """The translation of anything with an id, else its label, else the id."""
        return self._words.get(name) or label or name

    def group(self, group: str) -> str:
        return self.of(group, self.tree.choices[group].label)

    def layer(self, layer: str) -> str:
        """An option's or always-drawn layer's label."""
        leaf = self.tree.named.get(layer)
        return self.of(layer, leaf.image.label if leaf else "")

    def heading(self, layer: str) -> str:
        """The heading above an option within its group; empty for an option directly in the group."""
        group = self.tree.named[layer].heading
        return self.of(group.id, group.label) if group else ""

    def full(self, layer: str) -> str:
        """“Strap: Tan leather”, or the label alone for a layer outside any choice."""
        leaf = self.tree.named.get(layer)
        if leaf is None or leaf.group is None:
            return self.layer(layer)
        return f"{self.group(leaf.group)}: {self.layer(layer)}"

    def of_rule(self, rule: Rule) -> str:
        """The designer's message for a broken rule; empty if there is none."""
        return self._words.get(rule.id) or rule.message


def _translations(tree: Tree, locale: str) -> Mapping[str, str]:
    """The translations for the language, those of the region first."""
    tag = locale.replace("_", "-")
    written = tree.configurator.translations
    by_tag = {key.replace("_", "-").lower(): words for key, words in written.items()}
    language = by_tag.get(tag.split("-")[0].lower(), {})
    return {**language, **by_tag.get(tag.lower(), {})}
