"""An answer as SVG: letters as outlines, so that Lao and Vietnamese look the same everywhere."""

from exports.page import sheet
from graph.answer.answer import Answer
from graph.text import Translate

SUFFIX, MEDIA_TYPE = ".svg", "image/svg+xml"


def write(answer: Answer, *, language: str = "en", translate: Translate = str) -> bytes:
    """The picture of an answer with title, legend and caption, as vectors."""
    return sheet(answer, translate, language).svg(language)
