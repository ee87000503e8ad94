"""A small CMYK press, written out as an ICC profile (ICC.1:2001-04), because no package brings one."""

import struct

GRID = 9


def profile(name: str = "Test press") -> bytes:
    """Lab → CMYK by undercolour removal, CMYK → Lab grey; enough for a colour transform."""
    text = name.encode() + b"\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061),
        b"B2A0": _lut(3, 4, _inks),
        b"A2B0": _lut(4, 3, _lightness, grid=3),
    }
    tags[b"B2A1"], tags[b"A2B1"] = tags[b"B2A0"], tags[b"A2B0"]
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for tag, data in tags.items():
        data += bytes(-len(data) % 4)
        table += tag + struct.pack(">II", at + len(body), len(data))
        body += data
    size = at + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"none", 0x02400000, b"prtr", b"CMYK", b"Lab ") + bytes(12)
    header += b"acsp" + bytes(28) + struct.pack(">iii", 63190, 65536, 54061) + bytes(48)
    return header[:128].ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _lut(inputs: int, outputs: int, point, grid: int = GRID) -> bytes:
    line = bytes(range(256))
    values = bytearray()
    for number in range(grid**inputs):
        at = [number // grid ** (inputs - 1 - axis) % grid / (grid - 1) for axis in range(inputs)]
        values += bytes(round(255 * min(max(v, 0), 1)) for v in point(*at))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    return (
        b"mft1\0\0\0\0"
        + bytes([inputs, outputs, grid, 0])
        + matrix
        + line * inputs
        + bytes(values)
        + line * outputs
    )


def _inks(light, a, b):
    a, b = (a * 255 - 128) / 128, (b * 255 - 128) / 128
    dark = 1 - light
    return dark - a, dark + a - b / 2, dark + b, dark * dark


def _lightness(c, m, y, k):
    return (1 - 0.3 * c - 0.5 * m - 0.1 * y) * (1 - k), 128 / 255, 128 / 255
