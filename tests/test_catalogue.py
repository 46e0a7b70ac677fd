"""A question file with a fault is refused with its file and line, and what to write instead."""

from pathlib import Path

import pytest

from graph import catalogue
from graph.errors import BadQuestion, UnknownQuestion

GOOD = """// ---
// title = "Makers"
// question = "Who makes {product}?"
// parameters = { product = "Product", status = "status[] = stated, planned" }
// columns = { maker = "Enterprise", since = "date" }
// identity = ["maker"]
// limits = "Only loaded lists."
// counted = "{n} of {of} enterprises"
// ---
// == rows
MATCH (e:Enterprise)-[k:MAKES]->(p:Product {id: $product})
RETURN e.id AS maker, null AS since ORDER BY maker
// == population
MATCH (e:Enterprise) RETURN count(e) AS of
// == rows neo4j
MATCH (e:Enterprise) RETURN e.id AS maker, null AS since ORDER BY maker
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "gaps" / "makers.cypher"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_question_with_its_parts(tmp_path: Path) -> None:
    question = catalogue.read(written(tmp_path, GOOD))

    assert question.name == "gaps/makers"
    assert list(question.columns) == ["maker", "since"]
    assert question.parameters["product"].default is None
    assert question.parameters["status"].default == "stated, planned"
    assert question.text("population", "embedded") == "MATCH (e:Enterprise) RETURN count(e) AS of"


def test_long_limits_may_be_written_as_a_list_of_sentences(tmp_path: Path) -> None:
    several = GOOD.replace('limits = "Only loaded lists."', 'limits = [\n//   "Only loaded lists.",\n//   "No others.",\n// ]')

    assert catalogue.read(written(tmp_path, several)).limits == "Only loaded lists. No others."


def test_an_engine_may_have_its_own_text(tmp_path: Path) -> None:
    question = catalogue.read(written(tmp_path, GOOD))

    assert "MAKES" in str(question.text("rows", "embedded"))
    assert "MAKES" not in str(question.text("rows", "neo4j"))
    assert question.text("picture", "neo4j") is None


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('// title = "Makers"\n', "", 1, "no 'title'"),
        ('// title = "Makers"', "// title = Makers", 2, "not TOML"),
        ("// == rows\n", "", 10, "before the first part"),
        ('maker = "Enterprise"', 'maker = "Firm"', 1, "unknown type 'Firm'"),
        ('identity = ["maker"]', 'identity = ["firm"]', 1, "no columns"),
        ('"status[] = stated, planned"', '"mood = good"', 1, "Unknown parameter types"),
        ("// == rows neo4j", "// == rows", 15, "stands twice"),
        ("// == population", "// == extra", 1, "Only a question with a measure"),
        (
            "MATCH (e:Enterprise)-[k:MAKES]->(p:Product {id: $product})",
            "MATCH (a)-[r:SUPPLIES]->(p:Product {id: r.product})",
            11,
            "link 'r'",
        ),
        ('// limits = "Only loaded lists."', '// limits = "Only."\n// colour = "red"', 1, "nothing reads"),
        ('"Only loaded lists."', "5", 1, "neither a text nor a list"),
        ('// identity = ["maker"]', '// shelf = "Odds and ends"', 6, "no shelf 'Odds and ends'"),
        ('// identity = ["maker"]', '// shelf = "All gaps"\n// order = "first"', 7, "a whole number"),
        ('// identity = ["maker"]', "// order = 1", 6, "beside 'shelf'"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, before: str, after: str, line: int, words: str) -> None:
    path = written(tmp_path, GOOD.replace(before, after, 1))

    with pytest.raises(BadQuestion, match=words) as fault:
        catalogue.read(path)

    assert fault.value.facts["line"] == line
    assert str(path) in str(fault.value)


def test_a_map_on_a_link_or_with_a_node_variable_is_allowed(tmp_path: Path) -> None:
    text = GOOD.replace("(p:Product {id: $product})", "(p:Product {id: $product})\nMATCH (c:Country {code: e.country})")

    assert catalogue.read(written(tmp_path, text)).name == "gaps/makers"


def test_an_unknown_question_lists_those_there_are() -> None:
    with pytest.raises(UnknownQuestion, match="no question 'gaps/none'"):
        catalogue.find("gaps/none")


ROUNDS = """// ---
// title = "How two things are connected"
// question = "What joins {from} and {to}?"
// parameters = { from = "node", to = "node", links = "links", hops = "hops", at = "date" }
// columns = { nodes = "node[]" }
// identity = ["nodes"]
// measure = "path/between"
// rounds = { rows = ["frontier"] }
// limits = "Only loaded lists."
// counted = "{n} of {of} paths"
// ---
// == rows
MATCH (n) WHERE n.id IN $frontier RETURN n.id AS n ORDER BY n
"""


def test_a_part_fetched_in_rounds_takes_the_lists_that_it_names(tmp_path: Path) -> None:
    assert catalogue.read(written(tmp_path, ROUNDS)).rounds == {"rows": ("frontier",)}


def test_only_a_question_whose_measure_makes_the_rows_may_do_without_rows(tmp_path: Path) -> None:
    shared(tmp_path, "// == stops\nMATCH (n) WHERE n.id IN $frontier RETURN n.id AS n ORDER BY n\n")
    without = TAKING.split("// == rows")[0].replace("{ rows =", "{ stops =")

    assert catalogue.read(written(tmp_path, without)).part_names() == ("stops",)
    with pytest.raises(BadQuestion, match="'rows' is missing"):
        catalogue.read(written(tmp_path, GOOD.split("// == rows", maxsplit=1)[0] + "// == population\nRETURN 1 AS of\n"))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("$frontier", "['vl:E1']", "does not take frontier"),
        ('{ rows = ["frontier"] }', '{ holders = ["codes"] }', "'holders' does not take"),
        ('["frontier"]', "[]", "any list"),
        ('measure = "path/between"', 'measure = "need/no_link"', "needs a measure that yields"),
    ],
)
def test_rounds_that_nothing_drives_are_refused(tmp_path: Path, before: str, after: str, words: str) -> None:
    with pytest.raises(BadQuestion, match=words):
        catalogue.read(written(tmp_path, ROUNDS.replace(before, after)))


SHARED = """// Roads.
// == stops
MATCH (c:Corridor)-[r:CONNECTS]->(s) RETURN s.id AS stop ORDER BY stop
// == joins
MATCH (a:Zone)-[r:AT_GATE]->(b) WHERE r.status = $state RETURN a.id AS a ORDER BY a
"""
TAKING = ROUNDS.replace('// measure = "path/between"\n', '// measure = "path/between"\n// parts = ["roads"]\n').replace(
    "{ from", '{ state = "status = stated", from', 1
)


def shared(folder: Path, text: str = SHARED, name: str = "roads") -> None:
    path = folder / "parts" / f"{name}.cypher"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_header_takes_shared_parts_whole_or_one_by_one(tmp_path: Path) -> None:
    shared(tmp_path)

    whole = catalogue.read(written(tmp_path, TAKING))
    one = catalogue.read(written(tmp_path, TAKING.replace('["roads"]', '["roads/stops"]')))

    assert whole.part_names() == ("stops", "joins", "rows")
    assert one.part_names() == ("stops", "rows")
    assert whole.text("stops", "neo4j") == "MATCH (c:Corridor)-[r:CONNECTS]->(s) RETURN s.id AS stop ORDER BY stop"


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('["roads"]', '["rails"]', 8, "no file parts/rails.cypher"),
        ('["roads"]', '["roads/gates"]', 8, "no part 'gates'"),
        ('["roads"]', '["roads", "more"]', 8, "two files have a part 'joins'"),
        ('state = "status = stated", ', "", 8, r"shared part 'joins' takes \$state"),
        ("// == rows\n", "// == stops\nMATCH (n) RETURN n\n// == rows\n", 13, "stands twice: here and in the shared parts"),
        ("AS n ORDER BY n", "AS n ORDER BY n LIMIT $most", 14, r"part 'rows' takes \$most"),
    ],
)
def test_a_fault_with_shared_parts_is_named_with_its_line(tmp_path: Path, before: str, after: str, line: int, words: str) -> None:
    shared(tmp_path)
    shared(tmp_path, SHARED, "more")

    with pytest.raises(BadQuestion, match=words) as fault:
        catalogue.read(written(tmp_path, TAKING.replace(before, after, 1)))

    assert fault.value.facts["line"] == line


def test_a_fault_inside_a_shared_part_is_named_with_the_file_it_stands_in(tmp_path: Path) -> None:
    shared(tmp_path, SHARED.replace("(b) WHERE", "(b) MATCH (p:Product {id: r.product}) WHERE"))

    with pytest.raises(BadQuestion, match="link 'r'") as fault:
        catalogue.read(written(tmp_path, TAKING))

    assert (fault.value.facts["file"], fault.value.facts["line"]) == (str(tmp_path / "parts" / "roads.cypher"), 5)


def test_a_question_that_names_its_facts_draws_them_unless_it_says_otherwise(tmp_path: Path) -> None:
    shared(tmp_path, "// == picture\nMATCH (a)-[r]->(b) WHERE r.fact_id IN $facts RETURN a, r, b", "picture")
    naming = GOOD.replace('since = "date"', 'since = "date", facts = "text[]"')

    assert "$facts" in str(catalogue.read(written(tmp_path, naming)).text("picture", "neo4j"))
    assert catalogue.read(written(tmp_path, GOOD)).text("picture", "neo4j") is None
    own = catalogue.read(written(tmp_path, naming + "// == picture\nMATCH (n) RETURN n\n"))
    assert own.text("picture", "embedded") == "MATCH (n) RETURN n"
