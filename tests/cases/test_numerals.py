"""Chinese numerals: whatever is written can be read, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import numerals


@given(st.integers(1, 9999))
def test_reading_takes_back_what_writing_gave(number):
    assert numerals.read(numerals.write(number)) == number


@given(st.integers(0, 99999))
def test_arabic_digits_are_read_in_both_widths(number):
    assert numerals.read(str(number)) == number
    assert numerals.read(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("一百二十", 120),
        ("一百零八", 108),
        ("一百〇八", 108),
        ("一千二百五十四", 1254),
        ("二〇二一", 2021),
    ],
)
def test_the_ways_laws_write(written, number):
    assert numerals.read(written) == number


@pytest.mark.parametrize("junk", ["", "条", "三甲", "十百", "一二三十"])
def test_what_is_no_numeral_is_refused(junk):
    with pytest.raises(ValueError):
        numerals.read(junk)
