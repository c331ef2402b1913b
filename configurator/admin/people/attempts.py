"""How often one may try to sign in: limited by the address that is tried and by where it is tried from."""

from datetime import timedelta

from starlette.requests import Request

from configurator.runtime.limiting import Limit
from configurator.runtime.services import Services
from configurator.web.client import client_of

WITHIN = timedelta(minutes=15)
OF_ADDRESS = Limit("sign-in of an address", 10, WITHIN)
OF_CLIENT = Limit("sign-in from a client", 40, WITHIN)
LONGEST = 254


def count_attempt(request: Request, email: str) -> None:
    """One more attempt, before it is known how it ends; raises TooOften."""
    services: Services = request.app.state.services
    now = services.now()
    services.limiter.count(OF_CLIENT, client_of(request), now)
    services.limiter.count(OF_ADDRESS, email[:LONGEST], now)


def forgive_attempts(request: Request, email: str) -> None:
    """Nobody was guessing."""
    services: Services = request.app.state.services
    services.limiter.forgive(OF_CLIENT, client_of(request))
    services.limiter.forgive(OF_ADDRESS, email[:LONGEST])
