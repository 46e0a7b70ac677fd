"""A trade table in the layout of BACI, made up: what is kept of it, what is unknown, and what is refused."""

from pathlib import Path

import pytest

import loaders
from graph.errors import BadTable
from graph.projection.merge import graph
from graph.records import Batch, Link, Node
from graph.schema._check import fault
from loaders import baci

CODES = """country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha
56,Belgium,Belgium,BE,BEL
58,Belgium-Luxembourg,Belgium-Luxembourg,BE,BEL
418,Lao People's Dem. Rep.,Lao People's Dem. Rep.,LA,LAO
697,"Europe EFTA, nes","Europe EFTA, not elsewhere specified",N/A,N/A
704,Viet Nam,Viet Nam,VN,VNM
764,Thailand,Thailand,TH,THA
"""
ROWS = """t,i,j,k,v,q
2023,764,418,252310,1205.5,50791.017
2023,704,418,252310,4726.815,0
2023,764,56,90111,10,2
2023,764,704,090111,7.25,NA
2023,58,704,090111,3,
2023,0,418,252310,9999,9
"""


def folder(tmp_path: Path, rows: str = ROWS, name: str = "BACI_HS22_Y2023_V202501.csv") -> Path:
    (tmp_path / "country_codes_V202501.csv").write_text(CODES, encoding="utf-8")
    (tmp_path / name).write_text(rows, encoding="utf-8")
    return tmp_path


def trades(batch: Batch) -> dict[str, Link]:
    return {one.fact_id: one for one in batch.records if isinstance(one, Link) and one.kind == "TRADES"}


def test_rows_that_touch_the_two_countries_are_kept_one_by_one(tmp_path: Path) -> None:
    [batch] = loaders.read([folder(tmp_path)])

    assert not batch.rejects
    assert all(fault(one) is None for one in batch.records)
    assert list(trades(batch)) == [
        "baci/hs2022-6/2023|iso:TH|iso:LA|252310",
        "baci/hs2022-6/2023|iso:VN|iso:LA|252310",
        "baci/hs2022-6/2023|iso:TH|iso:VN|090111",
        "baci/hs2022-6/2023|comtrade:058|iso:VN|090111",
    ]
    assert trades(batch)["baci/hs2022-6/2023|iso:TH|iso:LA|252310"].properties["value_kusd"] == 1205.5


def test_what_each_exporter_sold_in_all_holds_rows_between_others_too(tmp_path: Path) -> None:
    [batch] = loaders.read([folder(tmp_path)])

    totals = {(one.start, one.properties["chapter"]): one.properties["sales"] for one in batch.records if one.kind == "SOLD_IN_ALL"}
    assert totals["iso:TH", "09"] == "090111=17.25"  # 10 to Belgium, whose code lost its leading zero, and 7.25 to Viet Nam
    assert totals["iso:TH", "25"] == "252310=1205.5"


def test_a_weight_of_zero_or_none_beside_a_value_is_unknown(tmp_path: Path) -> None:
    [batch] = loaders.read([folder(tmp_path)])

    weights = [link.properties.get("tonnes") for link in trades(batch).values()]
    assert weights == [50791.017, None, None, None]
    assert any("3 of the rows kept have no weight; it is unknown, not zero" in remark for remark in batch.remarks)


def test_the_world_is_no_partner_and_is_not_added_up(tmp_path: Path) -> None:
    [batch] = loaders.read([folder(tmp_path)])

    assert not [one for one in batch.records if isinstance(one, Node) and "000" in one.id]
    assert any("1 rows of the World are left out" in remark for remark in batch.remarks)


def test_columns_are_read_by_name_in_any_order(tmp_path: Path) -> None:
    one = folder(tmp_path, "t,k,i,j,q,v\n2023,252310,764,418,2,5\n")

    [link] = trades(loaders.read([one])[0]).values()

    assert (link.start, link.end, link.properties["value_kusd"], link.properties["tonnes"]) == ("iso:TH", "iso:LA", 5, 2)


def test_another_edition_of_hs_keeps_its_own_scheme_and_is_said(tmp_path: Path) -> None:
    [batch] = loaders.read([folder(tmp_path, name="BACI_HS17_Y2023_V202501.csv")])

    assert {link.properties["product"] for link in trades(batch).values()} == {"hs2017:252310", "hs2017:090111"}
    assert any("its codes are of HS2017" in remark for remark in batch.remarks)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2023,764,999,252310,1,1", "is not in the country codes"),
        ("23,764,418,252310,1,1", "is no year"),
        ("2023,764,418,2523,1,1", "is not six digits"),
        ("2023,764,418,252310,,1", "is empty"),
        ("2023,764,418,252310,-1,1", "is not a number written like 1234.5"),
        ("2023,764,418,252310,1", "5 cells, 6 columns"),
        ("2023,764,418,252310,1205.5,1", "stands in line 2 already"),
    ],
)
def test_a_row_that_cannot_be_taken_is_a_reject_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    [batch] = loaders.read([folder(tmp_path, f"{ROWS}{row}\n")])

    [reject] = batch.rejects
    assert (reject.line, reject.reason) == (8, reason)


def test_without_country_codes_or_edition_there_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "BACI_HS22_Y2023_V202501.csv"
    path.write_text(ROWS, encoding="utf-8")
    with pytest.raises(BadTable, match="country_codes"):
        loaders.read([path])
    folder(tmp_path)
    with pytest.raises(BadTable, match="which edition of HS"):
        baci.read(path.rename(tmp_path / "table.csv"))


def test_a_country_keeps_the_name_of_the_shipped_table(tmp_path: Path, shipped_batches: dict[str, Batch]) -> None:
    batches = {**shipped_batches, "baci": loaders.read([folder(tmp_path)])[0]}

    made = {one.id: one for one in graph((name, each) for name, batch in batches.items() for each in batch.records).nodes}

    assert made["iso:LA"].properties["display_name"] == "Laos"
    assert "disputed" not in made["iso:LA"].properties
    assert "Lao People's Dem. Rep." in made["iso:LA"].properties["aliases"]  # type: ignore[operator]
    assert made["iso:BE"].properties["display_name"] == "Belgium"
    assert made["comtrade:058"].properties["display_name"] == "Belgium-Luxembourg"
