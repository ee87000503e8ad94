"""The short address that a leaflet carries. `comics.renderers.codes` draws it."""


def address(base_url: str, code: str) -> str:
    """The address a leaflet carries, in capitals.

    Host names and our short addresses do not mind, and a QR code of capitals and digits alone is a third coarser, which
    an old telephone reads from further away.
    """
    return f"{base_url.rstrip('/')}/q/{code}".upper()


def typed(base_url: str, code: str) -> str:
    """The same address as somebody would type it: without https, the code in capitals as it is read aloud."""
    return f"{base_url.rstrip('/').partition('://')[2]}/q/{code}"
