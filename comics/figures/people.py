"""The cast: who they are, how they are built and what they wear."""

from dataclasses import dataclass, replace

from comics.figures import palette as c


@dataclass(frozen=True)
class Build:
    """Proportions in head heights; `metre` is one head height in metres."""

    torso: float = 1.72
    legs: float = 2.22
    shoulder: float = 0.62
    waist: float = 0.5
    hip: float = 0.52
    belly: float = 0.0
    arm: float = 1.72
    limb: float = 1.0
    head: float = 1.14
    stoop: float = 0.0
    metre: float = 0.322


MAN = Build()
STOUT = Build(torso=1.7, legs=2.05, shoulder=0.68, waist=0.64, hip=0.6, belly=0.16, limb=1.12, metre=0.325)
SLIM = Build(shoulder=0.57, waist=0.42, hip=0.46, limb=0.9, legs=2.34)
WOMAN = Build(torso=1.58, legs=2.2, shoulder=0.51, waist=0.4, hip=0.52, arm=1.58, limb=0.84, metre=0.315)
AUNT = Build(
    torso=1.6, legs=2.0, shoulder=0.57, waist=0.53, hip=0.6, belly=0.06, arm=1.56, limb=0.96, metre=0.312
)
ELDER = Build(
    torso=1.52, legs=1.98, shoulder=0.54, waist=0.49, hip=0.5, arm=1.6, limb=0.86, stoop=0.14, metre=0.31
)
GRANNY = Build(
    torso=1.45,
    legs=1.85,
    shoulder=0.52,
    waist=0.5,
    hip=0.56,
    belly=0.05,
    arm=1.5,
    limb=0.86,
    stoop=0.12,
    metre=0.305,
)
CHILD = Build(
    torso=1.08, legs=1.3, shoulder=0.4, waist=0.36, hip=0.38, arm=1.12, limb=0.72, head=1.1, metre=0.305
)
SMALL = Build(
    torso=0.92, legs=1.0, shoulder=0.36, waist=0.35, hip=0.36, arm=0.95, limb=0.68, head=1.1, metre=0.285
)


@dataclass(frozen=True)
class Clothes:
    """`top`: jacket, shirt, tee, polo, blouse, cardigan, vest, singlet, hoodie. `bottom`: trousers, shorts, skirt."""

    top: str = "tee"
    colour: str = c.TEAL
    under: str = c.WHITE
    sleeve: str = "short"
    bottom: str = "trousers"
    below: str = c.GREY_DARK
    shoes: str = c.BROWN_DARK
    apron: str | None = None
    hat: str | None = None
    pattern: str | None = None  # stripes, dots, checks


UNIFORM = Clothes("jacket", c.NAVY, "#BFD3E0", "long", "trousers", c.NAVY_DARK, "#23262B", hat="cap")

