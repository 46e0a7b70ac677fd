"""An answer as PNG: 300 dots an inch, fewer where that would pass 60 megapixels."""

from exports.page import sheet
from graph.answer.answer import Answer
from graph.text import Translate

SUFFIX, MEDIA_TYPE = ".png", "image/png"


def write(answer: Answer, *, language: str = "en", translate: Translate = str) -> bytes:
    """The picture of an answer with title, legend and caption; raises PictureTooLarge."""
    return sheet(answer, translate, language).png(language)
