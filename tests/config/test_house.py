"""What holds the house up."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_import_roots_are_plain_folders():
    """`site` and `tests` with an __init__.py would hide the standard library's `site` and the package `cases`."""
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_every_page_of_the_docs_is_linked_from_the_readme_and_every_link_leads_somewhere():
    linked = set(re.findall(r"\]\((docs/[^)#]+\.md)\)", (ROOT / "README.md").read_text("utf-8")))
    assert linked == {str(page.relative_to(ROOT)) for page in (ROOT / "docs").glob("*.md")}
