"""Formats: one module each, found by scanning this folder. A format has SUFFIX, MEDIA_TYPE and write(answer) → bytes."""

import importlib
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from graph.answer.answer import Answer
from graph.errors import UnknownFormat
from graph.text import Translate

__all__ = ["Format", "find", "formats", "names"]


class Format(Protocol):
    """What a module of this folder offers."""

    SUFFIX: str
    MEDIA_TYPE: str

    def write(self, answer: Answer, *, language: str = "en", translate: Translate = str) -> bytes:
        """The whole file. `translate` gives the words of the language."""


@cache
def names() -> tuple[str, ...]:
    """The names of all formats in alphabetical order; none is imported for it (matplotlib takes a second)."""
    found = (path.stem for path in Path(__file__).parent.glob("*.py") if "\nSUFFIX" in path.read_text(encoding="utf-8"))
    return tuple(sorted(found))


@cache
def formats() -> dict[str, Format]:
    """Name (png, svg, csv, html, json …) → format, in alphabetical order."""
    return {name: cast("Format", importlib.import_module(f"exports.{name}")) for name in names()}


def find(name: str) -> Format:
    """The format of a name or a suffix; raises UnknownFormat with those there are.

    >>> find(".png").MEDIA_TYPE
    'image/png'
    """
    found = formats().get(name.lower().lstrip("."))
    if found is None:
        raise UnknownFormat(f"There is no format {name!r}.", then=f"Formats: {', '.join(formats())}.", name=name)
    return found
