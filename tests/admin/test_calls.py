"""Calls of the API that a browser makes with the cookie of a session."""

from collections.abc import Iterable

import pytest
from starlette.applications import Starlette

from configurator.accounts.tokens import Scope
from configurator.api.operation import Operation
from configurator.api.routes import PREFIX, operations
from configurator.stores.ledger.books.people import Role
from tests.admin.conftest import SignsIn
from tests.admin.desk import Desk, stranger
from tests.api.shop import Shop

OURS = {"sec-fetch-site": "same-origin"}
GUARDED = [operation for operation in operations if operation.scope is Scope.ADMIN]


def called(desk: Desk, operation: Operation, **headers: str) -> int:
    path = PREFIX + operation.path.replace("{", "").replace("}", "")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return desk.client.request(operation.method, path, headers=named).status_code


def answering_otherwise(desk: Desk, status: int, operations: Iterable[Operation], **headers: str) -> list[str]:
    return [f"{o.method} {o.path}" for o in operations if called(desk, o, **headers) != status]


def test_no_call_of_the_shop_answers_a_stranger(app: Starlette) -> None:
    assert answering_otherwise(stranger(app), 401, GUARDED) == []


@pytest.mark.parametrize("role", Role)
def test_a_call_answers_the_roles_it_is_for_and_no_other(signs_in: SignsIn, role: Role) -> None:
    desk = signs_in(role)
    refused = {f"{o.method} {o.path}" for o in GUARDED if called(desk, o, **OURS) == 403}
    assert refused == {f"{o.method} {o.path}" for o in GUARDED if role not in o.allowed}


@pytest.mark.parametrize(
    "site", [{"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"}, {"origin": "null"}]
)
def test_a_page_of_another_site_calls_nothing(owner: Desk, site: dict[str, str]) -> None:
    assert answering_otherwise(owner, 403, GUARDED, **site) == []


def test_a_call_that_changes_something_says_where_it_comes_from(owner: Desk) -> None:
    assert answering_otherwise(owner, 403, [o for o in GUARDED if o.method != "GET"]) == []


def test_owners_may_call_everything() -> None:
    assert all(Role.OWNER in operation.allowed for operation in GUARDED)


def test_a_session_reads_and_changes_as_a_token_does(shop: Shop, keeper: Desk) -> None:
    done = keeper.client.put(f"{PREFIX}/stock/NEW", json={}, headers=OURS)
    assert done.status_code == 201
    moved = keeper.client.post(
        f"{PREFIX}/stock/NEW/movements", json={"kind": "receive", "quantity": 2}, headers={"Origin": "http://shop.test"}
    )
    assert moved.json()["stock"]["on_hand"] == 2
    assert keeper.client.get(f"{PREFIX}/stock/NEW").json()["on_hand"] == 2
    order = shop.order("watch", ["black", "tan"])
    assert keeper.client.get(f"{PREFIX}/orders/{order['number']}").status_code == 200


def test_a_designer_reads_no_order_by_its_number(shop: Shop, designer: Desk) -> None:
    order = shop.order("watch", ["black", "tan"])
    assert designer.client.get(f"{PREFIX}/orders/{order['number']}").status_code == 403
    assert designer.client.get(f"{PREFIX}/orders/{order['secret']}").status_code == 200


def test_what_a_session_did_is_written_down_with_its_user(shop: Shop, designer: Desk) -> None:
    shop.design({"g": {"a": None}}, id="other")
    designer.client.post(f"{PREFIX}/configurators/other/publish", headers=OURS)
    entry = shop.ok("GET", "/audit?limit=1")["items"][0]
    assert (entry["who"], entry["what"]) == ("designer@example.com", "configurator.published")


def test_a_wrong_token_is_not_made_up_for_by_a_cookie(owner: Desk) -> None:
    answer = owner.client.get(f"{PREFIX}/stock", headers={**OURS, "Authorization": "Bearer nonsense"})
    assert answer.status_code == 401


def test_tokens_are_never_slowed_down(shop: Shop) -> None:
    assert [shop.call("GET", "/settings").status_code for _ in range(60)] == [200] * 60
