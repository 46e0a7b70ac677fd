"""Questions that need a loaded table: asked of a made-up one like BACI on both engines, and of the shipped data, where there is none.

The table of 2023 holds the worked examples of gap-methods.md: Laos sells 80 of p and 20 of q, Thailand 20 and 180 (C12); of that
Viet Nam buys 30 of p and 60 of q, 20 of it from Laos (C14). In 2021 and 2022 Viet Nam sells 1 of q besides.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders
from graph import ask, connect
from graph.ledger import Ledger
from graph.projection import project
from graph.store import Reader, open_store

CODES = """country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha
156,China,China,CN,CHN
418,Lao People's Dem. Rep.,Lao People's Dem. Rep.,LA,LAO
704,Viet Nam,Viet Nam,VN,VNM
764,Thailand,Thailand,TH,THA
"""
P, Q = "010121", "010129"
SALES = [
    (418, 704, P, 20),
    (418, 156, P, 60),
    (418, 156, Q, 20),
    (764, 704, P, 10),
    (764, 156, P, 10),
    (764, 704, Q, 60),
    (764, 156, Q, 120),
]
NEED_A_TABLE = ("import_dependency", "revealed_advantage", "next_products", "export_potential")


def written(folder: Path) -> Path:
    """Three years of the table, made up."""
    (folder / "country_codes_V202501.csv").write_text(CODES, encoding="utf-8")
    for year in (2021, 2022, 2023):
        rows = SALES if year == 2023 else [*SALES, (704, 156, Q, 1)]
        text = "".join(f"{year},{i},{j},{k},{v},{v / 2}\n" for i, j, k, v in rows)
        (folder / f"BACI_HS22_Y{year}_V202501.csv").write_text(f"t,i,j,k,v,q\n{text}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of the made-up table and nothing else, on each engine."""
    folder = tmp_path_factory.mktemp("baci")
    address = str(folder / "graph.kgl")
    with Ledger(folder / "graph.ledger.sqlite") as ledger:
        ledger.load(loaders.read([written(folder)]))
        if request.param == "neo4j":
            server = request.getfixturevalue("neo4j_server")
            server.wipe()
            reader: Reader = server.store()
            project.bring(ledger, reader)  # type: ignore[arg-type]
        else:
            project.bring(ledger, open_store(address))
            reader = connect(address)
    yield reader
    reader.close()


@pytest.mark.parametrize("name", NEED_A_TABLE)
def test_without_a_table_the_answer_is_empty_and_names_the_file(shipped: Reader, name: str) -> None:
    answer = ask(shipped, f"gaps/{name}")

    assert (answer.rows, answer.population.n, answer.population.of) == ((), 0, 0)
    assert "Needs a trade table, and none is loaded." in str(answer.notes[0])
    assert "linkage load FOLDER" in str(answer.notes[0])
    assert "linkage load FOLDER" in answer.question.limits


def test_what_laos_sells_well(loaded: Reader) -> None:
    answer = ask(loaded, "gaps/revealed_advantage")

    assert [(row["code"], row["rca"], row["advantage"]) for row in answer.rows] == [
        (f"hs2022:{P}", 2.4, True),
        (f"hs2022:{Q}", 0.3, False),
    ]
    assert str(answer.population) == "1 of 2 products that the country sells have a revealed advantage (RCA of 1 or more)"
    assert any("Only 2 countries sell something in this table" in str(note) for note in answer.notes)
    assert [source.id for source in answer.sources] == ["src:BACI"]


def test_where_laos_could_sell_more_to_viet_nam(loaded: Reader) -> None:
    answer = ask(loaded, "gaps/export_potential", country="LA")

    assert [(row["code"], row["potential"], row["actual"], row["unused"]) for row in answer.rows] == [
        (f"hs2022:{Q}", 4.0, None, 4.0),
        (f"hs2022:{P}", 16.0, 20.0, 0.0),
    ]
    assert any("Ease of trade: 0.667" in str(note) for note in answer.notes)


def test_a_dependency_holds_in_two_of_three_years_and_exports_without_a_row_are_unknown(loaded: Reader) -> None:
    answer = ask(loaded, "gaps/import_dependency", country="VN")

    assert [(row["code"], row["verdict"], row["years"], row["years_open"], row["cdi1"], row["cdi3"]) for row in answer.rows] == [
        (f"hs2022:{Q}", "dependency", ("2021", "2022"), ("2023",), 1.0, None),
        (f"hs2022:{P}", "exports unknown", (), ("2021", "2022", "2023"), 0.5556, None),  # (20² + 10²) ÷ 30²
    ]
    assert [(link.start, link.end) for link in answer.picture.links] == [("iso:LA", "iso:VN"), ("iso:TH", "iso:VN")]
    assert str(answer.population).startswith("1 of 2 goods")


def test_from_outside_asean_viet_nam_buys_nothing(loaded: Reader) -> None:
    assert ask(loaded, "gaps/import_dependency", country="VN", bloc="ASEAN").rows == ()


def test_by_weight_the_shares_are_the_same_here(loaded: Reader) -> None:
    value, weight = (ask(loaded, "gaps/import_dependency", country="VN", by=by) for by in ("value", "weight"))

    assert [row["cdi1"] for row in value.rows] == [row["cdi1"] for row in weight.rows]
    assert [row["bought"] for row in weight.rows] == [30.0, 15.0]  # half a tonne for each thousand USD


def test_two_countries_are_too_few_for_next_products(loaded: Reader) -> None:
    answer = ask(loaded, "gaps/next_products", country="LA")

    assert [(row["code"], row["complexity"]) for row in answer.rows] == [(f"hs2022:{Q}", None)]
    assert any("Complexity is not estimable" in str(note) for note in answer.notes)


def test_what_laos_sells_suits_viet_nam_by_half(loaded: Reader) -> None:
    answer = ask(loaded, "gaps/fit", level="6")

    values = {(row["index"], row["pair"], row["code"]): row["value"] for row in answer.rows}
    assert values == {
        ("one sells what the other buys", "VN-LA", None): None,  # nothing that Laos buys is in the table
        ("one sells what the other buys", "LA-VN", None): 53.33,  # shares .8, .2 and 1/3, 2/3: 100 (1 − 7/15)
        ("both ways", "VN-LA", f"hs2022:{P}"): None,  # Viet Nam sells none of it, or none that has a row
    }
    assert {row["level"] for row in answer.rows} == {"6 digits"}


def test_another_series_or_year_is_said_to_be_missing(loaded: Reader) -> None:
    notes = ask(loaded, "gaps/revealed_advantage", period="1999").notes

    assert [str(note) for note in notes] == [
        "No trade table as asked for is loaded. Loaded: baci/hs2022-6 2021, baci/hs2022-6 2022, baci/hs2022-6 2023."
    ]


def test_published_totals_alone_give_an_index_that_is_called_weak(shipped: Reader) -> None:
    answer = ask(shipped, "gaps/fit")

    found = {row["figure"]: row["value"] for row in answer.rows}
    assert (found["vl:TT01"], found["vl:TT08"]) == (0.8252, 0.7532)
    assert found["vl:TT03"] is None  # its exports are not known
    assert {row["level"] for row in answer.rows} == {"total"}
    assert str(answer.notes[0]).startswith("The index of a total is weak")
