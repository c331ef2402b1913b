"""The id of an order line: the number of its order and its place there, `1001-2`."""


def line_id(order: str | int, place: int) -> str:
    return f"{order}-{place}"


def order_of_line(id: str) -> str:
    """The number of its order; empty for anything that is not a line id."""
    return id.rpartition("-")[0]


def place_of_line(id: str) -> int:
    return int(id.rpartition("-")[2])
