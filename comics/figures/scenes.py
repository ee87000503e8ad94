"""A panel as data, and its drawing. Places are metres on a stage; the picture is 1600 units wide."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comics.figures import bodies, estates, parks, rooms, streets
from comics.figures.cameras import Camera
from comics.figures.ink import Sheet
from comics.figures.palette import PAPER
from comics.figures.people import PEOPLE
from comics.figures.props import PROPS, QUEUED
from comics.figures.props.ground import shade_under
from comics.figures.stages import Stage

BACKGROUNDS = {
    place.__name__: place
    for place in (
        streets.arcade,
        streets.lane,
        estates.estate,
        estates.tower_foot,
        estates.balcony,
        parks.promenade,
        parks.park,
        estates.night,
        streets.night_street,
        estates.site,
        streets.plaza,
        rooms.corridor,
        rooms.office,
        rooms.market,
        rooms.kitchen,
        rooms.grocery,
        rooms.home,
        rooms.bedroom,
        rooms.flat,
        rooms.burst,
        rooms.dots,
    )
}


@dataclass(frozen=True)
class Figure:
    """One person: `x` metres from the middle, `z` metres away, `y` metres above the ground (a step, a stool)."""

    kind: str
    pose: str = "stand"
    expression: str = "kind"
    x: float = 0.0
    z: float = 4.0
    y: float = 0.0
    scale: float = 1.0
    facing: str = "right"
    clothes: str | None = None
    hair: str | None = None
    holds: str | None = None
    turned: bool = False
    tilt: float = 0.0
    name: str = ""
    """Who this is for the words: the speaker of balloons. Never drawn."""


@dataclass(frozen=True)
class Prop:
    """One thing at a place; `options` go to its drawing. A dog's `leash` is the index of who holds it."""

    kind: str
    x: float = 0.0
    z: float = 4.0
    options: Mapping = field(default_factory=dict)
    leash: int | None = None


@dataclass(frozen=True)
class Scene:
    background: str
    figures: tuple[Figure, ...] = ()
    props: tuple[Prop, ...] = ()
    camera: Mapping = field(default_factory=dict)
    options: Mapping = field(default_factory=dict)
    seed: int = 1


@dataclass(frozen=True)
class Drawing:
    """The SVG, and for each figure in order where its mouth, head and body are, as fractions of the picture."""

    svg: str
    width: int
    height: int
    mouths: tuple[tuple[float, float], ...]
    heads: tuple[tuple[float, float, float, float], ...]  # x, y, w, h
    bodies: tuple[tuple[float, float, float, float], ...] = ()  # likewise


def draw(scene: Scene, width: int = 1600, height: int = 1200) -> Drawing:
    """Draw a scene. Lines are made for a width of about 1600; the same input gives the same drawing."""
    sheet = Sheet(width, height, scene.seed)
    camera = Camera(**{**scene.camera, "width": width, "height": height})
    stage = Stage(sheet, camera)
    BACKGROUNDS[scene.background](stage, **scene.options)
    placed: dict[int, bodies.Placed] = {}

    def figure(index: int, who: Figure) -> None:
        x, y = camera.project(who.x, who.y, who.z)
        unit = PEOPLE[who.kind].build.metre * camera.scale(who.z) * who.scale
        if scene.background not in ("flat", "burst", "dots"):
            shade_under(stage, who.x, who.z, 0.42 * who.scale)
        placed[index] = bodies.draw(
            sheet,
            who.kind,
            who.pose,
            who.expression,
            x,
            y,
            unit,
            who.facing,
            who.clothes,
            who.hair,
            who.holds,
            who.turned,
            tilt=who.tilt,
        )

    collars: list[tuple[int, tuple[float, float]]] = []

    def prop(thing: Prop) -> None:
        found = PROPS[thing.kind](stage, thing.x, thing.z, **thing.options)
        if thing.leash is not None:
            collars.append((thing.leash, found))

    for index, who in enumerate(scene.figures):
        stage.later(who.z, lambda index=index, who=who: figure(index, who))
    for thing in scene.props:
        if thing.kind in QUEUED:
            prop(thing)
        else:
            stage.later(thing.z, lambda thing=thing: prop(thing))
    stage.finish()
    for holder, collar in collars:
        (ax, ay) = placed[holder].hands[1]
        bx, by = collar
        sag = abs(bx - ax) * 0.12 + 10
        sheet.line([(ax, ay), ((ax + bx) / 2, (ay + by) / 2 + sag), (bx, by)], 6, "#B3392B", taper=0)
    if stage.light == "night":
        sheet.fill(
            [(-9, -9, True), (width + 9, -9, True), (width + 9, height + 9, True), (-9, height + 9, True)],
            "#1B2745",
            0.2,
        )
    mouths = tuple((placed[i].mouth[0] / width, placed[i].mouth[1] / height) for i in sorted(placed))

    def boxes(edges) -> tuple[tuple[float, float, float, float], ...]:
        return tuple((a / width, b / height, (c - a) / width, (d - b) / height) for a, b, c, d in edges)

    return Drawing(
        sheet.svg(PAPER),
        width,
        height,
        mouths,
        boxes(placed[i].head for i in sorted(placed)),
        boxes(placed[i].body for i in sorted(placed)),
    )


def scene(scene: Scene, width: int = 1600, height: int = 1200) -> str:
    """The SVG of a scene."""
    return draw(scene, width, height).svg
