"""What a ledger keeps of mails, and in which order they come out."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from configurator.stores.ledger.books.mails import Mail, MailKind, MailState
from configurator.stores.ledger.protocol import Books, Ledger

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN, BOB = "ann@example.com", "bob@example.com"


def post(
    ledger: Ledger,
    kind: MailKind = MailKind.ORDER_PAID,
    *,
    to: str = ANN,
    subject: str = "1001",
    at: datetime = NOON,
    body: Mapping[str, object] = {},
) -> Mail:
    def work(books: Books) -> None:
        books.mails.post(kind, subject, body, at, address=to, locale="de")

    ledger.write(work).result()
    return ledger.read(lambda books: books.mails.page(limit=1)).items[0]


def save(ledger: Ledger, mail: Mail) -> None:
    ledger.write(lambda books: books.mails.save(mail)).result()


def due(ledger: Ledger, now: datetime = NOON) -> Mail | None:
    return ledger.read(lambda books: books.mails.due(now))


def test_a_mail_reads_back_as_it_was_posted(ledger: Ledger) -> None:
    mail = post(ledger, MailKind.ORDER_OFFER, to="Ann@Example.com", body={"line": "1001-1", "quantity": 2})
    assert due(ledger) == mail
    assert (mail.kind, mail.subject, mail.address, mail.locale) == (MailKind.ORDER_OFFER, "1001", ANN, "de")
    assert mail.body == {"line": "1001-1", "quantity": 2}
    assert (mail.state, mail.attempts, mail.at, mail.next_at) == (MailState.WAITING, 0, NOON, NOON)
    assert mail.message_id != post(ledger).message_id


def test_mails_come_out_in_the_order_in_which_they_are_due(ledger: Ledger) -> None:
    later = post(ledger, at=NOON + timedelta(minutes=1))
    first, second = post(ledger), post(ledger)
    assert ledger.read(lambda books: books.mails.next_at()) == NOON
    assert due(ledger, NOON - timedelta(seconds=1)) is None
    assert due(ledger) == first
    save(ledger, first.tried_again(NOON + timedelta(minutes=5), "busy"))
    assert due(ledger, NOON + timedelta(hours=1)) == second
    save(ledger, second.sent(NOON))
    assert due(ledger, NOON + timedelta(hours=1)) == later
    save(ledger, later.dropped(NOON, "over"))
    assert ledger.read(lambda books: books.mails.next_at()) == NOON + timedelta(minutes=5)


@pytest.mark.parametrize("kind", [MailKind.LOGIN, MailKind.ADMIN_LINK, MailKind.WAIT_CONFIRM])
def test_a_mail_that_somebody_waits_for_goes_first(ledger: Ledger, kind: MailKind) -> None:
    post(ledger)
    asked = post(ledger, kind, at=NOON + timedelta(minutes=1))
    assert due(ledger) != asked
    assert due(ledger, NOON + timedelta(minutes=1)) == asked


def test_a_mail_in_hand_is_due_again_when_its_time_is_over(ledger: Ledger) -> None:
    mail = post(ledger).begun(NOON + timedelta(minutes=20))
    save(ledger, mail)
    assert due(ledger, NOON + timedelta(minutes=19)) is None
    assert due(ledger, NOON + timedelta(minutes=20)) == mail
    assert ledger.read(lambda books: books.mails.in_hand()) == [mail]
    assert (mail.state, mail.attempts) == (MailState.SENDING, 1)


@pytest.mark.parametrize("end", ["sent", "dropped", "failed"])
def test_a_link_is_forgotten_once_its_mail_has_ended(ledger: Ledger, end: str) -> None:
    mail = post(ledger, MailKind.WAIT_BACK, body={"wait": 7, "link": "/l/secret", "unsubscribe": "/u/secret"})
    ended = mail.sent(NOON) if end == "sent" else getattr(mail, end)(NOON, "why")
    save(ledger, ended)
    kept = ledger.read(lambda books: books.mails.get(mail.id))
    assert kept == ended
    assert kept is not None
    assert (kept.state.value, kept.next_at, kept.ended_at, kept.body) == (end, None, NOON, {"wait": 7})


def test_a_failed_mail_can_be_sent_again_unless_it_held_a_link() -> None:
    order = Mail(1, NOON, MailKind.ORDER_PAID, "1001", {}, ANN, "en", "id")
    login = Mail(2, NOON, MailKind.LOGIN, "", {"link": "/l"}, ANN, "en", "id")
    assert not order.resendable
    assert order.failed(NOON, "no").resendable
    assert not login.failed(NOON, "no").resendable
    again = order.failed(NOON, "no").resent(NOON + timedelta(days=1))
    assert (again.state, again.attempts, again.next_at) == (MailState.WAITING, 0, NOON + timedelta(days=1))
    assert (again.ended_at, again.error) == (None, "")


def test_what_waits_for_one_address_is_put_off_together(ledger: Ledger) -> None:
    ours, also = post(ledger), post(ledger)
    login, theirs = post(ledger, MailKind.LOGIN), post(ledger, to=BOB)
    until = NOON + timedelta(hours=1)
    ledger.write(lambda books: books.mails.put_off(ANN, NOON, until)).result()
    waiting = {mail.id: mail.next_at for mail in ledger.read(lambda books: books.mails.page()).items}
    assert waiting == {ours.id: until, also.id: until, login.id: NOON, theirs.id: NOON}


def test_mails_that_were_not_tried_say_why_and_keep_their_place(ledger: Ledger) -> None:
    mail, later = post(ledger), post(ledger, at=NOON + timedelta(minutes=1))
    ledger.write(lambda books: books.mails.say(NOON, "nobody answers")).result()
    ledger.write(lambda books: books.mails.say(NOON, "nobody answers")).result()
    found = {each.id: each for each in ledger.read(lambda books: books.mails.page()).items}
    assert (found[mail.id].error, found[mail.id].next_at, found[mail.id].attempts) == ("nobody answers", NOON, 0)
    assert found[later.id].error == ""


def test_what_was_sent_to_an_address_is_known_by_when(ledger: Ledger) -> None:
    for hour in (1, 3, 2):
        save(ledger, post(ledger).sent(NOON + timedelta(hours=hour)))
    save(ledger, post(ledger, to=BOB).sent(NOON + timedelta(hours=3)))
    save(ledger, post(ledger).dropped(NOON + timedelta(hours=3), "over"))
    sent = ledger.read(lambda books: books.mails.sent_to(ANN, NOON + timedelta(hours=1)))
    assert [mail.ended_at for mail in sent] == [NOON + timedelta(hours=2), NOON + timedelta(hours=3)]


def test_mails_are_listed_newest_first_by_state_and_address(ledger: Ledger) -> None:
    mails = [post(ledger, to=to, subject=subject) for to, subject in ((ANN, "1001"), (BOB, "1002"), (ANN, "1003"))]
    save(ledger, mails[0].sent(NOON))

    def ids(**asked: object) -> list[int]:
        return [mail.id for mail in ledger.read(lambda books: books.mails.page(**asked)).items]  # type: ignore[arg-type]

    one, two, three = (mail.id for mail in mails)
    assert ids() == [three, two, one]
    assert ids(state=MailState.SENT) == [one]
    assert ids(q="ANN@") == [three, one]
    assert ids(q="1002") == [two]
    assert ids(q="%") == []
    assert ids(q="ann", state=MailState.WAITING) == [three]
    first = ledger.read(lambda books: books.mails.page(limit=2))
    second = ledger.read(lambda books: books.mails.page(after=first.next, limit=2))
    assert [mail.id for mail in (*first.items, *second.items)] == [three, two, one]
    assert second.next is None
    assert [mail.id for mail in ledger.read(lambda books: books.mails.about("1002"))] == [two]
    assert [mail.id for mail in ledger.read(lambda books: books.mails.to("ANN@example.com"))] == [one, three]


def test_an_erased_address_stays_erased(ledger: Ledger) -> None:
    waiting, sending, theirs = post(ledger), post(ledger), post(ledger, to=BOB)
    save(ledger, sending.begun(NOON))
    assert ledger.write(lambda books: books.erasing.forget_letters_to("Ann@example.com")).result() == 2
    save(ledger, sending.sent(NOON))
    save(ledger, waiting.sent(NOON))
    assert [mail.id for mail in ledger.read(lambda books: books.mails.page()).items] == [theirs.id]
