"""A whole figure: bones from the pose, cloth over the bones, the head on top. Drawn facing right, flipped when placed."""

from dataclasses import dataclass, replace
from math import atan2, cos, pi, sin

from comics.figures import clothes as cloth
from comics.figures import faces, hair, hands, headwear, held
from comics.figures.frames import Frame, bend
from comics.figures.ink import LINE, Point, Sheet, between
from comics.figures.palette import HAIRS, SKINS, shade
from comics.figures.people import PEOPLE, WARDROBE, Clothes, Person
from comics.figures.poses import POSES, Arm


@dataclass(frozen=True)
class Placed:
    """What the letterer needs to know of a drawn figure, in drawing units."""

    mouth: tuple[float, float]
    head: tuple[float, float, float, float]  # left, top, right, bottom
    hands: tuple[tuple[float, float], tuple[float, float]]
    body: tuple[float, float, float, float]


class Skeleton:
    """Joints of a posed body in head heights; origin on the ground, y up is negative."""

    def __init__(self, person: Person, pose_name: str):
        pose, b = POSES[pose_name], person.build
        self.pose, self.build = pose, b
        ground = -b.legs * (1 - pose.drop) - pose.air * b.legs
        self.pelvis = (0.0, ground)
        self.lean = pose.lean + b.stoop
        self.legs = []
        for side, foot, knee in zip((-1, 1), pose.feet, pose.knees, strict=True):
            hip = (side * b.hip * 0.46, ground + 0.02)
            target = (hip[0] + foot[0] * b.legs, ground + (foot[1] - 0.07) * b.legs)
            joint, end = bend(hip, target, b.legs * 0.475, b.legs * 0.463, knee)
            self.legs.append((hip, joint, end))
        self.arms = []
        for side, arm in zip((-1, 1), (pose.near, pose.far), strict=True):
            shoulder = self.spine(side * (b.shoulder - 0.14), -b.torso + 0.23)
            target = (shoulder[0] + arm.x * b.arm, shoulder[1] + arm.y * b.arm)
            elbow, wrist = bend(shoulder, target, b.arm * 0.5, b.arm * 0.48, arm.elbow)
            self.arms.append((shoulder, elbow, wrist))
        self.neck = self.spine(0.03, -b.torso + 0.02)
        self.head_angle = self.lean * 0.45 + pose.head
        up = 0.17 + 0.44 * b.head
        a = self.head_angle
        forward = 0.05 + 0.25 * b.stoop
        self.head = (self.neck[0] + forward + up * sin(a), self.neck[1] - up * cos(a))

    def spine(self, x: float, y: float, sharp: bool = False) -> Point:
        """A point of the upright body (origin at the hips), after the back has bent."""
        t = min(max(-y / self.build.torso, 0.0), 1.0)
        a = self.lean * (0.35 + 0.65 * t)
        px = self.pelvis[0] + x * cos(a) - y * sin(a)
        py = self.pelvis[1] + x * sin(a) + y * cos(a)
        return (px, py, True) if sharp else (px, py)


def draw(
    sheet: Sheet,
    kind: str,
    pose: str,
    expression: str,
    x: float,
    y: float,
    unit: float,
    facing: str = "right",
    clothes: str | Clothes | None = None,
    hair_style: str | None = None,
    holds: str | None = None,
    turned: bool = False,
    tilt: float = 0.0,
) -> Placed:
    """Draw one person with the feet at (x, y); `unit` is the height of the head in drawing units; `turned` shows the back."""
    person = PEOPLE[kind]
    if hair_style:
        person = replace(person, hair=hair_style)
    wear = clothes if isinstance(clothes, Clothes) else WARDROBE[clothes or person.clothes]
    bones = Skeleton(person, pose)
    root = Frame(x, y, unit, 1 if facing == "right" else -1, tilt)
    width = LINE * min(max((unit / 130) ** 0.4, 0.5), 1.25)
    skin = SKINS[person.skin]
    lock = HAIRS[person.colour]
    pen = _Pen(sheet, root, bones, person, wear, skin, width)

    near, far = bones.pose.near, bones.pose.far
    if turned:
        near, far = replace(near, front=not near.front), replace(far, front=not far.front)
    if not far.front:
        pen.arm(1, far)
    if not near.front:
        pen.arm(0, near)
    pen.leg(1)
    pen.leg(0)
    head = Frame(*root(*bones.head)[:2], unit * person.build.head, root.flip, root.angle + bones.head_angle)
    if not turned:
        hair.back(sheet, head, person.hair, lock, width)
    pen.neck()
    cloth.torso(sheet, root, bones, person.build, wear, width, turned)
    if turned:
        hair.from_behind(sheet, head, person.hair, lock, skin, width)
        if wear.hat:
            headwear.hat(sheet, head, wear.hat, width, behind=True)
        mouth = head(0.1, 0.28)[:2]
    else:
        mouth = _face(sheet, head, person, expression, skin, lock, wear, width)
    if holds and holds not in held.OVER:
        pen.hold(holds)
    if far.front:
        pen.arm(1, far)
    if near.front:
        pen.arm(0, near)
    if holds in held.OVER:
        pen.hold(holds)
    r = head.unit * 0.56
    top = head.unit * (0.86 if wear.hat else 0.66)
    wrists = tuple(root(*bones.arms[i][2])[:2] for i in (0, 1))
    spread = unit * person.build.shoulder * 1.2
    return Placed(
        mouth,
        (head.x - r, head.y - top, head.x + r, head.y + r),
        wrists,
        (x - spread, head.y - top, x + spread, y),
    )


