"""What holds the house up."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_import_roots_are_plain_folders():
    """`site` and `tests` with an __init__.py would hide the standard library's `site` and the package `cases`."""
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))
