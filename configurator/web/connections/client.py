"""Where a request comes from, and whether somebody still waits for its answer."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import Request

HOME = 64
"""The bits of an IPv6 address that belong to one customer of a provider."""


def client_of(request: Request) -> str:
    """The network that a request comes from, empty where it is not known."""
    return network_of(request.client.host if request.client else "")


def network_of(host: str) -> str:
    """An address, of IPv6 only as much as tells customers of a provider apart; anything else as it is."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped else f"{int(address) >> (128 - HOME):x}"
    return host


async def leaving(request: Request) -> None:
    """Is over when the client goes. For requests whose body was read, or is not wanted."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
