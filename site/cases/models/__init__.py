from .offences import Offence
from .pages import CaseIndexPage, CasePage, CaseTag
from .pictures import Picture, Rendition
from .statutes import Provision, Statute

__all__ = [
    "CaseIndexPage",
    "CasePage",
    "CaseTag",
    "Offence",
    "Picture",
    "Provision",
    "Rendition",
    "Statute",
]
