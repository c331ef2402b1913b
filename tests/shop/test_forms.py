"""Every address of the shop that takes a form, walked: from where, and what else is refused before a page sees it."""

import re

from starlette.routing import Route

from configurator.shop.routes import routes
from tests.api.shop import Shop

FORMS = [route for route in routes if "POST" in (route.methods or set())]
SECRET = re.compile(r"{(secret|token)}")
FROM_ANYWHERE = {"shop.language"}
"""Stands on every page, those with a secret in their address included."""


def path_of(route: Route) -> str:
    return re.sub(r"{\w+}", "1", route.path)


def status(shop: Shop, route: Route, **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return shop.client.post(path_of(route), data={}, headers=named).status_code


def test_a_form_of_another_site_is_refused_everywhere(shop: Shop) -> None:
    assert FORMS
    assert [route.name for route in FORMS if status(shop, route, Sec_Fetch_Site="cross-site") != 403] == []
    assert [route.name for route in FORMS if status(shop, route, Origin="https://evil.example") != 403] == []
    assert [route.name for route in FORMS if status(shop, route, Origin="http://[x") != 403] == []


def test_what_is_no_form_is_refused_everywhere(shop: Shop) -> None:
    answers = {route.name: shop.client.post(path_of(route), json={}).status_code for route in FORMS}
    assert {name for name, answer in answers.items() if answer != 415} == set()


def test_only_pages_with_a_secret_in_their_address_need_not_say_where_they_are(shop: Shop) -> None:
    taken = {route.name for route in FORMS if status(shop, route, Origin="null") != 403}
    assert taken == {route.name for route in FORMS if SECRET.search(route.path)} | FROM_ANYWHERE
