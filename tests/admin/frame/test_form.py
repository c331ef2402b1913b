"""Addresses that a form leads back to."""

import pytest

from configurator.admin.frame.form import own_address


@pytest.mark.parametrize("address", ["/admin/stock?q=x", "/admin/orders/1001"])
def test_a_page_of_the_admin_area_is_gone_back_to(address: str) -> None:
    assert own_address(address, "/admin") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://evil.example/",
        "//evil.example/admin/",
        "/administrator",
        "/admin/../cart",
        "/admin/\\evil",
        "/admin/\n",
        "/admin/ü",
    ],
)
def test_anything_else_leads_home(address: str) -> None:
    assert own_address(address, "/admin") == "/admin"
