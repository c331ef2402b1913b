"""Handing over and forgetting from the shell, while a real server runs."""

import json
from pathlib import Path

from tests.api.shop import CUSTOMER, Shop
from tests.server.conftest import server, shop
from tests.server.process import Server

__all__ = ["server", "shop"]
EMAIL = CUSTOMER["email"]


def test_a_customer_is_handed_over_and_forgotten_while_the_shop_goes_on(server: Server, shop: Shop) -> None:
    shop.design({"strap": {"tan": {"default": True}}}, id="watch")
    order = shop.order("watch", ["tan"], key="once")
    file = server.home / "ada.json"

    exported = server.run("customer export", EMAIL, str(file))
    assert (exported.returncode, exported.stdout) == (0, f"Everything known of them is in {file}.\n")
    assert json.loads(file.read_bytes())["orders"][0]["customer"]["name"] == "Ada Byron"
    assert file.stat().st_mode & 0o777 == 0o600
    refused = server.run("customer export", EMAIL, str(file))
    assert (refused.returncode, "cannot be written: File exists" in refused.stderr) == (1, True)

    asked = server.run("customer erase", EMAIL)
    assert (asked.returncode, "1 order(s), 1 mail(s), 0 sign-up(s) are known; say --yes" in asked.stderr) == (1, True)
    assert shop.ok("GET", f"/orders/{order['number']}")["customer"]["name"] == "Ada Byron"

    done = server.run("customer erase", "--yes", EMAIL)
    assert (done.returncode, done.stdout) == (0, "Forgotten: 1 order(s), 1 mail(s), 0 sign-up(s).\n")
    assert shop.ok("GET", f"/orders/{order['number']}")["customer"] == dict.fromkeys(
        ("name", "email", "address", "phone", "note"), ""
    )
    assert shop.order("watch", ["tan"])["number"] == str(int(order["number"]) + 1)
    assert server.run("verify").returncode == 0


def test_no_file_of_the_shop_holds_anything_of_who_was_forgotten(server: Server, shop: Shop) -> None:
    shop.design({"strap": {"tan": {"default": True}}}, id="watch")
    shop.order("watch", ["tan"], key="once")
    assert _named_in(server.data)
    assert server.run("customer erase", "--yes", EMAIL).returncode == 0
    assert _named_in(server.data) == []
    nobody = server.run("customer erase", "--yes", "nobody@example.com")
    assert (nobody.returncode, "nothing is known of that address" in nobody.stderr) == (1, True)


def _named_in(data: Path) -> list[str]:
    """The files that say anything of the customer."""
    words = (b"ada byron", EMAIL.encode(), b"analytical way")
    files = [path for path in data.rglob("*") if path.is_file() and "assets" not in path.parts]
    return [path.name for path in files if any(each in path.read_bytes().lower() for each in words)]
