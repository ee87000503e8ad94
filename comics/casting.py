"""A first drawing from stock figures for a panel whose words are there: who speaks stands in it, as they looked before."""

from collections.abc import Mapping, Sequence

# What a speaker is called, and who that is in the drawing; the first that occurs in the name.
_ROLES = (
    ("老队员", "officer_senior"),
    ("女队员", "officer_woman"),
    ("队员", "officer"),
    ("执法", "officer"),
    ("城管", "officer"),
    ("老板娘", "shopwoman"),
    ("女店主", "shopwoman"),
    ("老板", "shopkeeper"),
    ("店主", "shopkeeper"),
    ("摊主", "shopkeeper"),
    ("店员", "shopwoman"),
    ("厨师", "cook"),
    ("师傅", "worker"),
    ("工人", "worker"),
    ("司机", "worker"),
    ("网格员", "volunteer"),
    ("志愿者", "volunteer"),
    ("社区", "volunteer"),
    ("老师", "teacher"),
    ("律师", "teacher"),
    ("爷爷", "grandpa"),
    ("老伯", "grandpa"),
    ("阿公", "grandpa"),
    ("奶奶", "grandma"),
    ("婆", "grandma"),
    ("妈妈", "young_woman"),
    ("姐", "woman"),
    ("姑娘", "young_woman"),
    ("阿姨", "aunt"),
    ("街坊", "aunt"),
    ("邻居", "aunt"),
    ("姨", "aunt"),
    ("婶", "aunt"),
    ("大叔", "uncle"),
    ("叔", "uncle"),
    ("伯", "uncle"),
    ("哥", "young_man"),
    ("爸爸", "man"),
    ("女孩", "girl"),
    ("妹", "girl"),
    ("男孩", "boy"),
    ("孩", "boy"),
    ("仔", "young_man"),
)
_STRANGERS = ("man", "woman", "young_man", "aunt")
_POSE = {"speech": ("explain", "talk"), "shout": ("point", "shout"), "thought": ("think", "thinking")}
USUAL_CAMERA = {"eye": 1.45, "horizon": 0.58, "focal": 0.95}
_CROWDED = USUAL_CAMERA | {"horizon": 0.68}
"""Lower in the picture, where more than two balloons want the room above."""
_DISTANCE = 3.3


def kind_of(name: str, strangers: int = 0) -> str:
    """Which figure plays a speaker called `name`; `strangers` is how many before had a name that says nothing."""
    for part, kind in _ROLES:
        if part in name:
            return kind
    return _STRANGERS[strangers % len(_STRANGERS)]


def first_scene(lines: Sequence[tuple[str, str]], others: Sequence[Mapping]) -> dict:
    """Data of a scene (see `comics.figures.saved`) for `lines`, the (speaker, kind) of a panel's balloons in order.

    `others` are the scenes of other panels, nearest first: the place is that of the nearest, and who appeared before
    looks the same. Speakers stand left and right in turn, as `comics.placement` hangs their balloons.
    """
    cast: list[tuple[str, str]] = []
    for speaker, kind in lines:
        if speaker.strip() and kind in _POSE and speaker not in [name for name, _ in cast]:
            cast.append((speaker, kind))
    nearest = others[0] if others else {}
    figures = []
    strangers = 0
    for index, (name, kind) in enumerate(cast[:4]):
        known = next(
            (one for scene in others for one in scene.get("figures", ()) if one.get("name") == name), None
        )
        if known:
            look = {part: known[part] for part in ("kind", "clothes", "scale") if part in known}
        else:
            look = {"kind": kind_of(name, strangers)}
            strangers += look["kind"] in _STRANGERS
        facing = "left" if index % 2 else "right"
        pose, expression = _POSE[kind]
        figures.append(
            {
                "name": name,
                **look,
                "pose": pose,
                "expression": expression,
                "x": (-0.95 - 0.95 * (index // 2)) * (1 if facing == "right" else -1),
                "z": _DISTANCE + 0.6 * (index // 2),
                "facing": facing,
            }
        )
    return {
        "version": 1,
        "size": nearest.get("size", "usual"),
        "background": nearest.get("background", "arcade"),
        "options": nearest.get("options", {}),
        "camera": _CROWDED if len(lines) > 2 else nearest.get("camera", USUAL_CAMERA),
        "figures": figures,
        "props": [prop for prop in nearest.get("props", ()) if prop.get("leash") is None],
    }
