"""The outbox as pages: what was mailed, what was not, and how a mail reads."""

import re
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from configurator.runtime.services import Services
from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.stores.ledger.protocol import Books
from tests.admin.conftest import NOON
from tests.admin.desk import Desk
from tests.api.shop import Shop

TOMORROW = NOON + timedelta(days=1)
"""When the mails of these tests are due: nobody sends them meanwhile."""


@pytest.fixture
def services(app: Starlette) -> Services:
    found: Services = app.state.services
    return found


def posted(
    services: Services, kind: MailKind = MailKind.ORDER_PLACED, subject: str = "1001", address: str = "ada@example.com"
) -> Mail:
    body = {"link": "admin/link/link_secret", "name": "Ada"} if kind is MailKind.ADMIN_LINK else {}

    def work(books: Books) -> None:
        books.mails.post(kind, subject, body, TOMORROW, address=address)

    services.ledger.write(work).result()
    return next(mail for mail in services.ledger.read(lambda books: books.mails.page()).items if mail.at == TOMORROW)


def failed(services: Services, mail: Mail) -> Mail:
    ended = mail.failed(NOON, "550 no such mailbox")
    services.ledger.write(lambda books: books.mails.save(ended)).result()
    return ended


def shown(page: str) -> list[str]:
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in re.findall(r"<tr data-mail.*?</tr>", page, re.S)]


def test_mails_say_what_they_are_about_to_whom_and_where_they_stand(
    shop: Shop, services: Services, keeper: Desk
) -> None:
    number = shop.order("watch", ["black", "tan"])["number"]
    posted(services, subject=number)
    failed(services, posted(services, MailKind.SHOP_STOCK_OUT, "SALMON", ""))
    page = keeper.opens("/admin/outbox").text
    assert "No mail server is configured" in page
    assert any(line.startswith(f"Order placed ada@example.com {number} Waiting") for line in shown(page))
    assert any(line.startswith("Out of stock the shop SALMON Failed 550 no such mailbox") for line in shown(page))
    assert f'href="/admin/orders/{number}"' in page
    assert 'href="/admin/stock/SALMON"' in page


def test_mails_are_found_by_state_address_and_subject(services: Services, keeper: Desk) -> None:
    posted(services, MailKind.SHOP_STOCK_OUT, "SALMON", "bob@example.com")
    failed(services, posted(services, MailKind.SHOP_STOCK_LOW, "TAN", "eve@example.com"))
    assert len(shown(keeper.opens("/admin/outbox?state=failed").text)) == 1
    assert len(shown(keeper.opens("/admin/outbox?q=bob").text)) == 1
    assert len(shown(keeper.opens("/admin/outbox?q=TAN&state=waiting").text)) == 0
    assert "data-empty" in keeper.opens("/admin/outbox?q=nobody").text
    assert keeper.opens("/admin/outbox?state=nonsense").status_code == 200


def test_a_mail_reads_as_it_would_now(shop: Shop, services: Services, keeper: Desk) -> None:
    number = shop.order("watch", ["black", "tan"])["number"]
    mail = posted(services, subject=number)
    page = keeper.opens(f"/admin/outbox/{mail.id}").text
    assert number in re.findall(r"data-subject>([^<]+)<", page)[0]
    assert f'src="/admin/outbox/{mail.id}/preview" sandbox' in page
    answer = keeper.opens(f"/admin/outbox/{mail.id}/preview")
    assert number in answer.text
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none';")
    assert "script" not in answer.headers["content-security-policy"]


def test_a_mail_that_is_no_longer_true_says_so(shop: Shop, services: Services, keeper: Desk) -> None:
    number = shop.order("watch", ["black", "tan"])["number"]
    mail = posted(services, subject=number)
    shop.act(number, "cancel")
    assert "data-moot" in keeper.opens(f"/admin/outbox/{mail.id}").text
    assert keeper.opens(f"/admin/outbox/{mail.id}/preview").text == ""


def test_no_page_shows_a_link_that_opens_something(services: Services, owner: Desk) -> None:
    mail = posted(services, MailKind.ADMIN_LINK, "ada@example.com")
    for path in (f"/admin/outbox/{mail.id}", f"/admin/outbox/{mail.id}/preview", "/admin/outbox"):
        assert "link_secret" not in owner.opens(path).text


def test_a_mail_that_failed_is_sent_again(shop: Shop, services: Services, owner: Desk) -> None:
    number = shop.order("watch", ["black", "tan"])["number"]
    mail = failed(services, posted(services, subject=number))
    assert "data-send-again" in owner.opens(f"/admin/outbox/{mail.id}").text
    assert owner.posts(f"/admin/outbox/{mail.id}/send-again").status_code == 303
    again = services.ledger.read(lambda books: books.mails.get(mail.id))
    assert again
    assert again.message_id == mail.message_id
    assert again.state != "failed"
    assert owner.opens("/admin/audit?area=mail").text.count("data-entry") == 1


def test_a_mail_that_cannot_go_again_is_refused(services: Services, owner: Desk, keeper: Desk) -> None:
    waiting = posted(services)
    assert "data-send-again" not in owner.opens(f"/admin/outbox/{waiting.id}").text
    assert owner.posts(f"/admin/outbox/{waiting.id}/send-again").status_code == 409
    assert keeper.posts(f"/admin/outbox/{waiting.id}/send-again").status_code == 403
    for id in ("99999", "x", "9" * 30):
        assert owner.opens(f"/admin/outbox/{id}").status_code == 404
