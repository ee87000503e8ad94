"""Poses as a handful of numbers. Lengths of limbs are 1; x is forward, y is down; angles in radians."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Arm:
    """Where the hand is, seen from the shoulder (1 is the arm stretched), which way the elbow points, and the hand."""

    x: float
    y: float
    elbow: float = 1.0
    hand: str = "rest"
    turn: float = 0.0  # added to the direction of the forearm
    front: bool = True  # before or behind the body
    mirror: bool = False  # thumb on the other side
    aim: float | None = None  # direction of the hand itself, instead of the forearm's


@dataclass(frozen=True)
class Pose:
    near: Arm
    far: Arm
    lean: float = 0.0
    head: float = 0.0
    drop: float = 0.0  # how far the hips sink, in leg lengths
    feet: tuple[tuple[float, float], tuple[float, float]] = (
        (-0.1, 1.0),
        (0.12, 1.0),
    )  # near, far, from the hips
    knees: tuple[float, float] = (-1.0, -1.0)
    air: float = 0.0  # lifted off the ground, in leg lengths
    toes: tuple[float, float] = (0.0, 0.0)


NEAR = Arm(-0.06, 0.97, 1.0, "rest")
FAR = Arm(0.1, 0.96, -0.4, "rest", front=False)

POSES = {
    "stand": Pose(NEAR, FAR),
    "explain": Pose(
        Arm(0.06, 0.86, 1.0, "rest"), Arm(0.66, 0.22, 1.0, "open", -0.5, front=True), lean=0.03, head=0.04
    ),
    "explain_both": Pose(
        Arm(0.5, 0.5, 1.0, "open", -0.5), Arm(0.6, 0.3, 1.0, "open", -0.5, front=False), lean=0.03
    ),
    "point": Pose(Arm(-0.02, 0.93, 1.0, "rest"), Arm(0.93, 0.1, 0.6, "point", 0.0, front=True), lean=0.05),
    "point_near": Pose(Arm(0.93, 0.18, 0.6, "point"), FAR, lean=0.05),
    "point_up": Pose(NEAR, Arm(0.62, -0.68, 1.0, "point", 0.1, front=True), head=-0.16, lean=-0.02),
    "point_back": Pose(Arm(-0.9, -0.02, -0.4, "point", 0.0, mirror=True), FAR, lean=-0.03),
    "leaflet": Pose(
        Arm(0.62, 0.42, 1.0, "flat", -0.25), Arm(0.12, 0.94, -0.4, "rest", front=False), lean=0.06, head=0.05
    ),
    "read": Pose(
        Arm(0.44, 0.42, 1.0, "fist", aim=-0.5), Arm(0.06, 0.42, -0.8, "fist", aim=-1.0, front=True), head=0.16
    ),
    "hips": Pose(
        Arm(-0.04, 0.54, 1.0, "fist", 0.3, mirror=True),
        Arm(0.1, 0.54, -1.0, "fist", -0.3, front=True),
        lean=-0.04,
    ),
    "bow": Pose(Arm(0.2, 0.9, 0.7, "rest"), Arm(0.3, 0.84, -0.2, "rest", front=False), lean=0.55, head=0.1),
    "sorry": Pose(
        Arm(0.34, 0.3, 1.0, "flat", aim=-1.35),
        Arm(-0.2, 0.3, -1.0, "flat", aim=-1.75, mirror=True, front=True),
        lean=0.16,
        head=0.12,
    ),
    "run": Pose(
        Arm(0.4, 0.56, 1.0, "fist", -0.3),
        Arm(-0.5, 0.45, 1.0, "fist", 0.2, front=False),
        lean=0.24,
        head=-0.1,
        feet=((-0.72, 0.62), (0.52, 0.76)),
        knees=(-1.0, -1.0),
        air=0.14,
        toes=(0.9, -0.15),
    ),
    "walk": Pose(
        Arm(0.2, 0.9, 0.8, "rest"),
        Arm(-0.12, 0.92, 0.6, "rest", front=False),
        lean=0.05,
        feet=((-0.34, 0.93), (0.34, 0.97)),
        toes=(0.3, -0.1),
    ),
    "carry": Pose(
        Arm(0.56, 0.5, 1.0, "flat", -0.5),
        Arm(0.56, 0.46, 1.0, "flat", -0.4, front=False),
        lean=-0.08,
        feet=((-0.2, 0.97), (0.2, 0.98)),
    ),
    "hold": Pose(
        Arm(0.42, 0.46, 1.0, "flat", aim=-0.4),
        Arm(0.0, 0.48, -1.0, "flat", aim=-0.9, mirror=True, front=True),
    ),
    "wave": Pose(NEAR, Arm(0.5, -0.62, 1.0, "open", -0.1, front=True), head=-0.04),
    "wave_near": Pose(Arm(-0.42, -0.66, -1.0, "open", 0.1, mirror=True), FAR),
    "think": Pose(
        Arm(0.33, 0.0, 1.0, "fist", aim=-1.0),
        Arm(-0.34, 0.42, -1.0, "rest", aim=2.9, mirror=True, front=True),
        head=0.08,
    ),
    "shrug": Pose(
        Arm(-0.4, 0.36, -1.0, "open", aim=-2.7, mirror=True),
        Arm(0.44, 0.34, 1.0, "open", aim=-0.45, front=True),
        head=0.1,
    ),
    "cross": Pose(
        Arm(0.3, 0.36, 1.0, "fist", 0.2), Arm(-0.1, 0.36, -1.0, "fist", 0.0, front=True, mirror=True)
    ),
    "sweep": Pose(
        Arm(0.36, 0.46, 1.0, "fist", 0.2),
        Arm(0.42, 0.72, 0.5, "fist", 0.3, front=True),
        lean=0.16,
        head=0.12,
        feet=((-0.22, 0.98), (0.2, 0.99)),
    ),
    "sit": Pose(
        Arm(0.34, 0.68, 1.0, "rest", -0.4),
        Arm(0.3, 0.7, 1.0, "rest", -0.3, front=True),
        drop=0.44,
        feet=((0.52, 0.56), (0.66, 0.56)),
    ),
    "sit_eat": Pose(
        Arm(0.5, 0.2, 1.0, "fist", -0.6),
        Arm(0.42, 0.42, 1.0, "rest", -0.3, front=False),
        lean=0.12,
        head=0.08,
        drop=0.44,
        feet=((0.5, 0.56), (0.64, 0.56)),
    ),
    "squat": Pose(
        Arm(0.62, 0.66, 1.0, "rest"),
        Arm(0.5, 0.62, 0.8, "rest", front=False),
        lean=0.34,
        head=-0.05,
        drop=0.52,
        feet=((0.02, 0.48), (0.3, 0.48)),
    ),
    "stick": Pose(Arm(0.34, 0.72, 1.0, "fist", -0.2), FAR, lean=0.12, head=-0.08),
    "stick_wave": Pose(
        Arm(0.3, 0.74, 1.0, "fist", -0.2),
        Arm(0.55, -0.5, 1.0, "open", -0.1, front=True),
        lean=0.08,
        head=-0.08,
    ),
    "look_up": Pose(NEAR, Arm(0.16, 0.92, -0.5, "open", 0.2, front=False), lean=-0.08, head=-0.3),
    "startled": Pose(
        Arm(-0.42, 0.16, -1.0, "open", aim=-2.3, mirror=True),
        Arm(0.5, 0.1, 1.0, "open", aim=-0.9, front=True),
        lean=-0.14,
        head=-0.04,
        feet=((-0.22, 0.97), (0.26, 0.97)),
    ),
    "shield": Pose(
        Arm(0.1, -0.6, -1.0, "open", aim=-0.7),
        Arm(0.02, -0.6, 1.0, "open", aim=-2.4, mirror=True, front=True),
        lean=0.16,
        head=0.2,
        drop=0.1,
        feet=((-0.16, 0.9), (0.2, 0.9)),
    ),
    "weep": Pose(
        Arm(0.02, -0.42, -1.0, "rest", aim=-1.2),
        Arm(0.08, -0.42, 1.0, "rest", aim=-1.9, mirror=True, front=True),
        head=0.1,
        lean=0.04,
    ),
    "cover_ears": Pose(
        Arm(-0.14, -0.42, -1.0, "rest", aim=-1.25),
        Arm(0.23, -0.42, 1.0, "rest", aim=-1.9, mirror=True, front=True),
        head=0.08,
        lean=0.04,
    ),
    "cook": Pose(
        Arm(0.6, 0.46, 1.0, "fist", -0.1),
        Arm(0.56, 0.36, 1.0, "fist", -0.2, front=False),
        lean=0.06,
        head=0.08,
    ),
    "push": Pose(
        Arm(0.74, 0.44, 0.8, "fist", 0.1),
        Arm(0.44, 0.44, 0.8, "fist", 0.1, front=False),
        lean=0.24,
        feet=((-0.46, 0.9), (0.18, 0.98)),
    ),
    "phone": Pose(Arm(0.1, -0.3, -1.0, "fist", aim=-1.1), FAR, head=0.06),
    "thumb": Pose(NEAR, Arm(0.56, 0.12, 1.0, "thumb", 0.3, front=True), lean=0.02),
    "behind": Pose(
        Arm(-0.1, 0.66, 1.0, "rest", -0.9, front=False),
        Arm(0.14, 0.66, -1.0, "rest", 0.8, front=False),
        lean=0.03,
    ),
    "scratch": Pose(Arm(-0.02, -0.5, -1.0, "rest", aim=-0.9), FAR, head=0.08),
    "leash": Pose(Arm(-0.02, 0.95, 1.0, "rest"), Arm(0.46, 0.64, 1.0, "fist", 0.1, front=True)),
    "cheer": Pose(
        Arm(-0.36, -0.76, -1.0, "fist", 0.0, mirror=True),
        Arm(0.44, -0.76, 1.0, "fist", 0.0, front=True),
        head=-0.1,
        air=0.05,
    ),
    "invite": Pose(Arm(-0.62, 0.34, 0.7, "open", 0.25, mirror=True), FAR, lean=0.02),
    "handshake": Pose(NEAR, Arm(0.74, 0.42, 0.8, "flat", -0.2, front=True), lean=0.06),
    "reach_up": Pose(
        Arm(0.3, 0.5, 1.0, "flat", aim=-0.4), Arm(0.62, -0.62, 1.0, "fist", front=True), head=-0.2, lean=0.04
    ),
    "lift": Pose(
        Arm(0.5, 0.66, 1.0, "fist"),
        Arm(0.6, 0.6, 1.0, "fist", front=False),
        lean=0.3,
        drop=0.16,
        feet=((-0.16, 0.84), (0.2, 0.84)),
    ),
}
