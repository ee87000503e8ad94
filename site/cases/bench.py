"""Measurements of the cases' room, for `manage.py bench`: (name, value, unit, how it was measured)."""

from time import perf_counter

from . import citations, statutes

Measured = tuple[str, float, str, str]


def measure_citations() -> list[Measured]:
    """Characters a second in which citations are found, in a text that has one every 60 characters."""
    text = (
        "依照《中华人民共和国食品安全法》第一百四十八条第二款的规定，消费者可以要求赔偿；违反本法第三十四条的，由街道办事处处罚。"
        * 500
    )
    started = perf_counter()
    citations.find(text)
    speed = len(text) / (perf_counter() - started)
    return [("识别引用", round(speed), "字/秒", f"{len(text)} 字的一段文字，每 30 字一处引用，单核")]


def measure_reading_a_law() -> list[Measured]:
    """Time to read a law of 1,000 articles."""
    body = "\n\n".join(
        f"{statutes.article_label(n)} 有下列情形之一的，处五百元以下罚款：\n\n（一）甲；\n\n（二）乙。"
        for n in range(1, 1001)
    )
    started = perf_counter()
    law = statutes.read(f"# 试验法\n\n<!-- INFO END -->\n\n{body}")
    milliseconds = (perf_counter() - started) * 1000
    return [
        ("读一部法律", round(milliseconds, 1), "毫秒", f"{len(law.articles)} 条，{len(body)} 字，不写数据库")
    ]