WARDROBE = {
    "uniform": UNIFORM,
    "uniform_bare": replace(UNIFORM, hat=None),
    "apron": Clothes(
        "tee", c.CREAM, c.WHITE, "short", "trousers", "#5B6470", c.BROWN_DARK, apron=c.VERMILION
    ),
    "apron_teal": Clothes(
        "shirt", c.WHITE, c.WHITE, "long", "trousers", "#5B6470", c.BROWN_DARK, apron=c.TEAL
    ),
    "chef": Clothes(
        "jacket", c.WHITE, c.WHITE, "long", "trousers", c.GREY_DARK, "#2C2E32", apron=c.GREY_LIGHT, hat="chef"
    ),
    "tee": Clothes("tee", c.MUSTARD, c.WHITE, "short", "trousers", "#596A7D", c.WHITE),
    "tee_stripes": Clothes("tee", c.WHITE, c.TEAL, "short", "shorts", "#596A7D", c.BROWN, pattern="stripes"),
    "polo": Clothes("polo", c.AQUA, c.WHITE, "short", "trousers", "#8C7A62", c.BROWN_DARK),
    "shirt": Clothes("shirt", "#C9DCE2", c.WHITE, "long", "trousers", "#5A5450", c.BROWN_DARK),
    "checks": Clothes(
        "shirt", c.ROSE, c.CREAM, "long", "trousers", "#4F5D73", c.BROWN_DARK, pattern="checks"
    ),
    "blouse": Clothes("blouse", c.PINK, c.WHITE, "short", "skirt", c.TEAL, c.VERMILION),
    "dress": Clothes("blouse", c.LILAC, c.WHITE, "short", "skirt", c.LILAC, c.BROWN),
    "cardigan": Clothes("cardigan", c.LEAF, c.CREAM, "long", "trousers", "#6B5D52", "#3B3230"),
    "cardigan_rose": Clothes("cardigan", "#B9837C", c.CREAM, "long", "trousers", "#5C5560", "#3B3230"),
    "dots": Clothes(
        "blouse", "#C56B5C", c.CREAM, "short", "trousers", "#4E5560", c.BROWN_DARK, pattern="dots"
    ),
    "vest": Clothes(
        "vest", c.MUSTARD, c.GREY_LIGHT, "long", "trousers", "#596A7D", c.BROWN_DARK, hat="helmet"
    ),
    "singlet": Clothes("singlet", c.WHITE, c.WHITE, "none", "shorts", "#6E7F8C", c.BROWN),
    "hoodie": Clothes("hoodie", c.AQUA, c.WHITE, "long", "trousers", "#4F5560", c.WHITE),
    "school": Clothes("polo", c.WHITE, c.TEAL, "short", "shorts", c.TEAL, c.WHITE),
    "school_skirt": Clothes("polo", c.WHITE, c.TEAL, "short", "skirt", c.TEAL, c.WHITE),
    "pyjamas": Clothes("shirt", c.MINT, c.WHITE, "long", "trousers", c.MINT, c.ROSE, pattern="stripes"),
    "volunteer": Clothes("vest", c.VERMILION, c.WHITE, "short", "trousers", "#596A7D", c.WHITE),
}


@dataclass(frozen=True)
class Person:
    build: Build
    face: str
    hair: str
    colour: str
    clothes: str
    skin: str = "light"
    lashes: bool = False
    old: bool = False
    child: bool = False
    glasses: bool = False
    beard: bool = False
    heavy_brow: bool = False


PEOPLE = {
    "officer": Person(MAN, "square", "short", "black", "uniform", heavy_brow=True),
    "officer_woman": Person(WOMAN, "oval", "bun", "black", "uniform", lashes=True),
    "officer_senior": Person(STOUT, "square", "crew", "grey", "uniform", "warm", heavy_brow=True),
    "shopkeeper": Person(STOUT, "round", "crew", "black", "apron", "warm", heavy_brow=True),
    "shopwoman": Person(AUNT, "round", "bun", "black", "apron_teal", "light", lashes=True),
    "cook": Person(MAN, "long", "short", "black", "chef", "warm"),
    "man": Person(SLIM, "oval", "parted", "black", "shirt"),
    "young_man": Person(SLIM, "oval", "messy", "brown", "hoodie"),
    "uncle": Person(STOUT, "square", "short", "black", "singlet", "tan", heavy_brow=True),
    "woman": Person(WOMAN, "oval", "long", "black", "blouse", lashes=True),
    "young_woman": Person(WOMAN, "oval", "pony", "brown", "tee", lashes=True),
    "aunt": Person(AUNT, "round", "perm", "black", "dots", "warm", lashes=True),
    "grandpa": Person(
        ELDER, "long", "bald", "white", "cardigan", "warm", old=True, beard=False, glasses=True
    ),
    "grandma": Person(GRANNY, "round", "perm", "white", "cardigan_rose", "light", old=True),
    "boy": Person(CHILD, "round", "tuft", "black", "tee_stripes", child=True),
    "girl": Person(CHILD, "round", "pigtails", "black", "school_skirt", child=True),
    "toddler": Person(SMALL, "round", "bowl", "black", "tee", child=True),
    "worker": Person(MAN, "square", "short", "black", "vest", "tan", heavy_brow=True),
    "volunteer": Person(WOMAN, "oval", "bob", "black", "volunteer", lashes=True),
    "teacher": Person(MAN, "long", "parted", "grey", "shirt", "light", glasses=True),
}
