"""A gap in words: what is missing, at which stage, why it is a gap, and what a published figure says of it."""

from collections.abc import Mapping

from graph.result import Row
from graph.text import msgid
from views._text import _
from views.shared import vocabulary

# Verdict → colour and edge of its box; the words always stand in it.
VERDICTS: Mapping[str, str] = {
    msgid("no maker known"): "none",
    msgid("maker known but no link"): "some dashed",
    msgid("planned only"): "some dashed",
    msgid("single maker"): "some",
    msgid("contradicted"): "none dotted",
}
_SHOWN = 2  # names in a cell; the rest is a number
_LONGEST = 76  # characters of a name in a list
# Verdict → the sentence of it.
_SAID: Mapping[str, str] = {
    "no maker known": msgid("It is needed in {country}, and no maker of it is known there."),
    "maker known but no link": msgid("It is needed in {country} and made there, but no stated supply joins a maker with a user."),
    "planned only": msgid("It is needed in {country}; a maker or a supply is planned, none is stated."),
    "single maker": msgid("All known supply of it in {country} hangs on one maker or one owner."),
    "contradicted": msgid("One statement has a maker of it active in {country}, another has the same maker closed or denies it."),
}


def stage_words(text: object) -> str:
    """One stage, or several between which the need may be met."""
    return " / ".join(vocabulary.word(one.strip()) for one in str(text or "").split("/") if one.strip()) or _("unknown")


def title(row: Row) -> str:
    """What is missing: the code of the need and what it names."""
    names = row.get("products_name")
    first = str(names[0]) if isinstance(names, (list, tuple)) and names else ""
    return f"{row.get('need')} {first}".strip()


def short_verdict(text: str) -> str:
    """A name in two lines of a list; the page of the gap has it whole."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip(" ,;") + "…"


def value(row: Row) -> str:
    """The published figure, or that there is none."""
    return vocabulary.amount(row["value_musd"]) if row.get("value_musd") is not None else _("unknown")


def some(names: object) -> str:
    """The first names, and how many more there are."""
    found = [_(str(one)) for one in names] if isinstance(names, (list, tuple)) else []
    more = len(found) - _SHOWN
    return ", ".join(found[:_SHOWN]) + (" " + _("and {n} more", n=vocabulary.amount(more)) if more > 0 else "")


def gap_sentence(row: Row) -> str:
    """Why it is a gap, in a sentence; further verdicts behind it."""
    said = _(_SAID.get(str(row["verdict"]), "")).format(country=vocabulary.word(str(row.get("country"))))
    also = row.get("also")
    return said + (" " + _("Also: {verdicts}.", verdicts=vocabulary.listed(also)) if isinstance(also, (list, tuple)) and also else "")
