"""Short codes for leaflets: what a resident scans, or reads aloud on the telephone."""

import secrets

# Without 0 O 1 I L, 2 Z, 5 S, 8 B, U V: no two of the rest are taken for one another in print. All of them are in QR's
# alphanumeric mode, which keeps the printed code coarse enough for an old telephone.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 6


def new_code() -> str:
    """A random code: 23^6, about 148 million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidy(typed: str) -> str:
    """What was typed, as a code would be written: upper case, without spaces or hyphens."""
    return "".join(typed.upper().replace("-", "").split())
