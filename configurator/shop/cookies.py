"""A shopper's cookies: the secret of the cart, and that of the customer's session."""

import re
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from configurator.runtime.services import Services

CART, CUSTOMER = "pc_cart", "pc_account"
DAYS = 30
LASTS = timedelta(days=30)
"""How long a customer stays logged in."""
LONGEST = 200
_SECRET = re.compile(r"cart_[A-Za-z0-9_-]{16,120}", re.ASCII)


def cart_of(request: Request) -> str | None:
    """The cart the browser remembers, whether or not it still exists."""
    value = request.cookies.get(CART, "")
    return value if _SECRET.fullmatch(value) else None


def remember_cart(response: Response, services: Services, cart: str) -> None:
    response.set_cookie(
        CART, cart, max_age=DAYS * 86400, path="/", httponly=True, samesite="lax", secure=services.config.secure
    )


def forget_cart(response: Response) -> None:
    response.delete_cookie(CART, path="/", httponly=True, samesite="lax")


def customer_of(request: Request) -> str | None:
    """The secret of a session, whether or not it is still open."""
    secret = request.cookies.get(CUSTOMER, "")
    return secret if 0 < len(secret) <= LONGEST else None


def remember_customer(response: Response, services: Services, secret: str) -> None:
    response.set_cookie(
        CUSTOMER, secret, max_age=int(LASTS.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=services.config.secure,
    )  # fmt: skip


def forget_customer(response: Response, services: Services) -> None:
    response.delete_cookie(CUSTOMER, path="/", httponly=True, samesite="lax", secure=services.config.secure)
