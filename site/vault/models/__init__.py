from .cases import Attachment, Party, RawCase
from .logs import Access, Decision
from .marks import Exemption, Marking, Step
from .values import KnownDigest, Pepper

__all__ = [
    "Access",
    "Attachment",
    "Decision",
    "Exemption",
    "KnownDigest",
    "Marking",
    "Party",
    "Pepper",
    "RawCase",
    "Step",
]
