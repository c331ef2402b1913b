"""Getting in with a password, staying in, and out again."""

import re
from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from starlette.applications import Starlette

from configurator.accounts import password
from configurator.runtime.secret import digest
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE, DEVICE
from tests.admin.conftest import NOON, SignsIn
from tests.admin.desk import Desk, stranger
from tests.api.shop import Clock

SECRET = "correct horse battery"
ADA = "ada@example.com"


@pytest.fixture
def services(app: Starlette) -> Services:
    found: Services = app.state.services
    return found


@pytest.fixture
def ada(services: Services) -> str:
    """An owner with a password."""

    def work(books: Books) -> None:
        user = books.people.add_user(ADA, "Ada Byron", Role.OWNER, "en", NOON)
        books.people.save_user(replace(user, password=password.HASHER.hash(SECRET)))

    services.ledger.write(work).result()
    return ADA


def tries(desk: Desk, email: str, secret: str = SECRET, next: str = "", **headers: str) -> int:
    return desk.posts("/admin/login", {"email": email, "password": secret, "next": next}, **headers).status_code


def test_the_right_password_opens_the_page_that_was_asked_for(app: Starlette, ada: str) -> None:
    desk = stranger(app)
    answer = desk.posts("/admin/login", {"email": ada.upper(), "password": SECRET, "next": "/admin/account"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/account")
    assert desk.opens("/admin/account").status_code == 200


def test_the_form_leads_to_no_other_site(app: Starlette, ada: str) -> None:
    for next in ("https://evil.example/", "//evil.example/", "/admin/../orders", "/admin\\evil", "/administrator"):
        answer = stranger(app).posts("/admin/login", {"email": ada, "password": SECRET, "next": next})
        assert answer.headers["location"] == "/admin"


def test_a_wrong_password_and_a_wrong_address_are_answered_alike(app: Starlette, ada: str) -> None:
    def said(email: str, secret: str) -> str:
        answer = stranger(app).posts("/admin/login", {"email": email, "password": secret})
        assert answer.status_code == 422
        return answer.text.replace(email, "…")

    assert said(ada, "wrong password") == said("nobody@example.com", SECRET)


def test_nobody_gets_in_with_an_address_that_has_no_password_yet(app: Starlette, services: Services) -> None:
    services.ledger.write(lambda b: b.people.add_user("new@example.com", "", Role.OWNER, "en", NOON)).result()
    assert tries(stranger(app), "new@example.com", "") == 422


def test_whoever_was_disabled_is_out_at_once_and_stays_out(app: Starlette, services: Services, ada: str) -> None:
    desk = stranger(app)
    tries(desk, ada)

    def disable(books: Books) -> None:
        user = books.people.user(ada)
        assert user
        books.people.save_user(replace(user, disabled_at=NOON))

    services.ledger.write(disable).result()
    assert desk.opens("/admin/account").status_code == 303
    assert tries(desk, ada) == 422


def test_the_cookie_is_for_the_browser_alone(app: Starlette, ada: str) -> None:
    answer = stranger(app).posts("/admin/login", {"email": ada, "password": SECRET})
    (cookie,) = [line for line in answer.headers.get_list("set-cookie") if line.startswith(COOKIE)]
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/", "max-age=1209600"} <= attributes
    assert "secure" not in attributes


def test_the_cookie_is_secure_where_the_shop_is(app: Starlette, services: Services, ada: str) -> None:
    app.state.services = replace(services, config=services.config.model_copy(update={"base_url": "https://shop.test"}))
    answer = stranger(app).posts("/admin/login", {"email": ada, "password": SECRET})
    assert "Secure" in answer.headers["set-cookie"]


def test_the_ledger_keeps_no_secret_of_a_session(app: Starlette, services: Services, ada: str) -> None:
    desk = stranger(app)
    tries(desk, ada)
    assert services.ledger.read(lambda books: books.people.session(digest(desk.secret), NOON))
    files = services.config.data.glob("ledger.sqlite3*")
    assert not any(desk.secret.encode() in file.read_bytes() for file in files)


def test_a_session_lasts_fourteen_days_after_it_was_last_used(clock: Clock, owner: Desk) -> None:
    clock.pass_(days=13)
    assert owner.opens("/admin/account").status_code == 200
    clock.pass_(days=13)
    assert owner.opens("/admin/account").status_code == 200
    clock.pass_(days=14)
    assert owner.opens("/admin/account").status_code == 303


def test_using_a_session_renews_its_cookie_now_and_then(clock: Clock, owner: Desk) -> None:
    assert COOKIE not in owner.opens("/admin/account").headers.get("set-cookie", "")
    clock.pass_(hours=2)
    assert f"{COOKIE}={owner.secret}" in owner.opens("/admin/account").headers["set-cookie"]


def test_signing_out_ends_the_session_for_everybody_who_has_its_secret(app: Starlette, owner: Desk) -> None:
    copy = stranger(app)
    copy.client.cookies.set(COOKIE, owner.secret, domain="shop.test")
    assert owner.posts("/admin/logout").headers["location"] == "/admin/login"
    assert copy.opens("/admin/account").status_code == 303


def test_a_user_ends_one_of_their_sessions(signs_in: SignsIn) -> None:
    here, there = signs_in(Role.KEEPER), signs_in(Role.KEEPER)
    ids = re.findall(r'data-session="(\d+)"', here.opens("/admin/account").text)
    assert len(ids) == 2
    for id in ids:
        if "This browser" not in here.opens("/admin/account").text.split(f'data-session="{id}"')[1].split("</tr>")[0]:
            here.posts("/admin/account/sessions/end", {"session": id})
    assert there.opens("/admin/account").status_code == 303
    assert here.opens("/admin/account").status_code == 200


def test_nobody_ends_the_session_of_another_user(signs_in: SignsIn, services: Services) -> None:
    keeper, designer = signs_in(Role.KEEPER), signs_in(Role.DESIGNER)
    session = services.ledger.read(lambda books: books.people.session(digest(designer.secret), NOON))
    assert session
    keeper.posts("/admin/account/sessions/end", {"session": str(session.id)})
    assert designer.opens("/admin/account").status_code == 200


def test_a_new_password_signs_every_other_browser_out(app: Starlette, ada: str) -> None:
    here, there = stranger(app), stranger(app)
    tries(here, ada)
    tries(there, ada)
    wrong = here.posts("/admin/account/password", {"old": "nonsense", "password": "another long one"})
    assert (wrong.status_code, "This is not your password." in wrong.text) == (422, True)
    short = here.posts("/admin/account/password", {"old": SECRET, "password": "short"})
    assert (short.status_code, "Choose at least 10 characters." in short.text) == (422, True)
    assert here.posts("/admin/account/password", {"old": SECRET, "password": "another long one"}).status_code == 303
    assert here.opens("/admin/account").status_code == 200
    assert there.opens("/admin/account").status_code == 303
    assert tries(there, ada, "another long one") == 303


def test_a_hash_of_older_days_is_made_anew_when_its_owner_signs_in(app: Starlette, services: Services) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1).hash(SECRET)

    def work(books: Books) -> None:
        books.people.save_user(replace(books.people.add_user(ADA, "", Role.OWNER, "en", NOON), password=old))

    services.ledger.write(work).result()
    assert tries(stranger(app), ADA) == 303
    user = services.ledger.read(lambda books: books.people.user(ADA))
    assert user
    assert not password.outdated(user.password)
    assert tries(stranger(app), ADA) == 303


@pytest.mark.usefixtures("costly")
def test_an_address_without_a_user_costs_as_much_as_one_with() -> None:
    parameters = password.HASHER.hash("x" * 10).rsplit("$", 2)[0]
    assert password.NOBODYS.startswith(parameters)
    with pytest.raises(VerifyMismatchError):
        password.HASHER.verify(password.NOBODYS, SECRET)


def test_guessing_one_address_is_stopped_for_a_while(app: Starlette, clock: Clock, ada: str) -> None:
    for _ in range(10):
        assert tries(stranger(app), ada, "a wrong guess") == 422
        clock.pass_(minutes=1)
    answer = stranger(app).posts("/admin/login", {"email": ada, "password": SECRET})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) == 5 * 60
    assert "Try again in 5 minutes." in answer.text
    clock.pass_(minutes=5)
    assert tries(stranger(app), ada) == 303


