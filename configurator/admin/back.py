"""Where a form leads back to: an address that a browser sent is only followed inside the admin area."""


def own_address(address: str, home: str) -> str:
    """The address where it is `home` with a query, or a page below it; else `home`."""
    plain = address.isascii() and address.isprintable() and "\\" not in address and "/../" not in address
    return address if plain and address.startswith((f"{home.rstrip('/')}/", f"{home}?")) else home
