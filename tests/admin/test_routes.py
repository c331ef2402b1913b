"""Every address of the admin area, walked: who is let in, and from where forms are taken."""

import re

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.routing import Route

from configurator.admin.frame.page_route import PageRoute
from configurator.admin.routes import routes
from configurator.stores.ledger.books.people import Role
from tests.admin.conftest import SignsIn
from tests.admin.desk import OWN, Desk, stranger

OPEN = {"admin.sign_in", "admin.signing_in", "admin.link", "admin.arrive"}
GUARDED = [route for route in routes if route.roles is not None]
FORMS = [route for route in routes if "POST" in (route.methods or set())]


def path_of(route: Route) -> str:
    return re.sub(r"{\w+(:\w+)?}", "1", route.path)


def asked(desk: Desk, route: Route, method: str) -> Response:
    return desk.client.request(method, path_of(route), headers=OWN)


def test_every_address_of_the_admin_area_says_who_may_open_it(app: Starlette) -> None:
    """Built by `page_route` or `open_route`, and the open ones are known by name."""
    found = [route for route in app.routes if isinstance(route, Route) and route.path.startswith("/admin")]
    assert found
    assert all(isinstance(route, PageRoute) for route in found)
    assert {route.name for route in found if isinstance(route, PageRoute) and route.roles is None} == OPEN


def test_owners_may_open_everything() -> None:
    assert all(route.roles is None or Role.OWNER in route.roles for route in routes)


def test_a_stranger_is_led_to_the_sign_in(app: Starlette) -> None:
    desk = stranger(app)
    answers = [(route.name, asked(desk, route, method)) for route in GUARDED for method in route.methods or set()]
    wrong = [
        name for name, answer in answers
        if (answer.status_code, answer.headers.get("location", "").partition("?")[0]) != (303, "/admin/login")
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("role", Role)
def test_a_page_of_other_roles_is_refused(signs_in: SignsIn, role: Role) -> None:
    desk = signs_in(role)
    others = [route for route in GUARDED if role not in (route.roles or ())]
    assert [r.name for r in others for m in r.methods or set() if asked(desk, r, m).status_code != 403] == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://shop.test"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://shop.test.evil.example"},
        {},
    ],
    ids=["cross-site", "same-site", "foreign", "lookalike", "silent"],
)
def test_a_form_of_another_site_is_refused(signs_in: SignsIn, headers: dict[str, str]) -> None:
    client = signs_in(Role.OWNER).client
    answers = {route.name: client.post(path_of(route), data={"q": "1"}, headers=headers) for route in FORMS}
    assert [name for name, answer in answers.items() if answer.status_code != 403] == []
