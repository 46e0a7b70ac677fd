"""Answers made by hand: names that are hard to draw or to write, and a small chain with two sites of one enterprise."""

from collections.abc import Mapping, Sequence

import pytest

from graph.answer.answer import Answer, Note, Population, SourceLine
from graph.answer.picture import Picture, PictureLink, PictureNode
from graph.question.question import Question
from graph.result import Row

LAO = "ບໍລິສັດ ດາວເຮືອງ ກຣຸບ ຈຳກັດ"
VIETNAMESE = "Công ty Cổ phần Đường Quảng Ngãi"
AWKWARD = 'Ha & Sons <"Tân Á"> $x^2$'


def question(name: str, columns: Mapping[str, str]) -> Question:
    return Question(
        name=name,
        title="Who makes coffee",
        question="Who makes coffee in {country}?",
        columns=columns,
        limits="Small and informal makers are missing.",
        counted="{n} of {of} stages have a maker",
    )


def answer(
    name: str = "profiles/made_by_hand",
    *,
    columns: Mapping[str, str] | None = None,
    rows: Sequence[Row] = (),
    picture: Picture | None = None,
    sources: int = 2,
) -> Answer:
    columns = columns or {"maker": "Enterprise", "maker_name": "text"}
    declared = {column: kind for column, kind in columns.items() if not column.endswith("_name")}
    return Answer(
        question=question(name, declared),
        parameters={"country": "LA"},
        columns=columns,
        rows=tuple(rows),
        picture=picture or Picture(),
        population=Population(n=1, of=2, text="{n} of {of} stages have a maker"),
        notes=(Note(text="Rows that rest on our assumption: {n}.", values={"n": 1}),),
        sources=tuple(
            SourceLine(
                id=f"src:S{i}", display_name=f"Report number {i}", publisher="Ministry", date="2024-05", address="https://example.org/a"
            )
            for i in range(sources)
        ),
        ledger="0000",
        edition=7,
        made_on="2026-11-25",
        engine="embedded",
        cut=False,
        seconds=0.1,
    )


def node(id: str, kind: str, name: str, country: str = "", **properties: object) -> PictureNode:
    return PictureNode(id=id, kind=kind, display_name=name, country=country, properties=properties)


def makes(fact: str, maker: str, product: str, stage: str, country: str, status: str = "stated") -> PictureLink:
    return PictureLink(id=fact, kind="MAKES", start=maker, end=product, status=status, properties={"stage": stage, "site_country": country})


@pytest.fixture
def chain_answer() -> Answer:
    """One Lao enterprise at two stages, a Vietnamese one that only plans, names in Lao and Vietnamese and with & < "."""
    nodes = (
        node("coffee", "Chain", "Coffee", stages=("RAW", "PRODUCTION", "PROCESSING", "DISTRIBUTION")),
        node("vl:E1", "Enterprise", LAO, "LA"),
        node("vl:E2", "Enterprise", VIETNAMESE, "VN"),
        node("vl:E3", "Enterprise", AWKWARD, "CN"),
        node("hs2022:090111", "Product", "Coffee; not roasted or decaffeinated", code="090111"),
        node("hs2022:090121", "Product", "Coffee; roasted, not decaffeinated", code="090121"),
    )
    links = (
        makes("f1", "vl:E1", "hs2022:090111", "PRODUCTION", "LA"),
        makes("f2", "vl:E1", "hs2022:090121", "PROCESSING", "LA"),
        makes("f3", "vl:E2", "hs2022:090121", "PROCESSING", "LA", "planned"),
        makes("f4", "vl:E3", "hs2022:090121", "PROCESSING", "CN"),
        PictureLink(
            id="f5",
            kind="INPUT_OF",
            start="hs2022:090111",
            end="hs2022:090121",
            properties={"from_stage": "PRODUCTION", "to_stage": "PROCESSING"},
        ),
    )
    rows = [{"maker": "vl:E1", "maker_name": LAO}, {"maker": "vl:E2", "maker_name": VIETNAMESE}, {"maker": "vl:E3", "maker_name": AWKWARD}]
    return answer("overview/chain", rows=rows, picture=Picture(nodes=nodes, links=links))