def test_guessing_from_one_place_is_stopped_whatever_the_addresses(app: Starlette, ada: str) -> None:
    statuses = [tries(stranger(app), f"guess-{number}@example.com", "") for number in range(41)]
    assert statuses.index(429) == 40
    assert tries(stranger(app), ada) == 429


def test_whoever_gets_in_starts_counting_anew(app: Starlette, ada: str) -> None:
    for _ in range(3):
        assert [tries(stranger(app), ada, "a wrong guess") for _ in range(9)] == [422] * 9
        assert tries(stranger(app), ada) == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_signs_nobody_in(app: Starlette, ada: str, headers: dict[str, str]) -> None:
    assert tries(stranger(app), ada, **headers) == 403


def known_device(app: Starlette, email: str) -> Desk:
    """A browser that signed in before, and out again."""
    desk = stranger(app)
    assert tries(desk, email) == 303
    desk.posts("/admin/logout")
    return desk


def test_wrong_tries_of_others_lock_no_known_device_out(app: Starlette, ada: str) -> None:
    known = known_device(app, ada)
    for _ in range(10):
        tries(stranger(app), ada, "a wrong guess")
    assert tries(stranger(app), ada) == 429
    assert tries(known, ada) == 303


def test_a_known_device_has_a_limit_of_its_own(app: Starlette, clock: Clock, ada: str) -> None:
    known = known_device(app, ada)
    assert [tries(known, ada, "a wrong guess") for _ in range(11)] == [422] * 10 + [429]
    assert tries(known, ada) == 429
    assert tries(stranger(app), ada) == 303
    clock.pass_(minutes=15)
    assert tries(known, ada) == 303


