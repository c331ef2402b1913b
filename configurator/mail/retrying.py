"""Retries of a failed mail, and when to give up."""

from datetime import timedelta

MINUTES = (1, 5, 15, 60, *(240 for _ in range(12)))
"""After each try that failed; all together two days."""


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after that many tries; None where it is time to give up."""
    return timedelta(minutes=MINUTES[attempts - 1]) if attempts <= len(MINUTES) else None
