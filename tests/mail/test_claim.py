"""Which mail is taken up next, what holds one back, and when one is given up."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from configurator.mail.claim import LEASE, failed, take, take_back
from configurator.mail.limits import LIMITS, free_at
from configurator.mail.retrying import wait_after
from configurator.stores.ledger.books.mails import Mail, MailKind, MailState
from configurator.stores.ledger.protocol import Ledger
from tests.mail.test_book import ANN, BOB, NOON, post, save


def taken(ledger: Ledger, now: datetime = NOON) -> Mail | None:
    return ledger.write(take, now).result()


def sent(ledger: Ledger, count: int, at: datetime = NOON, kind: MailKind = MailKind.ORDER_PAID, to: str = ANN) -> None:
    for _ in range(count):
        save(ledger, post(ledger, kind, to=to, at=at).sent(at))


def state(ledger: Ledger, mail: Mail) -> tuple[MailState, datetime | None]:
    found = ledger.read(lambda books: books.mails.get(mail.id))
    assert found
    return found.state, found.next_at


def test_a_mail_is_in_hand_before_anybody_is_spoken_to(ledger: Ledger) -> None:
    assert taken(ledger) is None
    mail = post(ledger)
    assert taken(ledger) == mail.begun(NOON + LEASE)
    assert ledger.read(lambda books: books.mails.get(mail.id)) == mail.begun(NOON + LEASE)
    assert taken(ledger) is None


def test_what_was_in_hand_when_the_server_ended_goes_again_at_once(ledger: Ledger) -> None:
    mail = post(ledger)
    taken(ledger)
    assert ledger.write(take_back, NOON).result() == 1
    again = taken(ledger)
    assert again is not None
    assert (again.id, again.message_id, again.attempts) == (mail.id, mail.message_id, 2)


def test_a_mail_that_ends_the_server_every_time_is_given_up(ledger: Ledger) -> None:
    mail = post(ledger)
    starts = 0
    while taken(ledger):
        ledger.write(take_back, NOON).result()
        starts += 1
    assert state(ledger, mail) == (MailState.FAILED, None)
    assert 10 < starts < 30


def test_an_address_gets_thirty_an_hour_and_the_rest_later(ledger: Ledger) -> None:
    sent(ledger, 30, NOON - timedelta(minutes=50))
    mail, other = post(ledger), post(ledger, to=BOB)
    then = NOON + timedelta(minutes=10)
    assert (taken(ledger) or mail).id == other.id
    assert state(ledger, mail) == (MailState.WAITING, then)
    assert taken(ledger, then - timedelta(seconds=1)) is None
    assert (taken(ledger, then) or other).id == mail.id


def test_an_address_gets_a_hundred_a_day(ledger: Ledger) -> None:
    for hour in range(4):
        sent(ledger, 25, NOON - timedelta(hours=23 - hour))
    mail = post(ledger)
    assert taken(ledger) is None
    assert state(ledger, mail) == (MailState.WAITING, NOON + timedelta(hours=1))


def test_the_shops_own_mails_have_no_limit(ledger: Ledger) -> None:
    sent(ledger, 120, to="")
    assert post(ledger, MailKind.SHOP_ORDER, to="").id == (taken(ledger) or post(ledger)).id


def test_the_sixth_login_of_an_hour_is_dropped_and_nothing_else(ledger: Ledger) -> None:
    sent(ledger, 3, NOON - timedelta(minutes=30), MailKind.LOGIN)
    sent(ledger, 2, NOON - timedelta(minutes=10), MailKind.WAIT_CONFIRM)
    login, order = post(ledger, MailKind.LOGIN, body={"link": "/secret"}), post(ledger)
    assert (taken(ledger) or login).id == order.id
    assert state(ledger, login) == (MailState.DROPPED, None)
    save(ledger, order.sent(NOON))
    later = NOON + timedelta(minutes=31)
    assert taken(ledger, later) is None
    again = post(ledger, MailKind.LOGIN, at=later)
    assert (taken(ledger, later) or order).id == again.id


def test_orders_do_not_keep_anybody_from_logging_in(ledger: Ledger) -> None:
    sent(ledger, 30)
    login = post(ledger, MailKind.LOGIN)
    assert (taken(ledger) or post(ledger)).id == login.id


def test_it_is_tried_for_two_days_at_longer_and_longer_intervals(ledger: Ledger) -> None:
    mail, now, waits = post(ledger), NOON, []
    while mail.state is MailState.WAITING:
        mail = failed(mail.begun(now), now, "busy")
        if mail.next_at:
            waits.append((mail.next_at - now) // timedelta(minutes=1))
            now = mail.next_at
    assert waits[:5] == [1, 5, 15, 60, 240]
    assert set(waits[5:]) == {240}
    assert timedelta(days=2) <= now - NOON < timedelta(days=2, hours=4)
    assert (mail.state, mail.error) == (MailState.FAILED, "busy")
    assert wait_after(mail.attempts) is None


@given(st.lists(st.integers(0, 30 * 60), max_size=200))
def test_an_address_never_gets_more_than_its_limits(minutes: list[int]) -> None:
    """Whenever mails are due: each goes as soon as it may."""
    times: list[datetime] = []
    for minute in sorted(minutes):
        due = max([NOON + timedelta(minutes=minute), *times[-1:]])
        while (free := free_at(times, due)) > due:
            due = free
        times.append(due)
    for span, most in LIMITS:
        assert all(later - earlier >= span for earlier, later in zip(times, times[most:], strict=False))