def test_the_cookie_of_a_device_says_nothing_of_its_user(app: Starlette, ada: str) -> None:
    answer = stranger(app).posts("/admin/login", {"email": ada, "password": SECRET})
    (cookie,) = [line for line in answer.headers.get_list("set-cookie") if line.startswith(DEVICE)]
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/admin", "max-age=15552000"} <= attributes
    assert re.fullmatch(rf"{DEVICE}=[0-9a-f]{{24}}-\d+\.[\w-]+", cookie.split(";")[0])
    assert DEVICE not in stranger(app).posts("/admin/login", {"email": ada, "password": "no"}).headers.get(
        "set-cookie", ""
    )


def test_a_device_is_known_to_one_user_only_and_for_half_a_year(
    app: Starlette, services: Services, clock: Clock, ada: str
) -> None:
    services.ledger.write(lambda b: b.people.add_user("eve@example.com", "", Role.KEEPER, "en", NOON)).result()
    own = known_device(app, ada).client.cookies[DEVICE]
    eves = services.devices.sign("eve@example.com", NOON)
    for _ in range(10):
        tries(stranger(app), ada, "a wrong guess")
    id, _, rest = own.partition("-")
    for forged in (eves, own[:-1], f"{id[::-1]}-{rest}", own.replace("-", "-9"), "x" * 5_000, "", "."):
        desk = stranger(app)
        desk.client.cookies.set(DEVICE, forged, domain="shop.test", path="/admin")
        assert tries(desk, ada) == 429, forged
    clock.pass_(days=179)
    assert services.devices.read(own, ada, clock()) == id
    clock.pass_(days=1)
    assert services.devices.read(own, ada, clock()) is None
