"""Encryption at rest, and the key behind it.

Fernet (AES-128-CBC with HMAC-SHA256) from `cryptography`. Several keys may be configured, newest first: the first one
encrypts, all of them decrypt, so that a key can be rotated without a night of downtime. Whoever loses every key has
lost the raw cases: there is no second way in, by intention.
"""

import base64
import binascii
import os
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

# Written by hand into settings that are public: whoever reads this repository knows them.
PUBLISHED_KEYS = frozenset({"dGVzdC1vbmx5LWtleS10ZXN0LW9ubHkta2V5LTAwMDA="})


class BadKey(Exception):
    """The vault has no usable key. The message is a Chinese sentence for the person who runs the server."""


class Unreadable(Exception):
    """Stored data cannot be decrypted with any configured key, or was altered. Carries no content."""

    def __init__(self):
        super().__init__("案卷库里的数据用现有密钥打不开。")


def key_texts() -> list[str]:
    """The configured keys, newest first: from `VAULT_KEY` (comma separated) or else from `VAULT_KEY_FILE` (a line each)."""
    if settings.VAULT_KEY:
        return [key.strip() for key in settings.VAULT_KEY.split(",") if key.strip()]
    try:
        lines = Path(settings.VAULT_KEY_FILE).read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def fault_of_key(key: str) -> str | None:
    """Why `key` may not protect real cases, as the end of a Chinese sentence; None when it may."""
    try:
        raw = base64.b64decode(key.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return "格式不对（应为 44 个字符的 Fernet 密钥）"
    if len(raw) != 32:
        return "长度不对（应为 44 个字符的 Fernet 密钥）"
    # 32 random bytes are all printable once in 10^14: such a key was typed, not generated.
    if key in PUBLISHED_KEYS or all(32 <= byte < 127 for byte in raw) or len(set(raw)) < 12:
        return "是演示或测试用的已知密钥"
    return None


def create_key_file(path: Path) -> bool:
    """Write a new random key to `path`, readable by its owner only. Returns False when a file is already there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "wb") as file:
        file.write(Fernet.generate_key() + b"\n")
    return True


def encrypt(plain: bytes) -> bytes:
    """Encrypt with the newest key. Raises `BadKey`."""
    return _cipher().encrypt(plain)


def decrypt(token: bytes) -> bytes:
    """Decrypt with whichever key fits. Raises `BadKey`, or `Unreadable` when none does."""
    try:
        return _cipher().decrypt(token)
    except InvalidToken:
        raise Unreadable from None


def is_current(token: bytes) -> bool:
    """Whether the newest key alone opens `token`."""
    try:
        _cipher_of(tuple(key_texts()[:1])).decrypt(token)
    except InvalidToken:
        return False
    return True


def renew(token: bytes) -> bytes:
    """`token` under the newest key. Raises `BadKey`, `Unreadable`."""
    try:
        return _cipher().rotate(token)
    except InvalidToken:
        raise Unreadable from None


def add_key_to_file(path: Path) -> None:
    """Put a new key before the others in the key file, whole or not at all: every process reads it at its next step."""
    _write_keys(path, [Fernet.generate_key().decode("ascii"), *key_texts()])


def keep_newest_in_file(path: Path) -> int:
    """Leave only the newest key in the key file. Returns how many were dropped."""
    keys = key_texts()
    _write_keys(path, keys[:1])
    return len(keys) - 1


def _write_keys(path: Path, keys: list[str]) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write("".join(key + "\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _cipher() -> MultiFernet:
    return _cipher_of(tuple(key_texts()))


@lru_cache(maxsize=4)
def _cipher_of(keys: tuple[str, ...]) -> MultiFernet:
    if not keys:
        raise BadKey(
            "案卷库没有密钥。请把备份里的密钥放回原处，不要另造一把；新安装的才运行 manage.py create_vault_key。"
        )
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise BadKey("案卷库的密钥格式不对。请从备份恢复密钥文件，不要另造一把。") from None
