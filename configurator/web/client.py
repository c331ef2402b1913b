"""Where a request comes from."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import Request

HOME = 64
"""The bits of an IPv6 address that belong to one customer of a provider."""


def client_of(request: Request) -> str:
    """Where a request comes from: its address, of IPv6 only as much as tells customers of a provider apart."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped else f"{int(address) >> (128 - HOME):x}"
    return host
