"""A scene as plain data, for keeping beside a panel and drawing again: strict to read, short to write."""

import inspect
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, fields

from comics.figures.faces import EXPRESSIONS
from comics.figures.held import THINGS
from comics.figures.people import PEOPLE, WARDROBE
from comics.figures.poses import POSES
from comics.figures.scenes import BACKGROUNDS, PROPS, Figure, Prop, Scene

VERSION = 1
SIZES = {"usual": (1600, 1200), "wide": (1600, 900), "tall": (1600, 1760)}
"""Width and height of the drawing, in its own units."""
MAX_FIGURES = 12
MAX_PROPS = 40

_WORD = re.compile(r"#?\w{1,20}")
_PLACE = {"x": (-30.0, 30.0), "z": (0.8, 40.0), "y": (-3.0, 12.0), "scale": (0.3, 3.0), "tilt": (-3.2, 3.2)}
_CAMERA = {"eye": (0.2, 8.0), "horizon": (-1.0, 2.0), "focal": (0.3, 4.0), "x": (-20.0, 20.0)}
_CHOICES = {
    "kind": PEOPLE,
    "pose": POSES,
    "expression": EXPRESSIONS,
    "clothes": WARDROBE,
    "holds": THINGS,
    "facing": ("left", "right"),
}
_LONGEST_NAME = 20


class BadScene(ValueError):
    """The data is no scene that can be drawn. `str()` is one Chinese sentence."""


def to_data(scene: Scene, size: tuple[int, int] = SIZES["usual"]) -> dict:
    """`scene` as JSON-ready data; what is as usual is left out. `size` is one of `SIZES`."""
    return {
        "version": VERSION,
        "size": next(name for name, value in SIZES.items() if value == tuple(size)),
        "background": scene.background,
        "options": dict(scene.options),
        "camera": dict(scene.camera),
        "figures": [_short(figure) for figure in scene.figures],
        "props": [_short(prop) for prop in scene.props],
        "seed": scene.seed,
    }


def _short(thing: Figure | Prop) -> dict:
    usual = {
        f.name: f.default_factory() if f.default is MISSING else f.default
        for f in fields(thing)
        if f.name != "kind"
    }
    return {name: value for name, value in asdict(thing).items() if usual.get(name, MISSING) != value}


def from_data(data: object) -> tuple[Scene, tuple[int, int]]:
    """The scene of `data` and the size of its drawing. Raise `BadScene` for whatever could not be drawn."""
    _need(isinstance(data, Mapping), "素材画面读不懂")
    _known(data, {"version", "size", "background", "options", "camera", "figures", "props", "seed"}, "画面")
    _need(data.get("version") == VERSION, f"素材画面的版本不对，这里只读得懂第 {VERSION} 版")
    size = data.get("size", "usual")
    _need(isinstance(size, str) and size in SIZES, "不认识的画面形状")
    background = data.get("background")
    _need(isinstance(background, str) and background in BACKGROUNDS, f"没有“{str(background)[:20]}”这个地方")
    figures, props = data.get("figures") or [], data.get("props") or []
    _need(isinstance(figures, list) and isinstance(props, list), "素材画面读不懂")
    _need(len(figures) <= MAX_FIGURES, f"一格最多 {MAX_FIGURES} 个人物")
    _need(len(props) <= MAX_PROPS, f"一格最多 {MAX_PROPS} 样东西")
    seed = data.get("seed", 1)
    _need(isinstance(seed, int) and 0 <= seed <= 1_000_000, "素材画面读不懂")
    scene = Scene(
        background,
        tuple(_figure(one) for one in figures),
        tuple(_prop(one, len(figures)) for one in props),
        _camera(data.get("camera") or {}),
        _options(data.get("options") or {}, BACKGROUNDS[background], skip=1),
        seed,
    )
    return scene, SIZES[size]


def _figure(data: object) -> Figure:
    _need(isinstance(data, Mapping), "素材画面里的人物读不懂")
    _known(data, {f.name for f in fields(Figure)}, "人物")
    for name, choices in _CHOICES.items():
        value = data.get(name)
        absent = (value is None and name in ("clothes", "holds")) or (name not in data and name != "kind")
        _need(
            absent or (isinstance(value, str) and value in choices),
            f"人物的 {name} 不认识“{str(value)[:20]}”",
        )
    name = data.get("name", "")
    _need(isinstance(name, str) and len(name) <= _LONGEST_NAME, f"人物的名字最多 {_LONGEST_NAME} 个字")
    _need(isinstance(data.get("turned", False), bool), "素材画面里的人物读不懂")
    _need(data.get("hair") is None, "素材画面里的人物读不懂")
    return Figure(**{**data, **_numbers(data, _PLACE)})


def _prop(data: object, figures: int) -> Prop:
    _need(isinstance(data, Mapping), "素材画面里的东西读不懂")
    _known(data, {f.name for f in fields(Prop)}, "东西")
    kind = data.get("kind")
    _need(isinstance(kind, str) and kind in PROPS, f"没有“{str(kind)[:20]}”这样东西")
    leash = data.get("leash")
    _need(leash is None or kind == "dog", "只有狗能牵着")
    _need(
        leash is None or (isinstance(leash, int) and not isinstance(leash, bool) and 0 <= leash < figures),
        "牵狗的人不在画面里",
    )
    options = _options(data.get("options") or {}, PROPS[kind], skip=3)
    return Prop(**{**data, **_numbers(data, _PLACE), "options": options})


def _camera(data: object) -> dict:
    _need(isinstance(data, Mapping), "镜头读不懂")
    _known(data, set(_CAMERA), "镜头")
    return _numbers(data, _CAMERA)


def _numbers(data: Mapping, limits: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    found = {}
    for name, (low, high) in limits.items():
        if name not in data:
            continue
        value = data[name]
        _need(
            isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value),
            f"{name} 应当是数字",
        )
        _need(low <= value <= high, f"{name} 应当在 {low:g} 到 {high:g} 之间")
        found[name] = value
    return found


def _options(data: object, drawing: Callable, skip: int) -> dict:
    """Options that `drawing` takes after its first `skip` arguments, each of the type of its default."""
    _need(isinstance(data, Mapping), "素材画面读不懂")
    offered = {p.name: p.default for p in list(inspect.signature(drawing).parameters.values())[skip:]}
    for name, value in data.items():
        _need(name in offered, f"没有“{str(name)[:20]}”这个选项")
        usual = offered[name]
        if isinstance(usual, bool):
            sound = isinstance(value, bool)
        elif isinstance(usual, str):
            sound = isinstance(value, str) and bool(_WORD.fullmatch(value))
        elif isinstance(usual, int):
            sound = type(value) is int and abs(value) <= 9 and (name != "flip" or abs(value) == 1)
        else:
            sound = type(value) in (int, float) and abs(value) <= 20
        _need(sound, f"选项 {name} 不能是“{str(value)[:20]}”")
        if name == "mood":
            _need(value in ("stand", "run", "sit", "bark"), f"没有“{value}”这种狗")
    return dict(data)


def _known(data: Mapping, names: set[str], what: str) -> None:
    strange = [str(name)[:20] for name in data if name not in names]
    _need(not strange, f"{what}里有不认识的内容“{strange[0] if strange else ''}”")


def _need(sound: bool, sentence: str) -> None:
    if not sound:
        raise BadScene(sentence)
