"""An open session as people see it: which browser it is, and when it was used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from configurator.stores.ledger.books.people import Session


@dataclass(frozen=True, slots=True)
class Browser:
    """One open session as its user sees it; `agent` is what the browser calls itself, in words."""

    id: int
    agent: str
    created_at: datetime
    seen_at: datetime
    here: bool


def browsers_of(sessions: Sequence[Session], current: Session) -> list[Browser]:
    """`current` is the session of whoever looks."""
    return [_browser(session, session.id == current.id) for session in sessions]


def browser_named(agent: str) -> str:
    """What a user agent says it is, in the words people use; the beginning of it where that is not known."""
    families = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {
        "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS",
        "Linux": "Linux",
    }  # fmt: skip
    family = next((name for mark, name in families.items() if mark in agent), "")
    system = next((name for mark, name in systems.items() if mark in agent), "")
    return " · ".join(part for part in (family, system) if part) or agent[:60]


def _browser(session: Session, here: bool) -> Browser:
    return Browser(session.id, browser_named(session.agent), session.created_at, session.seen_at, here)
