"""Measuring several things in turns, so that what else the machine does falls on all alike."""

import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.load import Sample


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured; `baseline` names the row it is a share of, `aim` the share it should reach."""

    name: str
    measure: Callable[[int], Sample]
    baseline: str | None = None
    aim: float | None = None


def compare(rows: list[Row], rounds: int = 4, seconds: int = 1) -> None:
    """Measure every row in each round, once more before that to warm up, and print the medians."""
    samples: dict[str, list[Sample]] = {row.name: [] for row in rows}
    for number in range(rounds + 1):
        for row in rows:
            sample = row.measure(seconds)
            if number:
                samples[row.name].append(sample)
    _print(rows, samples)


def _print(rows: list[Row], samples: Mapping[str, list[Sample]]) -> None:
    width = max(len(row.name) for row in rows)
    print(f"{'':<{width}}{'per second':>12}{'CPU ms':>9}{'ratio':>9}{'of rounds':>16}{'by CPU':>9}{'aim':>8}")
    for row in rows:
        own = samples[row.name]
        cells = f"{_median(s.per_second for s in own):12.0f}{_median(s.server_ms for s in own):9.3f}"
        if row.baseline:
            against = samples[row.baseline]
            ratios = [s.per_second / b.per_second for s, b in zip(own, against, strict=True)]
            by_cpu = _median(b.server_ms for b in against) / _median(s.server_ms for s in own)
            cells += f"{_median(ratios):8.3f}×{f'{min(ratios):.3f}–{max(ratios):.3f}':>16}{by_cpu:8.3f}×"
            cells += f"{row.aim:7.2f}×" if row.aim else ""
        print(f"{row.name:<{width}}{cells}", flush=True)
    busiest = max(_median(s.client_ms * s.per_second for s in own) for own in samples.values()) / 1000
    print(f"(wrk took up to {busiest:.0%} of a processor)\n", flush=True)


def _median(values: Iterable[float]) -> float:
    return statistics.median(list(values))
