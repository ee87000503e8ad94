"""The handwritten face: a subset of LXGW WenKai Bold (霞鹜文楷, OFL 1.1), which `subset.py` makes.

It travels packed, because Git and FreeType would otherwise carry 4 MB, and is unpacked once into the user's cache.
"""

import atexit
import hashlib
import lzma
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

_PACKED = Path(__file__).parent / "hand.ttf.xz"
_DIGEST = "3265bbed6aa83443776a2693ee97b6c7e970542e6793d44923a3bdce12d09b98"


@cache
def hand_path() -> Path:
    """The handwritten face as a TrueType file, 9,402 glyphs."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pufa"
    path = folder / f"hand-{_DIGEST[:16]}.ttf"
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() == _DIGEST:
            return path
    except OSError:
        pass
    data = lzma.decompress(_PACKED.read_bytes())
    try:
        return _written(data, folder, path.name)
    except OSError:  # a service often has no home that it may write to
        folder = Path(tempfile.mkdtemp(prefix="pufa-face-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return _written(data, folder, path.name)


def _written(data: bytes, folder: Path, name: str) -> Path:
    """Under another name first: a second process must never read half a font."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(temporary, folder / name)
    return folder / name
