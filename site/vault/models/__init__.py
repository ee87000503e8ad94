from .cases import Attachment, Party, RawCase
from .drills import Drill
from .imports import ImportJob, ImportRow
from .logs import Access, Decision, DoorEvent, Extension, Withdrawal
from .marks import Exemption, Marking, Step
from .second_factor import SecondFactor
from .terms import Term
from .values import KnownDigest, Pepper

__all__ = [
    "Access",
    "Attachment",
    "Decision",
    "DoorEvent",
    "Drill",
    "Exemption",
    "Extension",
    "ImportJob",
    "ImportRow",
    "KnownDigest",
    "Marking",
    "Party",
    "Pepper",
    "RawCase",
    "SecondFactor",
    "Step",
    "Term",
    "Withdrawal",
]
