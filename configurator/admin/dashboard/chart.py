"""A stacked area chart of daily values, scaled to a box of fixed size."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from configurator.stores.ledger.books.overview import Level

WIDTH, HEIGHT = 1000, 200
"""The size of the box; pages stretch it, so labels stand beside it."""
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Chart:
    """`areas` are SVG paths, the lowest first, `line` the one along their sum; `top` is what the box's edge stands for.

    `first` and `last` are sums at both ends, `highest` is the largest and `highest_on` its day.
    """

    since: date
    until: date
    areas: tuple[str, ...]
    line: str
    top: int
    first: int
    last: int
    highest: int
    highest_on: date

    @property
    def middle(self) -> date:
        return self.since + (self.until - self.since) / 2

    @property
    def change(self) -> int:
        return self.last - self.first


def chart(
    levels: Sequence[Level], since: date, until: date, values: Callable[[Level], tuple[int, ...]]
) -> Chart | None:
    """Chart the days; a day without a value has that of the day before, days before the first are empty.

    None where there is nothing to show.
    """
    if not levels:
        return None
    by_day = list(_by_day(levels, since, until, values))
    layers = [[sum(day[: place + 1]) for day in by_day] for place in range(len(by_day[0]))]
    sums = layers[-1]
    top = _round(max(sums))
    edges = [_points(layer, top) for layer in layers]
    floor = _points([0] * len(sums), top)
    areas = tuple(_area(upper, lower) for upper, lower in zip(edges, [floor, *edges], strict=False))
    highest = max(range(len(sums)), key=sums.__getitem__)
    return Chart(
        since, until, areas, _path(edges[-1]), top, sums[0], sums[-1], sums[highest], since + timedelta(days=highest)
    )


def _by_day(
    levels: Sequence[Level], since: date, until: date, values: Callable[[Level], tuple[int, ...]]
) -> Iterator[tuple[int, ...]]:
    now = tuple(0 for _ in values(levels[0]))
    left = list(levels)
    for number in range((until - since).days + 1):
        day = since + timedelta(days=number)
        while left and left[0].day <= day:
            now = values(left.pop(0))
        yield now


def _points(values: Sequence[int], top: int) -> list[tuple[float, float]]:
    step = WIDTH / max(len(values) - 1, 1)
    return [(round(place * step, 1), round(HEIGHT - value / top * HEIGHT, 1)) for place, value in enumerate(values)]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _area(upper: Sequence[tuple[float, float]], lower: Sequence[tuple[float, float]]) -> str:
    return f"{_path(upper)}L{_path(lower[::-1])[1:]}Z"


def _round(highest: int) -> int:
    """The value rounded up to a readable number."""
    if highest <= 1:
        return 1
    scale = 10 ** (len(str(highest)) - 1)
    return next(int(step * scale) for step in STEPS if step * scale >= highest and step * scale == int(step * scale))
