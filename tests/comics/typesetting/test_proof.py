"""A few hundred of the random balloons that `manage.py prove_lettering` looks at by the hundred thousand."""

import random
from dataclasses import replace

import pytest
from django.core.management import call_command

from comics import proof
from comics.spec import FACES, Balloon
from comics.typesetting import lay_out


@pytest.mark.parametrize("face", FACES)
def test_random_text_in_random_balloons_has_no_fault(face):
    found = proof.prove(face, 150, seed=20260101)
    assert found.cases == 150 and found.fitting > 75
    assert not found.faults, found.named
    assert not proof.missing_glyphs(face)


def test_the_same_seed_gives_the_same_balloons():
    def balloons(seed):
        chance = random.Random(seed)
        return [proof.case(chance) for _ in range(20)]

    assert balloons(7) == balloons(7) != balloons(8)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (("占道", "，罚款", "200元。"), "“，”在行首"),
        (("占道，罚", "款200", "元。"), "拆开了“200元”"),
        (("占道，罚款", "200元"), "丢了字"),
        (("占道，罚款", "200元。"), None),
    ],
)
def test_a_bad_line_would_be_seen(lines, fault):
    one = proof.Case(Balloon("speech", "占道，罚款200元。", x=0, y=0, w=0.5, h=0.5), ((5, 9),))
    lettered = replace(lay_out(one.balloon, 1036, 778), lines=lines)
    assert list(proof.faults_of_lines(one, lettered)) == ([fault] if fault else [])


def test_ink_outside_would_be_seen():
    lettered = lay_out(Balloon("speech", "看这里", x=0.3, y=0.3, w=0.3, h=0.3), proof.WIDTH, proof.HEIGHT)
    moved = replace(lettered, marks=tuple(replace(mark, x=mark.x + 150) for mark in lettered.marks))
    assert proof.ink_outside(lettered, proof.WIDTH, proof.HEIGHT) == 0
    assert proof.ink_outside(moved, proof.WIDTH, proof.HEIGHT) > 100


def test_the_command_tells_of_each_face(capsys):
    call_command("prove_lettering", count=12, seed=3)
    told = capsys.readouterr().out.splitlines()
    assert [line.split("：")[0] for line in told] == list(FACES)
    assert all("8105 字缺 0 个；12 个气泡" in line and "断行错误 0，出气泡的像素 0" in line for line in told)
