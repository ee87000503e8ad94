"""The one small palette. Names say what a colour is for, so that every drawing looks like the same hand."""

PAPER = "#FBFAF6"
WHITE = "#FFFFFF"
INK = "#1E2226"
SOFT_INK = "#5E6064"  # lines of things farther away

VERMILION = "#B3392B"
TEAL = "#1F5B5B"
SAND = "#E9E2D3"

NAVY = "#2F4665"
NAVY_DARK = "#223550"
SKY = "#CFE4E6"
SKY_DEEP = "#A9CDD1"
NIGHT = "#33445C"
NIGHT_DEEP = "#263449"
STONE = "#D2C9B8"
STONE_DARK = "#B5AB99"
MUSTARD = "#E2AE4A"
MUSTARD_DARK = "#C08C2F"
LEAF = "#86A878"
LEAF_DARK = "#5F8763"
PINK = "#E8B0A0"
ROSE = "#D87C6A"
LILAC = "#B9A9C4"
BROWN = "#8A5F43"
BROWN_DARK = "#684632"
CREAM = "#F6EBD0"
MINT = "#B9D3C4"
AQUA = "#7FB0AE"
GREY = "#A8AAA8"
GREY_LIGHT = "#DADAD5"
GREY_DARK = "#6F7376"
GOLD = "#E9C46A"

SKINS = {"light": "#F6D3B3", "warm": "#EDC09A", "tan": "#D9A47A"}
HAIRS = {"black": "#2B2A2C", "brown": "#5A4032", "grey": "#A9A9A6", "white": "#EFEDE8"}


def blend(first: str, second: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from the first to the second, as #RRGGBB."""
    a = [int(first[i : i + 2], 16) for i in (1, 3, 5)]
    b = [int(second[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(a, b, strict=True))


def shade(colour: str, share: float = 0.16) -> str:
    """The flat shadow tone of a colour."""
    return blend(colour, "#2B2F45", share)
