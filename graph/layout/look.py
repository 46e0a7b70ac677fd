"""How things look: country is colour, kind is shape, status is line; and how a name becomes a label of two lines."""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

from graph.schema import kinds, link_types
from graph.text import msgid

Tone = Literal["VN", "LA", "other", "plain", "pale"]


# Contrast against white and against the band fills is at least 4.5 : 1 (WCAG AA); tests/layout/test_look.py measures it.
PALETTES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "VN": "#C2410C", "LA": "#1D4ED8", "other": "#5B6472", "plain": "#374151", "pale": "#9CA3AF",
        "VN_band": "#FFF7F2", "LA_band": "#F2F6FF", "other_band": "#F5F6F7", "plain_band": "#FFFFFF", "pale_band": "#FFFFFF",
        "ground": "#FFFFFF", "ink": "#111827", "soft": "#4B5563", "rule": "#D1D5DB", "halo": "#FFFFFF",
    },
    "dark": {
        "VN": "#FB923C", "LA": "#93B4FF", "other": "#B6BDC9", "plain": "#D1D5DB", "pale": "#6B7280",
        "VN_band": "#2A1C14", "LA_band": "#151E33", "other_band": "#1F2329", "plain_band": "#14171C", "pale_band": "#14171C",
        "ground": "#14171C", "ink": "#F3F4F6", "soft": "#C3C9D2", "rule": "#3A414C", "halo": "#14171C",
    },
}  # fmt: skip


def _ring(corners: int, turn: float = 0.0) -> tuple[tuple[float, float], ...]:
    angles = (math.tau * i / corners + turn for i in range(corners))
    return tuple((round(math.sin(a), 3), round(-math.cos(a), 3)) for a in angles)


def _star() -> tuple[tuple[float, float], ...]:
    radii = (1.15 if i % 2 == 0 else 0.5 for i in range(10))
    return tuple((round(r * math.sin(math.tau * i / 10), 3), round(-r * math.cos(math.tau * i / 10), 3)) for i, r in enumerate(radii))


# Corners on a unit circle, y downwards. "circle" has none: it is drawn as a circle.
SHAPES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "circle": (),
    "square": ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle": ((0, -1.05), (1.1, 0.85), (-1.1, 0.85)),
    "triangle_down": ((0, 1.05), (1.1, -0.85), (-1.1, -0.85)),
    "star": _star(),
    "bar": ((-1.4, -0.45), (1.4, -0.45), (1.4, 0.45), (-1.4, 0.45)),
    "hexagon": _ring(6),
    "octagon": _ring(8, math.pi / 8),
    "pentagon": _ring(5),
    "cross": (
        (-0.35, -1),
        (0.35, -1),
        (0.35, -0.35),
        (1, -0.35),
        (1, 0.35),
        (0.35, 0.35),
        (0.35, 1),
        (-0.35, 1),
        (-0.35, 0.35),
        (-1, 0.35),
        (-1, -0.35),
        (-0.35, -0.35),
    ),
    "column": ((-0.45, -1.1), (0.45, -1.1), (0.45, 1.1), (-0.45, 1.1)),
    "page": ((-0.8, -1.05), (0.35, -1.05), (0.8, -0.55), (0.8, 1.05), (-0.8, 1.05)),
    "chevron": ((-1, -0.9), (0.3, -0.9), (1.1, 0), (0.3, 0.9), (-1, 0.9)),
    "table": ((-1.2, -0.8), (1.2, -0.8), (1.2, -0.2), (0.9, -0.2), (0.9, 0.8), (-0.9, 0.8), (-0.9, -0.2), (-1.2, -0.2)),
    "trapezium": ((-0.6, -0.8), (0.6, -0.8), (1.15, 0.8), (-1.15, 0.8)),
    # Free for a kind to come.
    "hourglass": ((-0.95, -1), (0.95, -1), (0.25, 0), (0.95, 1), (-0.95, 1), (-0.25, 0)),
    "house": ((0, -1.15), (1, -0.25), (1, 1), (-1, 1), (-1, -0.25)),
    "parallelogram": ((-0.6, -0.8), (1.25, -0.8), (0.6, 0.8), (-1.25, 0.8)),
}

