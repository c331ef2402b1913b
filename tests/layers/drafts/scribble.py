"""Operations at random, most of which fit the draft they are made for."""

from dataclasses import dataclass
from random import Random
from typing import Any

from layers.document.model import Group, Image
from layers.drafts.working_copy import Kind, WorkingCopy

Json = dict[str, Any]
IDS = [f"n{number}" for number in range(12)]
VIEWS = ["front", "back", "side"]


@dataclass
class Scribbler:
    """Somebody who presses everything."""

    chance: Random

    def operation(self, copy: WorkingCopy) -> Json:
        """One for what is there; now and then for something that is not."""
        acts = (
            self._set, self._set, self._place, self._place, self._insert, self._move, self._move, self._remove,
            self._rename, self._doc, self._rule, self._rule, self._listed, self._unlist,
        )  # fmt: skip
        return self.chance.choice(acts)(copy)

    def _layer(self, copy: WorkingCopy) -> str:
        return self.chance.choice([*copy.items, *IDS[:2]])

    def _parent(self, copy: WorkingCopy) -> str | None:
        return self.chance.choice([None, *(id for id, each in copy.items.items() if isinstance(each, Group))])

    def _condition(self, copy: WorkingCopy) -> Any:
        one, other = self._layer(copy), self._layer(copy)
        return self.chance.choice([one, {"not": one}, {"any": [one, other]}, {"all": [one, {"not": other}]}])

    def _set(self, copy: WorkingCopy) -> Json:
        id = self._layer(copy)
        is_group = isinstance(copy.items.get(id), Group)
        field, value = self.chance.choice(
            [
                ("label", self.chance.choice("ABC")),
                ("show_if", self.chance.choice([None, self._condition(copy)])),
                *([("choose", self.chance.choice([None, "one", "many"])), ("required", True)] if is_group else []),
                *([] if is_group else [("price", self.chance.randint(0, 3)), ("stock", {"managed": True})]),
            ]
        )
        return {"op": "set", "id": id, "field": field, "value": value}

    def _place(self, copy: WorkingCopy) -> Json:
        images = [id for id, each in copy.items.items() if isinstance(each, Image)]
        id = self.chance.choice([*images, "n0"])
        fields = self.chance.choice(
            [{"asset": "a"}, {"asset": "b", "x": 1}, {"x": 2}, {"y": 3, "z": 1}, {"asset": None}]
        )
        part = self.chance.choice([{}, {}, {"part": self.chance.randint(0, 2)}])
        return {"op": "place", "id": id, "view": self.chance.choice(VIEWS), **part, **fields}

    def _insert(self, copy: WorkingCopy) -> Json:
        id = self.chance.choice([{"id": self.chance.choice(IDS)}, {"temp": "t"}, {}])
        layer: Json = {"kind": "image", "label": self.chance.choice("AB"), **id}
        if self.chance.random() < 0.4:
            layer = {"kind": "group", "layers": [layer], "label": "G"}
        return {"op": "insert", "parent": self._parent(copy), "before": self._layer(copy), "layer": layer}

    def _move(self, copy: WorkingCopy) -> Json:
        ids = [self._layer(copy) for _ in range(self.chance.choice([1, 1, 3]))]
        return {"op": "move", "ids": ids, "parent": self._parent(copy), "before": self._layer(copy)}

    def _remove(self, copy: WorkingCopy) -> Json:
        ids = [self._layer(copy) for _ in range(self.chance.choice([1, 1, 2]))]
        return {"op": "remove", "ids": ids, "confirm": self.chance.random() < 0.2}

    def _rename(self, copy: WorkingCopy) -> Json:
        return {"op": "rename", "id": self._layer(copy), "to": self.chance.choice(IDS)}

    def _doc(self, copy: WorkingCopy) -> Json:
        key = f"translations.{self.chance.choice(['de', 'fr'])}.{self._layer(copy)}"
        field, value = self.chance.choice(
            [("title", self.chance.choice("TUV")), (key, self.chance.choice(["x", "y", None])), ("base_price", 5)]
        )
        return {"op": "doc", "field": field, "value": value}

    def _before(self, copy: WorkingCopy, kind: Kind) -> Json:
        return self.chance.choice([{}, {"before": None}, {"before": self.chance.choice([*copy.lists[kind], "r9"])}])

    def _rule(self, copy: WorkingCopy) -> Json:
        rule = {"id": f"r{self.chance.randint(1, 4)}", "if": self._condition(copy), "then": self._condition(copy)}
        return {"op": "rule.put", "rule": rule, **self._before(copy, Kind.RULE)}

    def _listed(self, copy: WorkingCopy) -> Json:
        if self.chance.random() < 0.5:
            preset = {"id": f"p{self.chance.randint(1, 2)}", "selected": [self._layer(copy)]}
            return {"op": "preset.put", "preset": preset, **self._before(copy, Kind.PRESET)}
        view = {"id": self.chance.choice(VIEWS), "label": self.chance.choice("XY")}
        return {"op": "view.put", "view": view, **self._before(copy, Kind.VIEW)}

    def _unlist(self, copy: WorkingCopy) -> Json:
        kind = self.chance.choice([Kind.RULE, Kind.VIEW, Kind.PRESET])
        id = self.chance.choice([*copy.lists[kind], "r1"])
        return {"op": f"{kind.value}.remove", "id": id, "confirm": self.chance.random() < 0.2}
