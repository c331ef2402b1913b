"""What every store keeps of users, their sessions and links that work once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from configurator.stores.ledger.books.people import LinkPurpose, Role, SessionKind
from configurator.stores.ledger.protocol import Books, Ledger

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=14)


def test_a_user_is_found_by_their_address_however_it_is_written(ledger: Ledger) -> None:
    added = ledger.write(lambda books: books.people.add_user("Ada@Example.com", "Ada", Role.OWNER, "en", NOON)).result()
    assert ledger.read(lambda books: books.people.user("ADA@example.com")) == added
    assert added.email == "ada@example.com"
    assert ledger.read(lambda books: books.people.user("eve@example.com")) is None


def test_what_changes_of_a_user_is_kept(ledger: Ledger) -> None:
    ada = ledger.write(lambda books: books.people.add_user("ada@example.com", "", Role.KEEPER, "en", NOON)).result()
    changed = replace(ada, name="Ada", role=Role.DESIGNER, password="hash", locale="de", disabled_at=LATER)
    ledger.write(lambda books: books.people.save_user(changed)).result()
    assert ledger.read(lambda books: books.people.users()) == [changed]


def test_an_address_is_taken_once(ledger: Ledger) -> None:
    ledger.write(lambda books: books.people.add_user("ada@example.com", "", Role.KEEPER, "en", NOON)).result()
    with pytest.raises(Exception, match="UNIQUE"):
        ledger.write(lambda books: books.people.add_user("ADA@example.com", "", Role.OWNER, "en", NOON)).result()


def opened(ledger: Ledger, digest: str, email: str = "ada@example.com", kind: SessionKind = SessionKind.ADMIN) -> int:
    return (
        ledger.write(lambda books: books.people.open_session(kind, email, digest, "Firefox", NOON, LATER)).result().id
    )


def test_a_session_ends_when_it_is_over(ledger: Ledger) -> None:
    opened(ledger, "d")
    assert ledger.read(lambda books: books.people.session("d", LATER - timedelta(seconds=1)))
    assert ledger.read(lambda books: books.people.session("d", LATER)) is None


def test_a_session_that_is_used_lasts_longer(ledger: Ledger) -> None:
    opened(ledger, "d")
    until = LATER + timedelta(days=1)

    def use(books: Books) -> None:
        session = books.people.session("d", NOON)
        assert session
        books.people.prolong(session, LATER, until)

    ledger.write(use).result()
    found = ledger.read(lambda books: books.people.session("d", LATER))
    assert found
    assert (found.seen_at, found.expires_at) == (LATER, until)


def test_a_revoked_session_opens_nothing(ledger: Ledger) -> None:
    id = opened(ledger, "d")
    assert ledger.write(lambda books: books.people.end_session(id, NOON)).result()
    assert not ledger.write(lambda books: books.people.end_session(id, NOON)).result()
    assert ledger.read(lambda books: books.people.session("d", NOON)) is None


def test_signing_out_everywhere_spares_one_and_nobody_elses(ledger: Ledger) -> None:
    kept = opened(ledger, "here")
    for digest, email, kind in (
        ("there", "ada@example.com", SessionKind.ADMIN),
        ("shopper", "ada@example.com", SessionKind.CUSTOMER),
        ("other", "eve@example.com", SessionKind.ADMIN),
    ):
        opened(ledger, digest, email, kind)
    ended = ledger.write(
        lambda books: books.people.end_sessions(SessionKind.ADMIN, "Ada@example.com", NOON, but=kept)
    ).result()
    assert ended == 1
    open_ = [d for d in ("here", "there", "shopper", "other") if ledger.read(lambda b, d=d: b.people.session(d, NOON))]
    assert open_ == ["here", "shopper", "other"]
    assert [s.digest for s in ledger.read(lambda b: b.people.sessions(SessionKind.ADMIN, "ada@example.com", NOON))] == [
        "here"
    ]


def linked(ledger: Ledger, digest: str, purpose: LinkPurpose = LinkPurpose.ADMIN) -> None:
    ledger.write(lambda books: books.people.add_link(purpose, "ada@example.com", digest, NOON, LATER)).result()


def test_a_link_works_once_and_for_its_purpose_only(ledger: Ledger) -> None:
    linked(ledger, "l")
    assert ledger.read(lambda books: books.people.link(LinkPurpose.CUSTOMER, "l", NOON)) is None
    assert ledger.write(lambda books: books.people.use_link(LinkPurpose.CUSTOMER, "l", NOON)).result() is None
    used = ledger.write(lambda books: books.people.use_link(LinkPurpose.ADMIN, "l", NOON)).result()
    assert used
    assert used.email == "ada@example.com"
    assert ledger.write(lambda books: books.people.use_link(LinkPurpose.ADMIN, "l", NOON)).result() is None


def test_a_link_is_good_until_it_is_over(ledger: Ledger) -> None:
    linked(ledger, "l")
    assert ledger.read(lambda books: books.people.link(LinkPurpose.ADMIN, "l", LATER - timedelta(seconds=1)))
    assert ledger.read(lambda books: books.people.link(LinkPurpose.ADMIN, "l", LATER)) is None


def test_links_can_be_made_worthless(ledger: Ledger) -> None:
    linked(ledger, "one")
    linked(ledger, "two")
    assert ledger.write(lambda b: b.people.void_links(LinkPurpose.ADMIN, "ada@example.com", NOON)).result() == 2
    assert ledger.read(lambda b: b.people.link(LinkPurpose.ADMIN, "one", NOON)) is None


def test_what_is_over_is_removed(ledger: Ledger) -> None:
    opened(ledger, "d")
    linked(ledger, "l")
    assert ledger.write(lambda books: books.people.forget(LATER)).result() == 0
    assert ledger.write(lambda books: books.people.forget(LATER + timedelta(seconds=1))).result() == 2


def test_a_customer_is_forgotten_and_a_user_of_the_same_address_is_not(ledger: Ledger) -> None:
    opened(ledger, "user")
    opened(ledger, "customer", kind=SessionKind.CUSTOMER)
    linked(ledger, "user")
    linked(ledger, "customer", LinkPurpose.CUSTOMER)
    assert ledger.write(lambda books: books.people.forget_customer("Ada@example.com")).result() == 2
    assert ledger.read(lambda books: books.people.session("user", NOON))
    assert ledger.read(lambda books: books.people.link(LinkPurpose.ADMIN, "user", NOON))
