"""What detection promises whatever the text: offsets, order, the original untouched."""

from vault.anonymise import apply
from vault.detection import Party, detect


def test_names_numbers_and_doors_go_and_the_law_stays():
    text = "当事人张伟，电话13822345678，住江门市蓬江区胜利路12号3栋502房。依据《广东省城市市容和环境卫生管理条例》处罚款200元。"
    found = detect(text, [Party("张伟", role="当事人")])
    out = apply(text, found.spans)
    assert "张某" in out
    assert "江门市蓬江区" in out and "《广东省城市市容和环境卫生管理条例》" in out and "200元" in out
    for secret in ("张伟", "13822345678", "胜利路", "502"):
        assert secret not in out
