"""`manage.py anonymise`: one line in, one line out, bad lines named and passed over."""

import json

from django.core.management import call_command


def test_lines_of_every_kind(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        json.dumps({"id": 1, "text": "当事人张伟，电话13822345678。", "roster": ["张伟"]}),
        "不是 JSON",
        json.dumps({"id": 3}),
        json.dumps(
            {"id": 4, "text": "高兴到场。", "roster": [{"value": "高兴", "type": "PERSON", "role": "证人"}]}
        ),
        json.dumps(
            {
                "id": 5,
                "text": "梁小满在场",
                "roster": [{"name": "梁小满", "minor": True, "aliases": ["满仔"]}],
            }
        ),
        json.dumps({"id": 6, "text": "本案没有名单。"}),
        json.dumps({"id": 7, "text": "x", "roster": 5}),
    ]
    source.write_text("\n".join(lines), "utf-8")
    call_command("anonymise", "--jsonl", str(source), str(target))
    results = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [r["id"] for r in results] == [1, None, 3, 4, 5, 6, 7]
    assert results[0]["text"] == "当事人张某，电话〔电话〕。"
    assert results[0]["spans"][1][:3] == [8, 19, "PHONE"]
    assert all("error" in results[i] for i in (1, 2, 6))
    assert results[3]["spans"][0][:2] == [0, 2]
    assert results[4]["spans"][0][3] == "未成年人甲"
    assert results[5] == {"id": 6, "text": "本案没有名单。", "spans": [], "suspects": []}
