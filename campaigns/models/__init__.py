from .activities import Activity, Audience, Campaign, Observance, ObservanceYear, Target
from .leaflets import Account, Balance, LeafletEdition, LedgerClosing, PrintRun, Transfer
from .media import Article, Outlet, Placement, Reading
from .organisations import Affiliation, Membership, Organisation, Place
from .records import Anchor, Recognition, ReferenceFigure
from .scans import Scan, ShortCode
from .tallies import ActivityTotal, QuarantinedEvent, TallyEvent

__all__ = [
    "Account",
    "Activity",
    "ActivityTotal",
    "Affiliation",
    "Anchor",
    "Article",
    "Audience",
    "Balance",
    "Campaign",
    "LeafletEdition",
    "LedgerClosing",
    "Membership",
    "Observance",
    "ObservanceYear",
    "Organisation",
    "Outlet",
    "Place",
    "Placement",
    "PrintRun",
    "QuarantinedEvent",
    "Reading",
    "Recognition",
    "ReferenceFigure",
    "Scan",
    "ShortCode",
    "TallyEvent",
    "Target",
    "Transfer",
]
