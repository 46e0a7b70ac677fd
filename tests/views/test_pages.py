"""Every page, on the shipped data and on nothing, in both languages, and with addresses that mean harm."""

import pytest

from graph import catalogue

from .conftest import APP, Open, html

PAGES = sorted(path.parent.name for path in (APP.parent / "views").glob("*/page.py"))
QUESTIONS = [
    *(("overview", name) for name in ("coverage", "chain", "trade", "timeline", "agreements")),
    *(("gaps", name) for name in ("all", "no_maker", "no_link", "planned_only", "single_maker")),
    *(("paths", name) for name in ("between", "chain_of", "gates")),
    *(("data", name) for name in ("unplaced", "assumptions")),
]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_its_question_without_an_error(opened: Open, page: str, language: str) -> None:
    app = opened(page, lang=language)

    assert not app.exception
    assert not app.error
    assert "<h1>" in html(app)


@pytest.mark.parametrize(("page", "question"), QUESTIONS)
def test_every_question_has_number_table_limits_sources_and_files(opened: Open, page: str, question: str) -> None:
    app = opened(page, question=question)

    assert not app.exception
    assert not app.error
    shown = html(app)
    assert "linkage-number" in shown
    assert "linkage-limits" in shown
    assert "edition 1 of" in shown
    assert app.dataframe
    assert any("publications" in one.label for one in app.expander)
    assert any("CSV" in one.label for one in app.get("download_button"))


ASKED = [tuple(name.split("/")) for name in catalogue.questions() if name.startswith(("paths/", "gaps/"))]


@pytest.mark.parametrize(("page", "question"), ASKED)
def test_every_question_of_paths_and_gaps_is_asked_from_its_page_as_it_stands(opened: Open, page: str, question: str) -> None:
    """Also where the shipped data give no row: the page then says so, and what the question cannot know."""
    app = opened(page, question=question)

    assert not app.exception
    assert not app.error
    assert "<h1>" in html(app)
    assert "linkage-limits" in html(app) or app.info


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_house_says_how_to_load(opened_empty: Open, page: str) -> None:
    app = opened_empty(page)

    assert not app.exception
    assert any("linkage load" in one.value and "make run" in one.value for one in app.code)


HOSTILE = [
    ("gaps", "country", "LA' OR 1=1 --"),
    ("gaps", "country", "<script>alert(1)</script>"),
    ("gaps", "question", "../../etc/passwd"),
    ("gaps", "assumed", "maybe"),
    ("paths", "hops", "99"),
    ("paths", "hops", "-1e309"),
    ("paths", "links", "everything,else"),
    ("paths", "from", "vl:E10'}) DETACH DELETE n //"),
    ("overview", "lang", "../vi"),
    ("explore", "node", "vl:E99999"),
    ("explore", "node", "x" * 5000),
    ("explore", "status", "stated\x00,\u202eplanned"),
    ("data", "years", "NaN"),
    ("cypher", "rows", "1000000"),
    ("what_if", "scenario", "preset:<script>alert(1)</script>"),
    ("what_if", "ask", "../../etc/passwd"),
    ("history", "edition", "-1"),
    ("history", "row", "x' OR 1=1"),
]


@pytest.mark.parametrize(("page", "name", "value"), HOSTILE)
def test_a_hostile_value_gives_way_to_the_default_and_is_noted(opened: Open, page: str, name: str, value: str) -> None:
    plain = opened(page)

    app = opened(page, **{name: value})

    assert not app.exception
    assert not app.error
    assert any("which means nothing here" in one.value for one in app.warning) or name == "status"
    assert html(app).count("<h1>") == html(plain).count("<h1>")
    assert "<script>" not in html(app)


def test_a_chain_that_nobody_knows_gives_way_to_the_default(opened: Open) -> None:
    app = opened("overview", question="chain", chain="tulips")

    assert any("tulips" in one.value for one in app.warning)
    assert "Coffee" in html(app)


def test_the_address_says_what_is_shown(opened: Open) -> None:
    app = opened("gaps", question="no_maker", country="VN", assumed="no", lang="vi")

    assert dict(app.query_params) == {
        "lang": "vi", "question": "no_maker", "country": "VN", "assumed": "no",
    }  # fmt: skip
    assert "Việt Nam" in html(app)


def test_a_filter_is_kept_from_one_page_to_the_next(opened: Open) -> None:
    app = opened("gaps", question="no_maker", country="VN")

    app.switch_page("views/paths/page.py").run()
    app.switch_page("views/gaps/page.py").run()

    assert app.query_params["country"] == "VN"


def test_the_gap_count_is_that_of_the_question(opened: Open) -> None:
    """40 of 49: the count from the tables alone, tests/measure/need/test_oracle.py."""
    app = opened("gaps", question="no_maker")

    assert "<b>40</b> of <b>49</b>" in html(app)


@pytest.mark.parametrize("spelling", ["attapu", "ATTAPEU", "ອັດຕະປື"])
def test_every_spelling_of_attapeu_finds_the_province(opened: Open, spelling: str) -> None:
    app = opened("explore")

    app.text_input(key="w_node_text").set_value(spelling).run()

    assert app.selectbox(key="w_node").value == "iso:LA-AT"
    assert "Attapeu" in html(app)


def test_a_name_that_nothing_carries_finds_nothing_and_leaves_what_was_shown(opened: Open) -> None:
    app = opened("explore", node="vl:E10")

    app.text_input(key="w_node_text").set_value("khong co").run()

    assert any("No thing in the loaded data" in one.value for one in app.caption)
    assert (app.selectbox(key="w_node").label, app.selectbox(key="w_node").value) == ("Shown", "vl:E10")


def test_a_question_names_what_it_asks_for_where_no_path_is_found(opened: Open) -> None:
    app = opened("paths", question="between", **{"from": "vl:E10", "to": "vl:E27"})

    assert "between TTC Attapeu Sugar and Lane Xang Minerals" in html(app)


def test_a_hub_is_capped_and_says_how_many_more_there_are(opened: Open) -> None:
    """Viet Nam touches more than 100 statements of the shipped data; 24 are drawn."""
    app = opened("explore", node="iso:VN")

    assert "<b>24</b> of <b>" in html(app)
    assert any("more" in one.label for one in app.button)


def test_a_neighbour_opened_from_the_address_is_drawn_with_its_own_neighbours(opened: Open) -> None:
    app = opened("explore", node="vl:E10", opened="vl:E11,vl:E99999,<b>")

    assert not app.exception
    assert app.query_params["opened"] == "vl:E11"


def test_the_console_runs_an_honest_text_and_refuses_a_write(opened: Open) -> None:
    honest = opened("cypher", cypher="MATCH (z:Zone) RETURN z.id AS id, z.display_name AS zone ORDER BY id")
    attack = opened("cypher", cypher="MATCH (n) DETACH DELETE n")

    assert not honest.warning
    assert honest.dataframe
    assert any(one.value.startswith("Refused") for one in attack.warning)
    assert not attack.dataframe


def test_the_data_page_names_both_datasets_and_the_edition(opened: Open) -> None:
    app = opened("data")

    assert "in 2 datasets" in html(app)
    assert list(app.dataframe[0].value.iloc[:, 0]) == ["hs2022", "vietnam_laos"]
