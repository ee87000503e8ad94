"""Model fields whose values are encrypted in the database and plain in Python."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from . import crypto


class EncryptedBytesField(models.BinaryField):
    """Bytes, encrypted at rest. Cannot be filtered by value: equal values have different ciphertexts."""

    def to_bytes(self, value) -> bytes:
        return bytes(value)

    def from_bytes(self, plain: bytes):
        return plain

    def get_prep_value(self, value):
        return None if value is None else crypto.encrypt(self.to_bytes(value))

    def from_db_value(self, value, expression, connection):
        return None if value is None else self.from_bytes(crypto.decrypt(bytes(value)))

    def to_python(self, value):
        return value

    def get_default(self):
        return self._get_default() if self.has_default() else self.from_bytes(b"")

    def value_to_string(self, obj):
        """Refuse: `dumpdata` would write the plain value to a file."""
        raise TypeError("Encrypted values are not serialised. Back up the vault's database itself.")


class EncryptedTextField(EncryptedBytesField):
    """Text, encrypted at rest."""

    empty_values = ("", None)

    def to_bytes(self, value) -> bytes:
        return str(value).encode("utf-8")

    def from_bytes(self, plain: bytes) -> str:
        return plain.decode("utf-8")


class EncryptedJSONField(EncryptedBytesField):
    """A JSON value, encrypted at rest."""

    def to_bytes(self, value) -> bytes:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, plain: bytes):
        return json.loads(plain) if plain else None
