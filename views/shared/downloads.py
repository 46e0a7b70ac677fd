"""The files of an answer: made when asked for, not before."""

import mimetypes
import re
from collections.abc import Callable

import streamlit as st

import exports
from exports import csv
from graph.answer.answer import Answer
from graph.layout import strips_of_answer
from views import _text
from views._text import _

# What a page offers, and what each is for; other formats of exports/ follow behind them.
_FIRST = ("png", "svg", "html", "csv")
_PICTURES = ("png", "svg", "html")


def offer(answer: Answer, *, before: str = "") -> None:
    """One button for each format; a picture format only where there is a picture. `before` begins the names of the files."""
    known = exports.names()
    drawn = bool(answer.picture.nodes) or answer.question.name == "overview/coverage" or strips_of_answer(answer) is not None
    names = [name for name in (*_FIRST, *(n for n in known if n not in _FIRST)) if name in known and (drawn or name not in _PICTURES)]
    with st.container(horizontal=True, key=f"files_{answer.question.name.replace('/', '_')}"):
        for name in names:
            st.download_button(
                _("Download {format}", format=name.upper()), data=maker(answer, name), file_name=before + download_name(answer, name),
                mime=mimetypes.guess_type(f"x.{name}")[0], key=f"file_{answer.question.name}_{name}", on_click="ignore",
            )  # fmt: skip


def maker(answer: Answer, name: str) -> Callable[[], bytes]:
    """Makes the file of a format when it is asked for, in the language of the page."""
    language = _text.language()  # now: when the file is made there is no page
    translate = _text.translation(language).gettext
    if name == "csv":
        return lambda: csv.write(answer, language=language, translate=translate, excel=True)  # Excel needs the mark of UTF-8
    return lambda: exports.find(name).write(answer, language=language, translate=translate)


def download_name(answer: Answer, suffix: str) -> str:
    """Question, what it was asked of, edition: letters, digits and dashes only, whatever the values hold."""
    asked = [
        str(value)
        for value in answer.parameters.values()
        if isinstance(value, str) and value and not re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    ]
    words = [*answer.question.name.split("/"), *asked, f"edition-{answer.edition}"]
    return "_".join(filter(None, (re.sub(r"[^A-Za-z0-9]+", "-", word).strip("-") for word in words)))[:120] + "." + suffix.lstrip(".")
