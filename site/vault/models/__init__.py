from .cases import Attachment, Party, RawCase
from .logs import Access, Decision, DoorEvent
from .marks import Exemption, Marking, Step
from .second_factor import SecondFactor
from .values import KnownDigest, Pepper

__all__ = [
    "Access",
    "Attachment",
    "Decision",
    "DoorEvent",
    "Exemption",
    "KnownDigest",
    "Marking",
    "Party",
    "Pepper",
    "RawCase",
    "SecondFactor",
    "Step",
]
