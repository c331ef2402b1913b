"""Back-in-stock notifications."""

from dataclasses import dataclass
from enum import StrEnum


class WaitState(StrEnum):
    """`asked`: not confirmed yet; `waiting`: to be notified; `notified` and `ended` are ends."""

    ASKED = "asked"
    WAITING = "waiting"
    NOTIFIED = "told"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """What somebody waits for; `href` shows it in its product, empty where that is no longer made."""

    option: str
    product: str
    href: str


@dataclass(frozen=True, slots=True)
class WaitPage:
    """`token` is the secret of the mail that led here; `others` are how many more things the address waits for.

    `leaving`: whoever came here wants to hear no more.
    """

    token: str
    wanted: WaitedFor
    email: str
    state: WaitState
    others: int
    leaving: bool
