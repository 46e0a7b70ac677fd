"""Links that rest on one old source, on rows made by hand."""

from graph.measure.record.old_evidence import measure

ASKED = {"years": 5, "chain": "", "at": "2026-11-25"}
PUBLISHED = [
    {"id": "src:S1", "date": "2021-11-25"},
    {"id": "src:S2", "date": "2020"},
    {"id": "src:S3", "date": "about 2018"},
    {"id": "src:S4", "date": "2026-02"},
    {"id": "src:S5", "date": None},
    {"id": "src:S6", "date": "2021-10"},
]


def link(fact: str, *sources: int, **said: object) -> dict[str, object]:
    plain = {"a": "vl:E1", "b": "vl:E2", "kind": "SUPPLIES", "product": None, "valid_to": None, "basis": "sourced", "confidence": "high"}
    return {**plain, "fact": fact, "sources": tuple(f"src:S{n}" for n in sources), **said}


def found(*links: dict[str, object], **asked: object) -> list[tuple[object, ...]]:
    parts = {"rows": links, "published": PUBLISHED, "homes": [{"code": "1701", "chain": "sugar"}]}
    return [(row["fact"], row["why"], row["age_years"]) for row in measure(parts, {**ASKED, **asked}).rows]


def test_five_years_to_the_day_are_not_older_than_five() -> None:
    # 2021-11-25: 1,826 days, 5.0 years; 2021-10-31: 1,851 days, 5.1; 2020-12-31: 2,155 days, 5.9 (leap years counted).
    assert found(link("a", 1), link("b", 6), link("c", 2)) == [("c", "one source, older", 5.9), ("b", "one source, older", 5.1)]


def test_undated_ones_and_those_without_a_source_come_last() -> None:
    assert found(link("a"), link("b", 3), link("c", 5), link("d", 2)) == [
        ("d", "one source, older", 5.9),
        ("b", "one source, undated", None),
        ("c", "one source, undated", None),
        ("a", "no source named", None),
    ]


def test_a_second_source_takes_a_link_off_the_list_but_not_out_of_the_notes() -> None:
    parts = {"rows": [link("a", 2, 3), link("b", 2, 4)], "published": PUBLISHED, "homes": ()}

    made = measure(parts, ASKED)

    assert (list(made.rows), made.population) == ([], (0, 2))
    assert "Links with several sources, all of them older or undated, which are no rows: 1." in map(str, made.notes)


def test_what_was_published_later_is_not_seen_on_an_earlier_day() -> None:
    assert found(link("a", 2, 4), at="2026-01-31") == [("a", "one source, older", 5.1)]
    assert found(link("a", 4), at="2026-01-31") == []


def test_what_is_past_is_left_out() -> None:
    assert found(link("a", 2, valid_to="2024")) == []


def test_a_chain_keeps_the_links_of_its_products_and_codes() -> None:
    links = (
        link("a", 2),
        link("b", 2, product="hs2022:170114"),
        link("c", 2, b="hs2022:1701", kind="MAKES"),
        link("d", 2, product="hs2022:0901"),
    )

    assert [row[0] for row in found(*links, chain="sugar")] == ["b", "c"]
