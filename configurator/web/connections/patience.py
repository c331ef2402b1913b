"""How long a server waits for a client."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """All in seconds, but for `reading_bytes`."""

    head: float = 10
    """From the first byte of a head, or from the beginning of a connection, until the head is whole."""
    pause: float = 20
    """Between two pieces of a body."""
    idle: int = 20
    """Between an answer and the next head. A proxy that keeps connections open has to let them go sooner."""
    linger: float = 10
    """How long a client may go on sending once it is answered: closing at once could lose the answer on its way."""
    reading: float = 30
    reading_bytes: int = 8 * 1024
    """The least that a client reads of an answer in `reading` seconds."""