def _face(
    sheet: Sheet,
    head: Frame,
    person: Person,
    expression: str,
    skin: str,
    lock: str,
    wear: Clothes,
    width: float,
):
    mood = faces.EXPRESSIONS[expression]
    faces.skull(sheet, head, person.face, skin, width)
    brow = shade(lock, 0.35) if person.colour in ("white", "grey") else lock
    mouth = faces.features(
        sheet, head, mood, skin, width, person.lashes, person.old, brow, person.child, person.heavy_brow
    )
    if wear.hat == "cap" or wear.hat in ("chef", "helmet"):
        headwear.cap_hair(sheet, head, lock, width)
    else:
        hair.front(sheet, head, person.hair, lock, width)
    faces.ear(sheet, head, skin, width)
    if person.hair in ("bob", "long"):
        hair.front(sheet, head, person.hair, lock, width)
    if person.beard:
        hair.beard(sheet, head, lock, width)
    if person.glasses:
        headwear.glasses(sheet, head, width, 0.02)
    if wear.hat:
        headwear.hat(sheet, head, wear.hat, width)
    return mouth


class _Pen:
    """The limbs of one figure, with its cloth and skin."""

    def __init__(
        self,
        sheet: Sheet,
        root: Frame,
        bones: Skeleton,
        person: Person,
        wear: Clothes,
        skin: str,
        width: float,
    ):
        self.sheet, self.root, self.bones, self.build = sheet, root, bones, person.build
        self.wear, self.skin, self.width, self.child = wear, skin, width, person.child

    def neck(self) -> None:
        b, root = self.bones, self.root
        nx, ny = b.neck[:2]
        w = 0.17 * (0.85 + 0.15 * self.build.limb) * (0.8 if self.child else 1)
        hx, hy = b.head
        top = (nx + (hx - nx) * 0.55, ny + (hy - ny) * 0.55)
        self.sheet.shape(
            root.all(
                [
                    (nx - w - 0.06, ny + 0.16),
                    (nx - w, ny),
                    (top[0] - w, top[1]),
                    (top[0] + w, top[1]),
                    (nx + w, ny),
                    (nx + w + 0.06, ny + 0.16),
                ]
            ),
            shade(self.skin, 0.13),
            self.width,
        )

    def arm(self, index: int, arm: Arm) -> None:
        shoulder, elbow, wrist = self.bones.arms[index]
        root, unit, wear, k = self.root, self.root.unit, self.wear, self.build.limb
        dx, dy = wrist[0] - elbow[0], wrist[1] - elbow[1]
        forearm = atan2(dy, dx)
        angle = forearm + arm.turn if arm.aim is None else arm.aim
        length = 0.36 * (0.78 if self.child else 0.9 + 0.1 * k)
        tone = wear.colour if wear.top not in ("vest", "singlet") else wear.under
        soft = 0.14
        near_elbow = (elbow[0] + (shoulder[0] - elbow[0]) * soft, elbow[1] + (shoulder[1] - elbow[1]) * soft)
        after = (elbow[0] + (wrist[0] - elbow[0]) * soft, elbow[1] + (wrist[1] - elbow[1]) * soft)
        path = root.all([shoulder, near_elbow, after, wrist])
        front = arm.front
        bare = wear.sleeve != "long"
        wrist_frame = root.at(wrist[0], wrist[1], angle, length, mirror=arm.mirror)
        colour = tone if front else shade(tone, 0.1)
        skin = self.skin if front else shade(self.skin, 0.08)
        if bare:
            self._tube(
                path,
                [w * unit for w in (0.27 * k, 0.25 * k, 0.22 * k, 0.17 * k)],
                skin,
                arm.elbow,
            )
            hands.draw(self.sheet, wrist_frame, arm.hand, skin, self.width * 0.62)
            hand_root = [shoulder, between(shoulder, elbow, 0.35), between(shoulder, elbow, 0.72)]
            if wear.sleeve == "short":
                self._tube(
                    root.all(hand_root),
                    [w * unit for w in (0.36 * k, 0.38 * k, 0.4 * k)],
                    colour,
                    arm.elbow,
                )
            return
        hands.draw(self.sheet, wrist_frame, arm.hand, skin, self.width * 0.62)
        self._tube(
            path,
            [w * unit for w in (0.36 * k, 0.31 * k, 0.3 * k, 0.25 * k)],
            colour,
            arm.elbow,
        )
        ux, uy = cos(forearm), sin(forearm)
        cuff = [
            (wrist[0] - 0.1 * ux + s * uy * 0.125 * k, wrist[1] - 0.1 * uy - s * ux * 0.125 * k)
            for s in (-1, 1)
        ]
        self.sheet.line(root.all(cuff), self.width * 0.7, taper=0.1)
        if wear.hat == "cap" and wear.top == "jacket":
            self._patch(shoulder, elbow)
        self._crease(elbow, shoulder, wrist)

    def _patch(self, shoulder: Point, elbow: Point) -> None:
        """The badge on the sleeve: a plain shield."""
        x, y = between(shoulder, elbow, 0.42)
        a = atan2(elbow[1] - shoulder[1], elbow[0] - shoulder[0]) - pi / 2
        f = self.root.at(x, y, a, 1.0)
        self.sheet.shape(
            f.all(
                [(-0.07, -0.08, True), (0.07, -0.08, True), (0.065, 0.04), (0.0, 0.11, True), (-0.065, 0.04)]
            ),
            "#E9C46A",
            self.width * 0.55,
        )

    def _crease(self, elbow: Point, shoulder: Point, wrist: Point) -> None:
        dot = (shoulder[0] - elbow[0]) * (wrist[0] - elbow[0]) + (shoulder[1] - elbow[1]) * (
            wrist[1] - elbow[1]
        )
        if dot < -0.35 * (self.build.arm * 0.5) ** 2:
            return
        mx, my = (shoulder[0] + wrist[0]) / 2 - elbow[0], (shoulder[1] + wrist[1]) / 2 - elbow[1]
        size = (mx * mx + my * my) ** 0.5 or 1
        ix, iy = mx / size, my / size
        self.sheet.line(
            self.root.all(
                [(elbow[0] + ix * 0.13, elbow[1] + iy * 0.13), (elbow[0] + ix * 0.03, elbow[1] + iy * 0.03)]
            ),
            self.width * 0.6,
        )

    def _tube(self, path: list[Point], widths: list[float], colour: str, side: float) -> None:
        outer = 1 if side * self.root.flip < 0 else -1
        self.sheet.limb(
            path,
            widths,
            colour,
            self.width,
            shade(colour, 0.15),
            side=outer,
            open_start=True,
            outer=-outer,
        )

    def leg(self, index: int) -> None:
        hip, knee, ankle = self.bones.legs[index]
        root, unit, k, wear = self.root, self.root.unit, self.build.limb, self.wear
        toe = self.bones.pose.toes[index]
        far = index == 1
        self._shoe(ankle, toe, far)
        tone = wear.below if not far else shade(wear.below, 0.1)
        skin = self.skin if not far else shade(self.skin, 0.08)
        soft = 0.12
        path = root.all([hip, between(hip, knee, 1 - soft), between(knee, ankle, soft), ankle])
        if wear.bottom == "trousers":
            self.sheet.limb(
                path,
                [w * unit * k for w in (0.5, 0.42, 0.39, 0.34)],
                tone,
                self.width,
                shade(tone, 0.15),
                side=1 if root.flip < 0 else -1,
                open_start=True,
                outer=1,
            )
            return
        self.sheet.limb(
            path,
            [w * unit * k for w in (0.4, 0.31, 0.29, 0.19)],
            skin,
            self.width,
            shade(skin, 0.12),
            side=1 if root.flip < 0 else -1,
            open_start=True,
            outer=1,
        )
        if wear.bottom == "shorts":
            short = root.all([hip, between(hip, knee, 0.5), between(hip, knee, 0.94)])
            self.sheet.limb(
                short,
                [w * unit * k for w in (0.52, 0.52, 0.52)],
                tone,
                self.width,
                shade(tone, 0.15),
                side=1 if root.flip < 0 else -1,
                open_start=True,
                outer=1,
            )

    def _shoe(self, ankle: Point, toe: float, far: bool) -> None:
        k = 0.62 if self.child else 0.84 + 0.16 * self.build.limb
        f = self.root.at(ankle[0], ankle[1], toe, k)
        tone = self.wear.shoes if not far else shade(self.wear.shoes, 0.12)
        self.sheet.shape(
            f.all(
                [
                    (-0.16, -0.14),
                    (0.13, -0.14),
                    (0.24, 0.0),
                    (0.46, 0.06),
                    (0.53, 0.15),
                    (0.5, 0.19, True),
                    (-0.2, 0.19, True),
                    (-0.21, 0.02),
                ]
            ),
            tone,
            self.width,
        )
        if self.root.unit > 60:
            self.sheet.line(f.all([(-0.2, 0.135), (0.2, 0.14), (0.51, 0.14)]), self.width * 0.55, taper=0.1)

    def hold(self, thing: str) -> None:
        held.draw(self.sheet, thing, self.root, self.bones, self.width)
