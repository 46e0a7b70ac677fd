"""Downloads of UN Comtrade, made up in the three layouts: what is kept, what is a part or a sum of other rows, and what is said."""

from pathlib import Path

import pytest

import loaders
from graph.records import Batch, Link
from graph.schema._check import fault
from loaders import comtrade
from loaders._iso import ISO2

NEW = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,"
    "partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,"
    "cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,"
    "altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)
LEGACY = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,"
    "Partner Code,Partner,Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,"
    "Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),"
    "Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag"
)
REAL = next((each / "shared" / "data" / "real" for each in Path(__file__).parents if (each / "shared" / "data" / "real").is_dir()), None)
THAI, LAO, VIET = ("764", "THA", "Thailand"), ("418", "LAO", "Lao People's Dem. Rep."), ("704", "VNM", "Viet Nam")
WORLD = ("0", "W00", "World")


def new(reporter: tuple[str, ...], flow: str, partner: tuple[str, ...], value: str, kg: str = "", **other: str) -> str:
    """A row of the new layout with its 48th, empty cell; `other` gives cells by the name of their column."""
    given = dict(zip(("reporterCode", "reporterISO", "reporterDesc"), reporter, strict=True)) | {"flowCode": flow}
    given |= dict(zip(("partnerCode", "partnerISO", "partnerDesc"), partner, strict=True))
    given |= {
        "freqCode": "A",
        "refYear": "2023",
        "partner2Code": "0",
        "classificationCode": "H6",
        "cmdCode": "252310",
        "customsCode": "C00",
    }
    given |= {"motCode": "0 ", "primaryValue": value, "netWgt": kg} | other
    return ",".join(f'"{given.get(name, "")}"' for name in NEW.split(",")) + ","


def legacy(
    reporter: tuple[str, ...], flow: str, partner: tuple[str, ...], value: str, kg: str, second: tuple[str, ...] = ("", "", "")
) -> str:
    cells = ["H5", "2019", "2019", "2019", "6", "1", "0", flow, reporter[0], reporter[2], reporter[1], partner[0], partner[2], partner[1]]
    cells += [
        second[0],
        second[2],
        second[1],
        "",
        "",
        "",
        "",
        "252310",
        "Cement clinkers",
        "8",
        "kg",
        kg,
        "",
        "",
        "",
        kg,
        "",
        value,
        "",
        "",
        "0",
    ]
    return ",".join(f'"{cell}"' for cell in cells)


def load(tmp_path: Path, head: str, *rows: str) -> Batch:
    path = tmp_path / "TradeData.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return loaders.read([path])[0]


def trades(batch: Batch) -> dict[str, tuple[object, object]]:
    links = [one for one in batch.records if isinstance(one, Link) and one.kind == "TRADES"]
    return {one.fact_id: (one.properties["value_kusd"], one.properties.get("tonnes")) for one in links}


def test_imports_and_exports_are_two_series_and_no_cell_is_shifted(tmp_path: Path) -> None:
    batch = load(tmp_path, NEW, new(LAO, "M", THAI, "1205136", "50791017"), new(THAI, "X", LAO, "1100000", "50000000"))

    assert batch.rejects == ()
    assert all(fault(one) is None for one in batch.records)
    assert trades(batch) == {
        "comtrade-imports/hs2022-6/2023|iso:TH|iso:LA|252310": (1205.136, 50791.017),
        "comtrade-exports/hs2022-6/2023|iso:TH|iso:LA|252310": (1100.0, 50000.0),
    }


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (new(LAO, "M", WORLD, "9"), "1 rows with the World as partner"),
        (new(LAO, "M", THAI, "9", partner2Code="156"), "1 rows by second partner"),
        (new(LAO, "M", THAI, "9", motCode="3200"), "1 rows by mode of transport or customs procedure"),
        (new(LAO, "M", THAI, "9", customsCode="C04"), "1 rows by mode of transport or customs procedure"),
        (new(LAO, "RM", THAI, "9"), "1 rows of re-exports and other flows"),
        (new(LAO, "M", THAI, "9", freqCode="M"), "1 rows of months"),
        (new(LAO, "M", THAI, "9", cmdCode="TOTAL"), "1 rows of all goods together"),
    ],
)
def test_sums_and_parts_of_other_rows_are_left_out_and_said(tmp_path: Path, row: str, words: str) -> None:
    batch = load(tmp_path, NEW, row, new(LAO, "M", VIET, "1"))

    assert list(trades(batch)) == ["comtrade-imports/hs2022-6/2023|iso:VN|iso:LA|252310"]
    assert any(words in remark for remark in batch.remarks)


