"""What the caches hold, where they can be listed; and which cannot."""

from base64 import b64decode
from collections.abc import Iterator

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.db import connections, router

from .sight import Artefact, Blind, Sight

KIND = "缓存"
_MOST = 200_000


def artefacts() -> Iterator[Sight]:
    """One artefact an entry: its key and what it holds."""
    for name in settings.CACHES:
        cache = caches[name]
        if isinstance(cache, DummyCache):
            continue
        if isinstance(cache, LocMemCache):
            yield Blind(KIND, f"{name} 在各个网站进程的内存里，只看得到本进程的；重启网站就清空")
            keys = list(cache._cache)
            yield from _entries(name, keys, lambda key, cache=cache: _of_memory(cache, key))
        elif isinstance(cache, RedisCache):
            client = cache._cache.get_client(None)
            keys = (key for _, key in zip(range(_MOST), client.scan_iter(count=1000), strict=False))
            yield from _entries(name, keys, client.get)
        elif isinstance(cache, DatabaseCache):
            yield from _entries(name, *_of_table(cache))
        elif isinstance(cache, FileBasedCache):
            yield from _entries(name, cache._list_cache_files(), _of_file)
        else:
            yield Blind(KIND, f"{name} 用的是 {type(cache).__name__}，列不出内容")


def _entries(name: str, keys, value_of) -> Iterator[Artefact]:
    for number, key in enumerate(keys, 1):
        texts = (("键", _text(key)), ("内容", _text(value_of(key))))
        yield Artefact(KIND, f"{name} 第 {number} 项", texts)


def _of_table(cache: DatabaseCache):
    """The keys of a cache that is kept in a table, and how to read the value of one."""
    connection = connections[router.db_for_read(cache.cache_model_class)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT cache_key, value FROM {connection.ops.quote_name(cache._table)}")
        rows = dict(cursor.fetchmany(_MOST))
    return rows, lambda key: b64decode(rows[key])


def _of_memory(cache: LocMemCache, key: str):
    return cache._cache.get(key)


def _of_file(path: str):
    import zlib

    try:
        with open(path, "rb") as file:
            data = file.read()
        # The expiry stands before the packed value.
        start = data.find(b"\x78")
        return zlib.decompressobj().decompress(data[start:]) if start >= 0 else data
    except (OSError, zlib.error):
        return b""


def _text(value) -> str:
    """The characters in a packed value: pickle keeps text as UTF-8, so nothing has to be unpacked, and nothing is run."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "ignore")
    return "" if value is None else str(value)
