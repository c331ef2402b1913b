"""A question as far as one component is concerned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """Masks of options, and the units left of the skus that bind."""

    selected: int
    pinned: int
    blocked: int
    limits: tuple[tuple[str, int], ...]
