"""Rate limits for signing in, by e-mail address and by client."""

from datetime import timedelta

from configurator.runtime.limiting import Limit
from configurator.runtime.services import Services

WITHIN = timedelta(minutes=15)
OF_ADDRESS = Limit("sign-in of an address", 10, WITHIN)
OF_CLIENT = Limit("sign-in from a client", 40, WITHIN)
LONGEST = 254


def count_attempt(services: Services, client: str, email: str) -> None:
    """Count an attempt before it is checked; raises TooOften."""
    now = services.now()
    services.limiter.count(OF_CLIENT, client, now)
    services.limiter.count(OF_ADDRESS, email[:LONGEST], now)


def forgive_attempts(services: Services, client: str, email: str) -> None:
    """Reset the count after a successful sign-in."""
    services.limiter.forgive(OF_CLIENT, client)
    services.limiter.forgive(OF_ADDRESS, email[:LONGEST])
