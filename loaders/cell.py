"""Whether the text of one cell is what a person wrote, and how a reject shows it."""

import re

from loaders.encoding import mojibake

# Limit of a spreadsheet: what is longer was not made by a person.
CELL_LIMIT = 32_767
# Control characters but tab and line ends, the sign of a lost letter, a stray byte order mark, signs that turn the reading direction.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
# A question mark with a letter on each side, not in an address.
_LOST = re.compile(r"(?<![^\s(\"'])[^\W\d_]*[^\W\d_]\?[^\W\d_]+(?![^\s)\"'.,;])")


def fault(cell: str) -> str | None:
    """Why the cell cannot be taken; None if it can."""
    if len(cell) > CELL_LIMIT:
        return f"{len(cell)} characters are more than {CELL_LIMIT}"
    if found := _UNSEEN.search(cell):
        return f"holds the character U+{ord(found[0]):04X}, which no text has"
    if meant := mojibake(cell):
        return f"was written in the wrong encoding; it seems to mean {short(meant)!r}"
    return None


def lost_letter(cell: str) -> bool:
    """Whether a program that did not know a letter wrote ? in its place; which letter it was cannot be told any more.

    >>> lost_letter("Qu?ng Tr?"), lost_letter("Why? So"), lost_letter("https://x.vn/a?b=c")
    (True, False, False)
    """
    return "?" in cell and _LOST.search(cell) is not None


def short(text: str) -> str:
    """A value as a reject shows it: at most 80 characters, unseen ones escaped."""
    shown = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text[:81])
    return shown if len(text) <= 80 else f"{shown[:80]}…"
