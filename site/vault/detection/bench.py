"""How fast detection is and how much memory it takes, for `manage.py bench`."""

import resource
import time

from . import detect
from .persons import names

_TEXT = (
    "当事人：张志强，男，1985年2月14日出生，公民身份号码：440703198502143219，住广东省江门市蓬江区白沙街道胜利路128号3栋502房，联系电话：13822345678。"
    "2024年3月5日，本局执法人员李志明、黄婉仪到阿强大排档检查，发现当事人在跃进路56号门前人行道摆放桌椅12张，占用公共场地约18平方米。"
    "上述行为违反了《广东省城市市容和环境卫生管理条例》第十五条的规定。当事人对上述事实没有异议，并在笔录上签名确认。"
    "依据《中华人民共和国行政处罚法》第二十八条，本机关责令当事人立即改正违法行为，并处罚款人民币五百元。\n"
)

_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红飞玲建国海燕荣健志文辉力世广成康星光"


def _cases(length: int) -> str:
    """A file of many cases, each about other people, streets, shops and numbers: all that may grow with a text grows."""
    surnames = sorted(names.common_surnames())

    def given(number: int) -> str:
        return _GIVEN[number % len(_GIVEN)] + _GIVEN[number // len(_GIVEN) % len(_GIVEN)]

    cases = []
    for number in range(length // len(_TEXT) + 1):
        case = _TEXT.replace("45678", f"{10_000 + number}")
        for place, old in enumerate(("张志强", "李志明", "黄婉仪")):
            person = 3 * number + place
            case = case.replace(old, surnames[person % len(surnames)] + given(person))
        for place, old in enumerate(("胜利", "跃进", "阿强"), start=1):
            case = case.replace(old, given(number + 600 * place))
        cases.append(case)
    return "".join(cases)[:length]


def _seconds(text: str, rounds: int = 3) -> float:
    """The best of some rounds, in processor seconds of all threads: what one core would need."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        detect(text)
        best = min(best, time.process_time() - begun)
    return best


def measure_detection() -> list[tuple[str, float, str, str]]:
    """Characters a second on one core, seconds for a case of 3,000 characters, memory of the process."""
    detect(_TEXT)
    long = (_TEXT * 80)[:20_000]
    short = (_TEXT * 20)[:3_000]
    speed = len(long) / _seconds(long)
    how = "process_time，三次取最快，模型已载入"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        ("detection_speed", round(speed), "字符/秒", f"20000 字文书一次检测，{how}"),
        ("detection_case_3000", round(_seconds(short), 3), "秒", f"3000 字案件一次检测，{how}"),
        ("detection_memory", round(memory), "MB", "检测后本进程的峰值内存"),
    ]


def measure_growth() -> list[tuple[str, float, str, str]]:
    """What a character of 200 pages costs beside one of 25 pages; 1 is growth in proportion."""
    detect(_TEXT)
    short, long = _cases(20_000), _cases(160_000)
    ratio = (_seconds(long, 1) / len(long)) / (_seconds(short) / len(short))
    how = "一次检测每字所需的 process_time 之比，案案不同名"
    return [("detection_growth", round(ratio, 2), "倍", f"160000 字比 20000 字，{how}")]
