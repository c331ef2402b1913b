"""Claiming the next mail to send, and recording its outcome: one transaction each."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from configurator.languages import gettext_noop
from configurator.mail.gathering import gathered, gathers
from configurator.mail.limits import ASKED_FOR_AN_HOUR, DAY, HOUR, free_at
from configurator.mail.netting import concerned, undone
from configurator.mail.retrying import wait_after
from configurator.mail.scarcity import MOST, OF_STOCK, together
from configurator.stores.ledger.books.mails import ASKED_FOR, Mail, MailState
from configurator.stores.ledger.protocol import Books

LEASE = timedelta(minutes=30)
"""Longer than the slowest mail server is waited for."""
AT_ONCE = 50


def take(books: Books, now: datetime) -> Mail | None:
    """Claim the next due mail; mails over a limit are postponed or dropped."""
    for _ in range(AT_ONCE):
        mail = books.mails.due(now)
        if mail is None:
            return None
        if concerned(mail):
            mail = _as_it_is(books, mail, now)
        if gathers(mail) and mail.ended_at is None:
            mail = _with_others(books, mail, now)
        elif mail.kind in OF_STOCK:
            mail = _with_the_rest(books, mail, now)
        if mail.ended_at is None and not _held_back(books, mail, now):
            taken = mail.begun(now + LEASE)
            books.mails.save(taken)
            return taken
    return None


def take_back(books: Books, now: datetime) -> int:
    """Make mails due again that were claimed when the server stopped; returns how many.

    Whether a mail server took them nobody knows: they go again, under the Message-ID they went under.
    """
    found = books.mails.in_hand()
    for mail in found:
        error = gettext_noop("The server stopped while it was being sent.")
        books.mails.save(failed(mail, now, error, wait=timedelta()))
    return len(found)


def failed(mail: Mail, now: datetime, error: str, wait: timedelta | None = None) -> Mail:
    """To be tried again after `wait`, or as long as its attempts say; given up after the last."""
    longest = wait_after(mail.attempts)
    if longest is None:
        return mail.failed(now, error)
    return mail.tried_again(now + (longest if wait is None else wait), error)


def _as_it_is(books: Books, mail: Mail, now: datetime) -> Mail:
    """The mail without the units that another waiting one about the same order takes back."""
    others = [other for other in books.mails.about(mail.subject) if other.state is MailState.WAITING]
    changed = {other.id: other for other in undone(others, now)}
    for other in changed.values():
        books.mails.save(other)
    return changed.get(mail.id, mail)


def _with_others(books: Books, mail: Mail, now: datetime) -> Mail:
    """The mail with what the others of its kind about the order tell."""
    waiting = [other for other in books.mails.about(mail.subject) if other.state is MailState.WAITING]
    return _kept(books, gathered(mail, waiting, now))


def _kept(books: Books, mails: Sequence[Mail]) -> Mail:
    """The first, after the others were written."""
    first, *others = mails
    for other in others:
        books.mails.save(other)
    return first


def _with_the_rest(books: Books, mail: Mail, now: datetime) -> Mail:
    """The mail with the items of all others of its kind that wait for the same reader."""
    return _kept(books, together(mail, books.mails.waiting(mail.kind, mail.address, now, MOST), now))


def _held_back(books: Books, mail: Mail, now: datetime) -> bool:
    """Whether the limit of its address is reached; the shop's own mails have none."""
    if not mail.address:
        return False
    sent = books.mails.sent_to(mail.address, now - DAY)
    if mail.kind in ASKED_FOR:
        return _dropped(books, mail, sent, now)
    times = [each.ended_at for each in sent if each.kind not in ASKED_FOR and each.ended_at]
    return _put_off(books, mail, free_at(times, now), now)


def _dropped(books: Books, mail: Mail, sent: Sequence[Mail], now: datetime) -> bool:
    lately = [each for each in sent if each.kind in ASKED_FOR and each.ended_at and each.ended_at > now - HOUR]
    over = len(lately) >= ASKED_FOR_AN_HOUR
    if over:
        books.mails.save(mail.dropped(now, gettext_noop("Too many were asked for with this address.")))
    return over


def _put_off(books: Books, mail: Mail, until: datetime, now: datetime) -> bool:
    if until <= now:
        return False
    books.mails.save(mail.tried_again(until, gettext_noop("This address has had enough for now.")))
    books.mails.put_off(mail.address, now, until)
    return True
