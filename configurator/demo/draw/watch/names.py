"""The ids that definitions go by in an SVG, each given out once."""

from itertools import count

numbers = count()


def name(prefix: str) -> str:
    return f"{prefix}{next(numbers)}"
