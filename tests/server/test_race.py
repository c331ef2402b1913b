"""Many shoppers at once are never promised more than there is."""

from concurrent.futures import ThreadPoolExecutor

from tests.api.shop import API, CUSTOMER, Shop
from tests.server.process import Server

SHOPPERS = 200


def test_200_checkouts_at_once_share_exactly_what_there_is(server: Server, shop: Shop) -> None:
    """10 on hand and 5 on backorder of one item that two configurators share: 15 units, everybody else is refused."""
    shop.settings(stock={"backorder": True})
    shop.stock("SHARED", 10, backorder_limit=5)
    names = [shop.design({"g": {"a": "SHARED"}}) for _ in range(2)]
    carts = [shop.cart((names[n % 2], ["a"], 1)) for n in range(SHOPPERS)]

    def check_out(cart: str) -> tuple[int, list[dict[str, object]]]:
        with server.client(API) as client:
            answer = client.post(f"/carts/{cart}/checkout", json={"customer": CUSTOMER})
            return answer.status_code, answer.json().get("problems", [])

    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(check_out, carts))
    statuses = [status for status, _ in answers]
    refusals = [problems for status, problems in answers if status == 409]
    assert (statuses.count(201), statuses.count(409)) == (15, SHOPPERS - 15)
    assert all(p["code"] == "backorder_limit" and p["available"] == 0 for problems in refusals for p in problems)
    item = shop.item("SHARED")
    assert (item["allocated"], item["backordered"]) == (10, 5)
    verified = server.run("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
