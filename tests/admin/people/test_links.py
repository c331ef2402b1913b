"""Links that let somebody in once: the first owner, whoever was invited, whoever is locked out."""

import re
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from configurator.accounts.errors import UserDisabled
from configurator.accounts.invitation import address, invite, invite_first, invite_owner
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from configurator.web.access import shortened
from tests.admin.conftest import NOON
from tests.admin.desk import ADDRESS, Desk, stranger
from tests.api.shop import Clock

SECRET = "correct horse battery"


@pytest.fixture
def services(app: Starlette) -> Services:
    found: Services = app.state.services
    return found


def first_link(services: Services) -> str | None:
    secret = services.ledger.write(invite_first, services.now()).result()
    return address(services.config, secret).removeprefix(ADDRESS) if secret else None


def link_for(services: Services, email: str) -> str:
    secret = services.ledger.write(invite_owner, email, services.now(), "command line").result()
    return address(services.config, secret).removeprefix(ADDRESS)


def test_the_first_owner_says_who_they_are_and_is_in(app: Starlette, services: Services) -> None:
    link, desk = first_link(services), stranger(app)
    assert link
    assert 'name="email"' in desk.opens(link).text
    answer = desk.posts(link, {"email": "Ada@Example.com", "name": "Ada", "password": SECRET})
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin")
    assert "Ada" in desk.opens("/admin/account").text
    assert stranger(app).posts("/admin/login", {"email": "ada@example.com", "password": SECRET}).status_code == 303


def test_there_is_one_first_owner(app: Starlette, services: Services) -> None:
    link, other = first_link(services), stranger(app)
    assert link
    stranger(app).posts(link, {"email": "ada@example.com", "password": SECRET})
    assert first_link(services) is None
    assert other.posts(link, {"email": "eve@example.com", "password": SECRET}).status_code == 410
    assert services.ledger.read(lambda books: books.people.user("eve@example.com")) is None


def test_a_newer_link_makes_the_older_one_worthless(app: Starlette, services: Services) -> None:
    older, newer = first_link(services), first_link(services)
    assert older
    assert newer
    assert stranger(app).opens(older).status_code == 410
    assert stranger(app).opens(newer).status_code == 200


def test_opening_a_link_uses_nothing_up_and_pressing_does(app: Starlette, services: Services) -> None:
    link = link_for(services, "ada@example.com")
    for _ in range(3):
        assert stranger(app).opens(link).status_code == 200
    assert stranger(app).posts(link, {"password": SECRET}).status_code == 303
    again = stranger(app).posts(link, {"password": "another password"})
    assert (again.status_code, "This link is over" in again.text) == (410, True)
    assert stranger(app).opens(link).status_code == 410


def test_a_link_is_good_for_a_day(app: Starlette, services: Services, clock: Clock) -> None:
    link = link_for(services, "ada@example.com")
    clock.pass_(hours=23, minutes=59)
    assert stranger(app).opens(link).status_code == 200
    clock.pass_(minutes=1)
    assert stranger(app).posts(link, {"password": SECRET}).status_code == 410


@pytest.mark.parametrize("password", ["", "too short", "aaaaaaaaaaaaaaa", "ada@example.com"])
def test_a_password_that_is_easy_to_guess_is_refused_and_the_link_stays_good(
    app: Starlette, services: Services, password: str
) -> None:
    link = link_for(services, "ada@example.com")
    answer = stranger(app).posts(link, {"password": password})
    assert answer.status_code == 422
    assert 'id="password-error"' in answer.text
    assert stranger(app).posts(link, {"password": SECRET}).status_code == 303


def test_the_first_owner_needs_an_address(app: Starlette, services: Services) -> None:
    link = first_link(services)
    assert link
    for email in ("", "nonsense", "a b@example.com"):
        answer = stranger(app).posts(link, {"email": email, "password": SECRET})
        assert answer.status_code == 422
        assert 'id="email-error"' in answer.text


def test_a_link_of_somebody_else_cannot_be_bent_to_another_address(app: Starlette, services: Services) -> None:
    link = link_for(services, "ada@example.com")
    stranger(app).posts(link, {"email": "eve@example.com", "password": SECRET})
    assert services.ledger.read(lambda books: books.people.user("eve@example.com")) is None


def test_whoever_is_locked_out_gets_in_by_a_link_and_keeps_their_role(
    app: Starlette, services: Services, keeper: Desk
) -> None:
    link = link_for(services, keeper.email)
    desk = stranger(app)
    assert desk.posts(link, {"password": SECRET}).status_code == 303
    user = services.ledger.read(lambda books: books.people.user(keeper.email))
    assert user
    assert user.role is Role.KEEPER
    assert keeper.opens("/admin/account").status_code == 303


def test_a_disabled_user_gets_no_link_and_one_they_have_is_over(app: Starlette, services: Services) -> None:
    secret = services.ledger.write(invite_owner, "ada@example.com", NOON, "x").result()
    user = services.ledger.read(lambda books: books.people.user("ada@example.com"))
    assert user
    services.ledger.write(lambda books: books.people.save_user(replace(user, disabled_at=NOON))).result()
    assert stranger(app).opens(f"/admin/link/{secret}").status_code == 410
    with pytest.raises(UserDisabled):
        services.ledger.write(invite_owner, "ada@example.com", NOON, "x").result()


def test_a_link_of_nobody_is_over(app: Starlette, services: Services) -> None:
    secret = services.ledger.write(invite, "nobody@example.com", NOON).result()
    for path in (f"/admin/link/{secret}", "/admin/link/link_nonsense"):
        assert stranger(app).opens(path).status_code == 410


def test_the_page_of_a_link_keeps_its_address_to_itself(app: Starlette, services: Services) -> None:
    headers = stranger(app).opens(link_for(services, "ada@example.com")).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "noindex" in headers["x-robots-tag"]


def test_a_browser_that_hides_where_a_form_comes_from_may_use_a_link(app: Starlette, services: Services) -> None:
    link = link_for(services, "ada@example.com")
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null", "Sec_Fetch_Site": "cross-site"}):
        assert stranger(app).posts(link, {"password": SECRET}, **headers).status_code == 403
    guest = stranger(app)
    assert guest.posts(link, {"password": SECRET}, Origin="null").status_code == 422
    proof = re.search(r'name="proof" value="([^"]+)"', guest.opens(link).text)
    assert proof
    assert stranger(app).posts(link, {"password": SECRET, "proof": proof[1]}, Origin="null").status_code == 422
    assert guest.posts(link, {"password": SECRET, "proof": proof[1]}, Origin="null").status_code == 303


def test_the_secret_of_a_link_stays_out_of_the_log() -> None:
    assert shortened("/admin/link/link_abc-_123") == "/admin/link/link_…"
