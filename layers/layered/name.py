"""What the name of a layer says beside its label: the marks of PSDTool and of programs that generate from layers.

PSDTool (oov.github.io/psdtool/manual.html): `*name`, `!name`, `name:flipx`. Layer generators: `name#50`, `z-10,name`,
`NONE`. Photoshop's asset names: `200% name.png`.
"""

import re
from dataclasses import dataclass, replace

LONGEST = 300
_DEPTH = re.compile(r"z(-?\d{1,4}),\s*", re.ASCII)
_SCALE = re.compile(r"\d{1,4}%\s+", re.ASCII)
_FLIP = re.compile(r"(?<=.):flip(x|y|xy)\Z", re.ASCII | re.DOTALL)
_WEIGHT = re.compile(r"(?<=.)\s*#\d{1,9}(\.\d{1,9})?\Z", re.ASCII | re.DOTALL)
_EXTENSION = re.compile(r"(?<=.)\.(png|webp|jpe?g|gif|svg)\d{0,3}%?\Z", re.ASCII | re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart; `radio`: one of these in its parent, `always`: never hidden, `flip`: for mirrored pictures.

    `weighted`: it is drawn by lot against others of its parent. `z` is its depth, None where the name says none.
    """

    label: str
    radio: bool = False
    always: bool = False
    flip: str = ""
    weighted: bool = False
    z: int | None = None

    @property
    def nothing(self) -> bool:
        """Whether it stands for choosing nothing."""
        return self.label.casefold() == "none"


def name_of(text: str, marks: bool = True) -> Name:
    """A layer's name taken apart; without `marks` those of PSDTool are letters like any other."""
    text = text.strip()[:LONGEST].strip()
    found = _ends(_begins(Name(text), marks), marks)
    return found if found.label else replace(found, label=text)


def _begins(name: Name, marks: bool) -> Name:
    """Without what stands before the label, in whatever order."""
    text = name.label
    if marks and text.startswith("*"):
        return _begins(replace(name, label=text[1:].lstrip(), radio=True), marks)
    if marks and text.startswith("!"):
        return _begins(replace(name, label=text[1:].lstrip(), always=True), marks)
    if depth := _DEPTH.match(text):
        return _begins(replace(name, label=text[depth.end() :], z=int(depth[1])), marks)
    if scale := _SCALE.match(text):
        return _begins(replace(name, label=text[scale.end() :]), marks)
    return name


def _ends(name: Name, marks: bool) -> Name:
    """Without what stands behind the label, in whatever order."""
    if marks and (flip := _FLIP.search(name.label)):
        return _ends(replace(name, label=name.label[: flip.start()].rstrip(), flip=flip[1]), marks)
    if weight := _WEIGHT.search(name.label):
        return _ends(replace(name, label=name.label[: weight.start()].rstrip(), weighted=True), marks)
    if extension := _EXTENSION.search(name.label):
        return _ends(replace(name, label=name.label[: extension.start()].rstrip()), marks)
    return name