def test_clinker_by_second_partner_is_not_added_up(tmp_path: Path) -> None:
    """H1: three rows by second partner and the World, of which the first is Viet Nam's."""
    parts = [("4726815", "50791017", VIET), ("100", "1205136", ("156", "CHN", "China")), ("100", "44563794", THAI)]
    rows = [legacy(LAO, "M", WORLD, value, kg, second) for value, kg, second in (*parts, ("9", "96559947", ("", "", "")))]

    batch = load(tmp_path, LEGACY, *rows, legacy(LAO, "Import", THAI, "5", "1"))

    assert trades(batch) == {"comtrade-imports/hs2017-6/2019|iso:TH|iso:LA|252310": (0.005, 0.001)}
    assert any("in 1 of the rows left out Viet Nam or Laos is seen as second partner only" in remark for remark in batch.remarks)
    assert any("their codes keep that edition" in remark for remark in batch.remarks)


def test_the_older_layout_in_a_copy_without_signs_is_known(tmp_path: Path) -> None:
    head = (
        LEGACY.replace("Trade Flow,", "TradeFlow,")
        .replace("Netweight (kg)", "Netweightkg")
        .replace("Trade Value (US$),C", "TradeValueUS,C")
    )

    batch = load(tmp_path, head, legacy(LAO, "Export", VIET, "2000", "0"))

    assert trades(batch) == {"comtrade-exports/hs2017-6/2019|iso:LA|iso:VN|252310": (2.0, None)}


def test_a_weight_of_zero_beside_a_value_is_unknown(tmp_path: Path) -> None:
    batch = load(tmp_path, NEW, new(LAO, "M", THAI, "9", "0"))

    assert list(trades(batch).values()) == [(0.009, None)]
    assert "1 of the rows kept have no weight; it is unknown, not zero" in batch.remarks


def test_viet_nam_is_704_and_what_was_so_to_1974_is_another(tmp_path: Path) -> None:
    old = ("868", "VNM", "Rep. of Vietnam (...1974)")

    batch = load(tmp_path, NEW, new(THAI, "X", VIET, "1"), new(LAO, "M", old, "1"))

    assert [fact.split("|")[1:3] for fact in trades(batch)] == [["iso:TH", "iso:VN"], ["comtrade:868", "iso:LA"]]


def test_digits_are_never_mixed(tmp_path: Path) -> None:
    batch = load(tmp_path, NEW, new(LAO, "M", THAI, "9"), new(LAO, "M", THAI, "9", cmdCode="2523"), new(LAO, "M", THAI, "9", cmdCode="25"))

    assert {one.key for one in batch.records if one.kind == "TradeTable"} == {
        f"table:comtrade-imports/hs2022-{level}/2023" for level in (2, 4, 6)
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (new(LAO, "M", THAI, "9", classificationCode="S4"), "is no edition of HS: H0 to H6"),
        (new(LAO, "M", THAI, ""), "is empty"),
        (new(LAO, "M", THAI, "1,5"), "is not a number written like 1234.5"),
        (new(LAO, "M", THAI, "9") + "x", "48 cells, 47 columns"),
        (new(LAO, "M", VIET, "1"), "stands in an earlier row already"),
    ],
)
def test_a_row_that_cannot_be_taken_is_a_reject(tmp_path: Path, row: str, reason: str) -> None:
    [reject] = load(tmp_path, NEW, new(LAO, "M", VIET, "1"), row).rejects

    assert (reject.file, reject.line, reject.reason) == ("TradeData.csv", 3, reason)


def test_the_list_of_codes_has_two_letters_for_each_three() -> None:
    assert len(ISO2) == len(set(ISO2.values())) == 249
    assert (ISO2["LAO"], ISO2["VNM"], ISO2["NAM"]) == ("LA", "VN", "NA")


@pytest.mark.skipif(REAL is None, reason="needs the folder shared/data/real beside the project")
def test_real_downloads_are_known_and_nothing_of_the_world_is_kept() -> None:
    assert REAL
    legacy_file, new_file = REAL / "comtrade_legacy_cement_VN-LA.csv", REAL / "comtradeplus_THA_8542_VN-LA-rows.csv"

    thai, cement = comtrade.read(new_file), comtrade.read(legacy_file)

    assert not thai.rejects
    assert all({"iso:LA", "iso:VN"} & set(fact.split("|")) for fact in trades(thai))
    assert not [fact for fact in trades(cement) if "comtrade:000" in fact]
    assert any("second partner only" in remark for remark in cement.remarks)
