"""The cookie that remembers a shopper's cart: its secret, and nothing else."""

import re

from starlette.requests import Request
from starlette.responses import Response

from configurator.runtime.services import Services

NAME = "pc_cart"
DAYS = 30
_SECRET = re.compile(r"cart_[A-Za-z0-9_-]{16,120}", re.ASCII)


def cart_of(request: Request) -> str | None:
    """The cart the browser remembers, whether or not it still exists."""
    value = request.cookies.get(NAME, "")
    return value if _SECRET.fullmatch(value) else None


def remember(response: Response, services: Services, cart: str) -> None:
    response.set_cookie(
        NAME, cart, max_age=DAYS * 86400, path="/", httponly=True, samesite="lax", secure=services.config.secure
    )


def forget(response: Response) -> None:
    response.delete_cookie(NAME, path="/", httponly=True, samesite="lax")
