"""UUIDv7 (RFC 9562 section 5.7), which Python 3.11 does not have yet."""

import secrets
import time
from datetime import UTC, datetime
from uuid import UUID


def uuid7() -> UUID:
    """A new identifier whose first 48 bits are the time in milliseconds, so that rows arrive in index order."""
    value = time.time_ns() // 1_000_000 << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 7 << 76
    return UUID(int=value & ~(0b11 << 62) | 0b10 << 62)


def moment(uid: UUID) -> datetime:
    """When a UUIDv7 was made, to the millisecond. `ValueError` for any other kind of identifier."""
    if uid.version != 7:
        raise ValueError("not a UUIDv7")
    return datetime.fromtimestamp((uid.int >> 80) / 1000, UTC)
