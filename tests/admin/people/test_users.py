"""Owners and the others who work here."""

import html
import re
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from configurator.runtime.services import Services
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.people import Role, User
from configurator.stores.ledger.protocol import Books
from tests.admin.conftest import SignsIn
from tests.admin.desk import ADDRESS, Desk, stranger
from tests.api.shop import Shop

SECRET = "correct horse battery"


@pytest.fixture
def services(app: Starlette) -> Services:
    found: Services = app.state.services
    return found


@pytest.fixture
def chief(services: Services, owner: Desk) -> Desk:
    """The only owner who can sign in."""
    give_password(services, owner.email)
    return owner


def give_password(services: Services, email: str) -> None:
    services.ledger.write(lambda b: b.people.save_user(replace(_known(b, email), password="hash"))).result()


def _known(books: Books, email: str) -> User:
    user = books.people.user(email)
    assert user
    return user


def known(services: Services, email: str) -> User:
    return services.ledger.read(_known, email)


def shown_secret(page: str) -> str:
    found = re.search(r'id="secret" value="([^"]+)"', page)
    return html.unescape(found[1]) if found else ""


def invites(desk: Desk, email: str = "new@example.com", role: str = "keeper") -> str:
    """The link that the list shows after it."""
    answer = desk.posts("/admin/users", {"email": email, "name": "New", "role": role})
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/users")
    return shown_secret(desk.opens("/admin/users").text)


def test_whoever_is_invited_chooses_a_password_and_has_their_role(
    app: Starlette, services: Services, chief: Desk
) -> None:
    link = invites(chief, role="designer")
    assert link.startswith(f"{ADDRESS}/admin/link/link_")
    guest = stranger(app)
    assert guest.posts(link.removeprefix(ADDRESS), {"password": SECRET}).status_code == 303
    assert guest.opens("/admin").headers["location"] == "/admin/configurators"
    assert known(services, "new@example.com").role is Role.DESIGNER


def test_an_invitation_goes_out_by_mail_with_the_same_link(services: Services, chief: Desk) -> None:
    link = invites(chief)
    mails = services.ledger.read(lambda books: books.mails.to("new@example.com"))
    assert [mail.kind for mail in mails] == [MailKind.ADMIN_LINK]
    assert f"{ADDRESS}/{mails[0].body['link']}" == link


def test_a_link_is_shown_once(chief: Desk) -> None:
    assert invites(chief)
    assert not shown_secret(chief.opens("/admin/users").text)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"email": "nonsense", "role": "keeper"}, "email"),
        ({"email": "owner@example.com", "role": "keeper"}, "email"),
        ({"email": "new@example.com", "role": "king"}, "role"),
    ],
)
def test_an_invitation_that_cannot_be_sent_says_why_and_keeps_what_was_typed(
    chief: Desk, fields: dict[str, str], wrong: str
) -> None:
    answer = chief.posts("/admin/users", {**fields, "name": "Somebody"})
    assert answer.status_code == 422
    assert f'id="{wrong}-error"' in answer.text
    assert 'value="Somebody"' in answer.text


def test_a_role_that_is_changed_holds_at_once(services: Services, chief: Desk, keeper: Desk) -> None:
    id = known(services, keeper.email).id
    assert keeper.opens("/admin/configurators").status_code == 403
    chief.posts(f"/admin/users/{id}", {"name": "Kim", "role": "designer"})
    assert keeper.opens("/admin/configurators").status_code == 200
    assert "Kim" in chief.opens("/admin/users").text


def test_whoever_is_disabled_is_out_and_can_be_let_in_again(services: Services, chief: Desk, keeper: Desk) -> None:
    id = known(services, keeper.email).id
    asked = chief.opens(f"/admin/users/{id}/disable")
    assert "cannot sign in" in asked.text
    assert keeper.opens("/admin/account").status_code == 200
    assert chief.posts(f"/admin/users/{id}/disable").status_code == 303
    assert keeper.opens("/admin/account").status_code == 303
    assert "Disabled" in chief.opens("/admin/users").text
    assert chief.posts(f"/admin/users/{id}/link").status_code == 409
    chief.posts(f"/admin/users/{id}/enable")
    assert known(services, keeper.email).disabled_at is None


def test_an_owner_ends_the_sessions_of_another(services: Services, chief: Desk, signs_in: SignsIn) -> None:
    desks = [signs_in(Role.KEEPER), signs_in(Role.KEEPER)]
    id = known(services, desks[0].email).id
    assert chief.opens(f"/admin/users/{id}").text.count("data-session=") == 2
    chief.posts(f"/admin/users/{id}/sign-out")
    assert [desk.opens("/admin/account").status_code for desk in desks] == [303, 303]


def test_the_last_owner_is_neither_disabled_nor_demoted(services: Services, chief: Desk) -> None:
    invites(chief, role="owner")  # who has not come yet and so cannot do anything
    id = known(services, chief.email).id
    page = chief.opens(f"/admin/users/{id}").text
    assert "data-last-owner" in page
    assert "data-disable" not in page
    for path, fields in ((f"/admin/users/{id}", {"role": "keeper"}), (f"/admin/users/{id}/disable", {})):
        answer = chief.posts(path, fields)
        assert (answer.status_code, "The last owner stays one." in answer.text) == (409, True)
    assert known(services, chief.email).role is Role.OWNER


def test_an_owner_beside_another_may_go(services: Services, chief: Desk, signs_in: SignsIn) -> None:
    other = signs_in(Role.OWNER, "second@example.com")
    give_password(services, other.email)
    assert chief.posts(f"/admin/users/{known(services, chief.email).id}", {"role": "keeper"}).status_code == 303
    assert chief.opens("/admin/users").status_code == 403


def test_a_user_that_is_not_there_is_404(chief: Desk) -> None:
    for path in ("/admin/users/99", "/admin/users/x", "/admin/users/99/disable"):
        assert chief.opens(path).status_code == 404


def test_what_owners_do_is_written_down_in_sentences(services: Services, chief: Desk, keeper: Desk) -> None:
    id = known(services, keeper.email).id
    chief.posts(f"/admin/users/{id}", {"role": "designer"})
    log = chief.opens("/admin/audit?area=user").text
    assert f"Changed the role of {keeper.email}" in log
    assert "keeper → designer" in log


def test_a_token_is_shown_once_and_works(shop: Shop, chief: Desk) -> None:
    made = chief.posts("/admin/tokens", {"name": "Warehouse", "scope": "admin"})
    assert made.status_code == 303
    token = shown_secret(chief.opens("/admin/tokens").text)
    assert token.startswith("pct_")
    assert not shown_secret(chief.opens("/admin/tokens").text)
    assert shop.client.get("/api/v1/stock", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_a_revoked_token_opens_nothing(shop: Shop, chief: Desk) -> None:
    (id,) = re.findall(r'data-token="(\d+)"', chief.opens("/admin/tokens").text)
    assert "refused at once" in chief.opens(f"/admin/tokens/{id}/revoke").text
    assert shop.call("GET", "/stock").status_code == 200
    assert chief.posts(f"/admin/tokens/{id}/revoke").status_code == 303
    assert shop.call("GET", "/stock").status_code == 401
    assert chief.opens("/admin/tokens/99/revoke").status_code == 404


@pytest.mark.parametrize("fields", [{"name": " ", "scope": "admin"}, {"name": "x", "scope": "everything"}])
def test_a_token_needs_a_name_and_a_scope(chief: Desk, fields: dict[str, str]) -> None:
    answer = chief.posts("/admin/tokens", fields)
    assert (answer.status_code, "pct_" in answer.text) == (422, False)
