"""Identifiers and short codes."""

import time

from campaigns.codes import ALPHABET, LENGTH, new_code, tidy
from campaigns.uids import uuid7


def test_codes_cannot_be_misread():
    assert not set("01258BILOSUVZ") & set(ALPHABET)
    code = new_code()
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert tidy(f" {code[:3].lower()}-{code[3:]} ") == code


def test_uids_are_version_7_and_in_order():
    first = uuid7()
    time.sleep(0.002)
    second = uuid7()
    assert first.version == second.version == 7
    assert first.variant == "specified in RFC 4122"
    assert first < second
