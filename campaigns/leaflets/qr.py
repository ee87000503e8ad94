"""The QR code of a short address."""

import io

import segno

QUIET_ZONE = 4  # modules, ISO/IEC 18004


def address(base_url: str, code: str) -> str:
    """The address a leaflet carries, in capitals.

    Host names and our short addresses do not mind, and a QR code of capitals and digits alone is a third coarser, which
    an old telephone reads from further away.
    """
    return f"{base_url.rstrip('/')}/q/{code}".upper()


def typed(base_url: str, code: str) -> str:
    """The same address as somebody would type it: without https, the code in capitals as it is read aloud."""
    return f"{base_url.rstrip('/').partition('://')[2]}/q/{code}"


def svg(text: str) -> bytes:
    """A QR code of `text` as SVG, error correction M at least, with its quiet zone."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out,
        kind="svg",
        border=QUIET_ZONE,
        dark="#1E2226",
        light="#FFFFFF",
        xmldecl=False,
        svgns=True,
        nl=False,
    )
    return out.getvalue()