# The order of the kinds in legends and in a column of a picture; a kind that is not named here comes last.
_KINDS = (
    *("Enterprise", "Zone", "Product", "Gate", "Place", "Agreement", "Corridor", "Province", "Country", "Chain"),
    *("Body", "Event", "TradeFigure", "Source", "TradeTable", "Sector"),
)
_DRAWN = sorted(
    (one for one in kinds().values() if one.word), key=lambda one: _KINDS.index(one.label) if one.label in _KINDS else len(_KINDS)
)
SHAPE_OF: Mapping[str, str] = {one.label: one.shape for one in _DRAWN}
KIND_TEXT: Mapping[str, str] = {one.label: one.word for one in _DRAWN}
# MATCH is no link of the schema: a measure draws it between two codes.
LINK_TEXT: Mapping[str, str] = {one.name: one.says for one in link_types().values()} | {"MATCH": msgid("a wider or narrower code")}

LABEL = 24  # characters in one line of a label
_STOP = " ,;:/-–"
_BEFORE_VOWEL = "ເແໂໃໄ"  # Lao vowels written before their consonant


def shape(kind: str) -> str:
    return SHAPE_OF.get(kind, "circle")


# Widths of Noto Sans from " " to "~" in hundredths of its size, read from the font (hmtx); letters with accents are as wide as without.
_WIDTHS = (
    26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57, 57, 57, 43,
    90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78, 60, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44,
    28, 56, 62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60, 62, 62, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57,
)  # fmt: skip


def text_width(text: str, size: float = 12.0) -> float:
    """How many pixels a text takes in Noto Sans; marks that stand on another letter take none.

    >>> round(text_width("Vinachem")), text_width("đường") == text_width("duong"), text_width("ກີ") == text_width("ກ")
    (56, True, True)
    """
    return sum(_hundredths(letter) for letter in text) * size / 100


def _hundredths(letter: str) -> int:
    if not letter.isascii():
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            return 0
        letter = unicodedata.normalize("NFD", letter)[0].translate(
            {0x111: "d", 0x110: "D", 0x1A1: "o", 0x1B0: "u", 0x2026: "m", 0x2013: "0"}
        )
    if " " <= letter <= "~":
        return _WIDTHS[ord(letter) - 32]
    return 32 if letter in "ງະາຳເໂໃໄ" else 62  # Noto Sans Lao: the narrow letters are 28 to 37 wide, most others 61


def wrap(name: str, lines: int = 2, wide: int = LABEL) -> tuple[str, ...]:
    """A name on at most `lines` lines of `wide` characters, broken between words; what does not fit ends in "…".

    >>> wrap("Coffee; husks and skins, coffee substitutes containing coffee")
    ('Coffee; husks and skins,', 'coffee substitutes…')
    >>> wrap("Vinachem")
    ('Vinachem',)
    """
    rest = " ".join(name.split())
    made: list[str] = []
    while rest and len(made) < lines:
        head, rest = _break(rest, wide if len(made) < lines - 1 or len(rest) <= wide else wide - 1)
        made.append(head)
    if rest and made:
        made[-1] = made[-1].rstrip(" ,;:(-–") + "…"
    return tuple(made)


def _break(text: str, wide: int) -> tuple[str, str]:
    """The first line and the rest: after the last word that fits, else (Lao is written without spaces) between two letters."""
    if len(text) <= wide:
        return text, ""
    at = max((i for i in range(1, wide + 1) if _may_break(text, i)), default=0)
    if not at:
        at = max(
            (i for i in range(1, wide + 1) if not unicodedata.combining(text[i]) and text[i - 1] not in _BEFORE_VOWEL + "-"), default=wide
        )
    return text[:at].rstrip(), text[at:].lstrip()


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before this letter: at a space, before a bracket, after a sign, but not inside 2025-07."""
    before, after = text[at - 1], text[at]
    return after == " " or (after == "(" and before != " ") or (before in _STOP and not after.isdigit())


def label(kind: str, name: str, properties: Mapping[str, object]) -> tuple[str, ...]:
    """The lines of a label: a product's code stands before its name."""
    code = properties.get("code")
    return (str(code), *wrap(name)) if kind == "Product" and code else wrap(name)


def tone(country: str) -> Tone:
    """Which of the four colours a country has; "plain" where there is none."""
    if country == "VN" or country == "LA":
        return "VN" if country == "VN" else "LA"
    return "other" if country else "plain"


def worst(statuses: Sequence[str]) -> str:
    """The status a mark shows for several statements: stated if any is, else planned, inferred, ended.

    >>> worst(["planned", "stated"]), worst(["ended", "planned"]), worst([])
    ('stated', 'planned', 'stated')
    """
    return next((one for one in ("stated", "planned", "inferred", "ended") if one in statuses), "stated")


def shortened(lines: Sequence[str]) -> bool:
    """Whether a label shows less than the whole name."""
    return any(line.endswith("…") for line in lines)


def cut(text: str, room: float, size: float) -> str:
    """The text, or as much of it as a width takes and "…"; only where the whole stands elsewhere on the page or in the table."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
