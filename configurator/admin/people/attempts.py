"""Rate limits for signing in: by known device, or else by e-mail address and by client."""

from datetime import timedelta

from configurator.runtime.limiting import Limit
from configurator.runtime.services import Services

WITHIN = timedelta(minutes=15)
OF_ADDRESS = Limit("sign-in of an address", 10, WITHIN)
OF_CLIENT = Limit("sign-in from a client", 40, WITHIN)
OF_DEVICE = Limit("sign-in from a device", 10, WITHIN)
LONGEST = 254


def count_attempt(services: Services, client: str, email: str, device: str | None) -> None:
    """Count an attempt before it is checked; raises TooOften. What strangers tried locks no known device out."""
    now = services.now()
    if device:
        services.limiter.count(OF_DEVICE, device, now)
        return
    services.limiter.count(OF_CLIENT, client, now)
    services.limiter.count(OF_ADDRESS, email[:LONGEST], now)


def forgive_attempts(services: Services, client: str, email: str, device: str | None) -> None:
    """Reset the count after a successful sign-in."""
    if device:
        services.limiter.forgive(OF_DEVICE, device)
        return
    services.limiter.forgive(OF_CLIENT, client)
    services.limiter.forgive(OF_ADDRESS, email[:LONGEST])
