"""The rooms of a package in rows, and the way of every arrow between them.

A layered graph (Sugiyama, Tagawa and Toda 1981): an arrow that crosses a row has a passage there, which all arrows to
the same room share. Rooms stand where they are told, passages as near to their neighbours as the rooms allow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

LETTER, SMALL = 8.2, 6.1
"""The width of a letter in a title and below."""
BOX, LINE = 30, 15
"""The height of a title and of a line below."""
GAP, PORT = 14, 16
"""The distance of neighbours in a row, and of arrows at a room."""
STRAIGHT, FIXED, ROUNDS = 300, 1000, 600


@dataclass(eq=False)
class Passage:
    """A place in a row, its middle at `x`; arrows come from what is `above` and lead to what is `below`."""

    row: int
    x: float
    width: float = 6
    above: "list[Passage]" = field(default_factory=list)
    below: "list[Passage]" = field(default_factory=list)

    @property
    def wanted(self) -> float:
        """Amid its neighbours, but rather in line with the passages among them."""
        near = [*self.above, *self.below]
        return mean([other.x for other in near], [1 if isinstance(other, Room) else STRAIGHT for other in near])

    def port(self, _: "Passage") -> float:
        """Where the arrow from or to the other one touches this."""
        return self.x


@dataclass(eq=False)
class Room(Passage):
    """A folder or a file, how many modules it has, and lines of its folders' names."""

    title: str = ""
    count: int = 0
    folders: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.place = self.x
        title = LETTER * len(self.title) + SMALL * len(str(self.count)) + 40
        self.width = max(74, title, *(SMALL * len(line) + 24 for line in self.folders))
        self.height = BOX + LINE * len(self.folders)

    @property
    def wanted(self) -> float:
        return self.place

    def port(self, other: Passage) -> float:
        """Straight above or below the other one, as far as the room and its other arrows allow."""
        near = sorted(self.above if other in self.above else self.below, key=lambda end: end.x)
        reach = self.width / 2 - 12
        wanted = [min(max(end.x, self.x - reach), self.x + reach) for end in near]
        weights = [FIXED if abs(end.x - self.x) < 1 else 1 for end in near]
        return spread(wanted, weights, [PORT * place for place in range(len(near))])[near.index(other)]


class Tower:
    """Rooms and passages, with the `arrows` down and `beside` them to the right, each for so many modules."""

    def __init__(self, rows: Sequence[Sequence[Room]], edges: Mapping[tuple[Room, Room], int]) -> None:
        self.rows: list[list[Passage]] = [list(row) for row in rows]
        self.heights = [max(room.height for room in row) for row in rows]
        self.beside = {edge: count for edge, count in edges.items() if edge[0].row == edge[1].row}
        self.arrows: dict[tuple[Passage, Passage], int] = {}
        self._passages: dict[tuple[Room, int], Passage] = {}
        for (one, other), count in edges.items():
            if one.row < other.row:
                self._lead(one, other, count)
        for one, other in self.arrows:
            one.below.append(other)
            other.above.append(one)
        for row in chain.from_iterable([self.rows, reversed(self.rows)] * ROUNDS):
            _settle(row)
        self.width = self._aligned()

    def _lead(self, one: Room, other: Room, count: int) -> None:
        between = [self._passage(row, one, other) for row in range(one.row + 1, other.row)]
        for step in pairwise([one, *between, other]):
            self.arrows[step] = self.arrows.get(step, 0) + count

    def _passage(self, row: int, one: Room, other: Room) -> Passage:
        if (other, row) not in self._passages:
            self._passages[other, row] = passage = Passage(row, (one.x + other.x) / 2)
            self.rows[row].append(passage)
        return self._passages[other, row]

    def _aligned(self) -> float:
        """Let the leftmost begin at 0; the width of it all."""
        everything = list(chain(*self.rows))
        left = min(node.x - node.width / 2 for node in everything)
        for node in everything:
            node.x -= left
        return max(node.x + node.width / 2 for node in everything)


def _settle(row: list[Passage]) -> None:
    """Put everything in a row as near to where it wants to be as the others allow."""
    row.sort(key=lambda node: node.wanted)
    offsets = [0.0]
    for node, other in pairwise(row):
        offsets.append(offsets[-1] + (node.width + other.width) / 2 + GAP)
    weights = [FIXED if isinstance(node, Room) else 1 for node in row]
    for node, x in zip(row, spread([node.wanted for node in row], weights, offsets), strict=True):
        node.x = x


def spread(wanted: Sequence[float], weights: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """The places nearest to the wanted ones that are as far apart as the offsets (pool adjacent violators)."""
    blocks: list[tuple[list[float], list[float]]] = []
    for place, weight, offset in zip(wanted, weights, offsets, strict=True):
        blocks.append(([place - offset], [weight]))
        while len(blocks) > 1 and mean(*blocks[-2]) > mean(*blocks[-1]):
            (one, light), (other, heavy) = blocks[-2:]
            blocks[-2:] = [(one + other, light + heavy)]
    places = [mean(*block) for block in blocks for _ in block[0]]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]


def mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / sum(weights)
