"""Ids made from labels."""

import re
import unicodedata
from collections.abc import Callable

LONGEST = 63
OTHERS = re.compile(r"[^a-z0-9]+")


def slug(label: str) -> str:
    """The label as an id, “Crème brûlée” as “creme-brulee”; empty where nothing of it is ASCII."""
    plain = unicodedata.normalize("NFKD", label.lower()).encode("ascii", "ignore").decode()
    return OTHERS.sub("-", plain).strip("-")[:LONGEST].rstrip("-")


def free(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """`wanted`, or with the first number behind it that makes it an id of its own."""
    if not is_taken(wanted):
        return wanted
    number = 2
    while is_taken(found := f"{wanted[: LONGEST - 7]}-{number}"):
        number += 1
    return found
