"""Strips in the page: every word escaped, no script, and shown where a network said nothing."""

from html.parser import HTMLParser

import pytest

from graph.layout.figures import figures
from graph.layout.strip import timeline
from tests.views.conftest import Open, html
from views.overview.timeline import markup

HARM = '<img src=x onerror="alert(1)"><script>alert(2)</script>&"'


class Seen(HTMLParser):
    """The elements and attributes that a browser would make."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_names_cannot_bring_in_markup() -> None:
    columns = (
        "figure",
        "pair",
        "flow",
        "product_as_named",
        "period_from",
        "period_to",
        "quality",
        "subject_name",
        "other",
        "event",
        "kind",
    )
    row = {**dict.fromkeys(columns, HARM), "product_name": HARM, "status": HARM, "remarks": (HARM,), "date": "2024"}

    for made in (figures([row]), timeline([row], "2026-11-25")):
        seen = Seen(markup(made, HARM))
        assert seen.elements <= {"div", "table", "thead", "tbody", "tr", "th", "td", "span", "s", "i", "b", "p", "ul", "li"}
        assert seen.attributes <= {"class", "style", "scope", "role", "tabindex", "aria-label", "aria-hidden"}


SHOWN = [("trade", 60, "VN imports: rubber"), ("timeline", 90, "Vinachem potash project Nongbok")]


@pytest.mark.parametrize(("question", "rows", "text"), SHOWN)
def test_trade_and_dates_are_shown_as_strips_and_keep_table_sources_and_files(opened: Open, question: str, rows: int, text: str) -> None:
    app = opened("overview", question=question)

    shown = html(app)
    assert shown.count('<tr><th scope="row">') == rows
    assert text in shown
    assert 'role="region" tabindex="0" aria-label="' in shown
    assert app.dataframe
    assert {"Download PNG", "Download SVG", "Download HTML", "Download CSV"} <= {one.label for one in app.get("download_button")}


def test_what_is_left_out_of_the_strips_is_said(opened: Open) -> None:
    """169 dated rows in the shipped tables, 90 drawn."""
    assert "79 more rows in the table" in html(opened("overview", question="timeline"))


def test_in_vietnamese_the_strips_speak_vietnamese(opened: Open) -> None:
    shown = html(opened("overview", question="trade", lang="vi"))

    assert "Việt Nam nhập khẩu: rubber" in shown
    assert "xuất khẩu 512,3, nhập khẩu 849,5, tổng 1.360 triệu USD" in shown
    assert "! xuất khẩu và nhập khẩu cộng lại là 1.361,8, tổng được in là 1.360" in shown
