"""Files that a user gives: some tables, renamed, in another encoding, with faulty rows, or no table of ours at all."""

import csv
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import loaders
from graph.errors import BadTable
from graph.ledger import Ledger
from graph.records import Batch, Reject
from loaders import hs2022, vietnam_laos
from loaders.check import check_files

TABLES = vietnam_laos.SHIPPED
Edit = Callable[[list[dict[str, str]]], object]


def put(folder: Path, name: str, edit: Edit | None = None, *, under: str = "") -> Path:
    """A shipped table copied to the folder, its rows edited."""
    with (TABLES / name).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    columns = list(rows[0])
    if edit:
        edit(rows)
    path = folder / (under or name)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def changed(row: int, **cells: str) -> Edit:
    return lambda rows: rows[row].update(cells)


def only(*paths: Path) -> Batch:
    [batch] = loaders.read(paths)
    return batch


def test_one_table_alone_is_read_alone(tmp_path: Path) -> None:
    batch = only(put(tmp_path, "relations.csv"))

    assert (batch.dataset, dict(batch.tables), len(batch.records)) == ("vietnam_laos", {"relations.csv": 137}, 137)


def test_a_renamed_table_is_known_by_its_columns_and_keeps_its_own_name(tmp_path: Path) -> None:
    """So that it takes the place of the table, and rejects name the file that the user has."""
    batch = only(put(tmp_path, "relations.csv", changed(0, status="maybe"), under="my relations.csv"))

    assert batch.tables == {"relations.csv": 137}
    assert {record.file for record in batch.records} == {"relations.csv"}
    assert batch.rejects[0].file == "my relations.csv"


def test_enterprises_are_read_with_what_follows_from_their_status(tmp_path: Path) -> None:
    put(tmp_path, "enterprise_products.csv")
    enterprises = put(
        tmp_path, "enterprises.csv", lambda rows: [row.update(status="closed") for row in rows if row["enterprise_id"] == "E11"]
    )

    batch = only(enterprises)

    assert batch.tables == {"enterprises.csv": 133, "enterprise_products.csv": 144}
    ended = {one.properties["status"] for one in batch.records if getattr(one, "start", "") == "vl:E11" and one.kind == "MAKES"}
    assert ended == {"ended"}


def test_a_table_that_looks_into_another_says_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"it cannot be read without enterprises\.csv\. Put enterprises\.csv beside it\."):
        loaders.read([put(tmp_path, "enterprise_products.csv")])


def test_zones_alone_know_the_place_that_is_the_same_thing(tmp_path: Path) -> None:
    batch = only(put(tmp_path, "zones.csv"))

    assert batch.tables == {"zones.csv": 79}
    assert [one.properties["same_as"] for one in batch.records if one.key == "vl:Z08"] == ["unlocode:LATHG"]


def test_tables_of_two_folders_make_one_batch(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    batch = only(put(tmp_path / "a", "zones.csv"), put(tmp_path / "b", "ports_terminals.csv"))

    assert batch.tables == {"zones.csv": 79, "ports_terminals.csv": 20}


def test_the_same_table_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match=r"it is relations\.csv again"):
        loaders.read([put(tmp_path, "relations.csv"), put(tmp_path, "relations.csv", under="copy.csv")])


def test_the_same_path_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "relations.csv")

    assert loaders.read([path, path]) == loaders.read([path])


def test_a_folder_of_folders_is_read_by_each_loader() -> None:
    whole = loaders.read([TABLES.parent])

    assert [(batch.dataset, batch.records) for batch in whole] == [(batch.dataset, batch.records) for batch in loaders.read()]
    assert "of reference these tables are not read: country-codes" in whole[0].remarks[0]  # tests use them, no loader does


def test_a_folder_of_two_datasets_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "relations.csv")
    shutil.copy(hs2022.SHIPPED, tmp_path)

    with pytest.raises(BadTable, match=r"it holds tables of hs2022 and vietnam_laos\. Put each into a folder of its own"):
        loaders.read([tmp_path])


def test_a_stranger_beside_folders_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    put(tmp_path / "a", "relations.csv")
    (tmp_path / "own.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(BadTable, match=r"own\.csv: no loader knows it"):
        loaders.read([tmp_path])


@pytest.mark.parametrize("name", ["missing.csv", "letter.txt", "own.csv", "picture.csv", "empty"])
def test_what_no_loader_knows_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir\n", encoding="utf-8")
    (tmp_path / "own.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "empty").mkdir()

    with pytest.raises(BadTable) as caught:
        loaders.read([tmp_path / name])

    assert str(caught.value).startswith(str(tmp_path / name))
    assert "Check the path." in str(caught.value) or f"as CSV, of one of these datasets: {', '.join(loaders.loaders())}" in str(
        caught.value
    )


def test_a_stranger_in_a_folder_of_tables_is_not_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "relations.csv")
    (tmp_path / "own.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(BadTable, match=r"own\.csv: it is no table of vietnam_laos\."):
        loaders.read([tmp_path])


def test_a_spreadsheet_among_the_tables_is_not_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "relations.csv")
    (tmp_path / "zones.xlsx").write_bytes(b"PK\x03\x04")

    with pytest.raises(BadTable, match=r"zones\.xlsx: .*Save it as CSV UTF-8\."):
        loaders.read([tmp_path])


def test_a_table_without_rows_is_told_by_the_check(tmp_path: Path) -> None:
    path = put(tmp_path, "relations.csv")
    path.write_text(path.read_text(encoding="utf-8").split("\n", 1)[0] + "\n", encoding="utf-8")

    assert check_files(path).faults == ("relations.csv: it has no rows.",)


def test_the_faults_of_all_tables_are_told_together(tmp_path: Path) -> None:
    for name in ("agreements.csv", "corridors.csv"):
        path = put(tmp_path, name)
        path.write_text(path.read_text(encoding="utf-8").replace("note,", "remark,", 1), encoding="utf-8")

    report = check_files(tmp_path)

    assert not report.ok
    assert [fault.split(":")[0] for fault in report.faults] == ["corridors.csv, line 1", "agreements.csv, line 1"]
    assert "no column 'note'; column 'remark' that no loader knows" in report.faults[0]


def test_blanks_around_cells_are_no_fault(tmp_path: Path) -> None:
    def widen(rows: list[dict[str, str]]) -> None:
        for row in rows:
            row.update({name: f"  {cell}\u00a0" for name, cell in row.items() if cell})

    def facts(batch: Batch) -> list[object]:
        return [(one.key, one.properties) for one in batch.records]

    assert facts(only(put(tmp_path, "relations.csv", widen))) == facts(only(TABLES / "relations.csv"))


@pytest.mark.parametrize("name", sorted(vietnam_laos.sheets()))
def test_the_order_of_rows_states_nothing(tmp_path: Path, name: str) -> None:
    """In a table of names only the first row of a language does: it is the name that is shown."""
    for beside in vietnam_laos.sheets()[name].beside:
        put(tmp_path, beside)

    def facts(path: Path) -> dict[tuple[str, str], object]:
        def said(properties: Mapping[str, object]) -> object:
            names = properties.get("names")
            return tuple(re.sub(r"\|[01]\|", "|", one) for one in names) if isinstance(names, tuple) else properties

        return {(one.kind, one.key): said(one.properties) for one in only(path).records if one.file == name}

    turned = facts(put(tmp_path, name, list.reverse))

    assert turned == facts(put(tmp_path, name))


def test_the_order_of_columns_states_nothing(tmp_path: Path) -> None:
    with (TABLES / "relations.csv").open(encoding="utf-8", newline="") as handle:
        turned = [list(reversed(row)) for row in csv.reader(handle)]
    path = tmp_path / "relations.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=";").writerows(turned)

    assert [(one.key, one.properties) for one in only(path).records] == [
        (one.key, one.properties) for one in only(TABLES / "relations.csv").records
    ]
    assert only(path).remarks == ("relations.csv: cells are parted by ';'",)


def test_a_load_says_how_it_read_a_file_that_is_no_utf_8(tmp_path: Path) -> None:
    """Taken as UTF-16, as a spreadsheet saves "Unicode text": the same facts, so no change, and the encoding is said."""
    path = put(tmp_path, "gate_names.csv")
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-16"))

    with Ledger(tmp_path / "graph.ledger.sqlite") as ledger:
        ledger.load(loaders.read([TABLES / "gate_names.csv"]))
        report = ledger.load(loaders.read([path]))

    assert not report.changed
    assert "gate_names.csv: read as utf-16; save as UTF-8 to be sure of every letter." in report.lines()


def test_hs_2022_is_read_from_a_copy_and_refuses_a_broken_tree(tmp_path: Path) -> None:
    for file in hs2022.SHIPPED.parent.glob("h*.csv"):
        shutil.copy(file, tmp_path)
    path = tmp_path / "harmonized-system.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("I,0101,", "I,101,", 1), encoding="utf-8")

    [batch] = loaders.read([path])

    assert batch.rejects == (Reject(file=path.name, line=3, column="hscode", value="101", reason="is not 2, 4 or 6 digits"),)


def test_a_check_of_the_shipped_data_finds_nothing() -> None:
    report = check_files()

    assert report.ok
    assert (report.unknown_sources, report.waiting) == ((), ())
    assert report.lines()[-1] == "Every row can be taken. Nothing was changed."


def test_a_check_tells_rejects_by_reason_and_what_no_table_states(tmp_path: Path) -> None:
    def edit(rows: list[dict[str, str]]) -> None:
        rows[0].update(status="Stated")
        rows[1].update(source_ids="S999")
        rows[2].update(to_id="E999")

    report = check_files(put(tmp_path, "relations.csv", edit))

    assert not report.ok
    assert report.unknown_sources == ("src:S999",)
    assert [one.key for one in report.waiting] == ["vl:R003"]
    assert report.lines() == (
        "vietnam_laos: 137 rows read, 136 kept, 1 rejected; 136 statements.",
        "  relations.csv: 137 rows, 1 rejected",
        "1 row: status is none of: stated, planned, ended",
        '  relations.csv line 2, status: "Stated" is none of: stated, planned, ended',
        "1 cited source is described by no table: src:S999.",
        "1 statement waits for a thing that no table states: vl:R003 (relations.csv line 4).",
        "1 row would be rejected: a load would remove nothing. Nothing was changed.",
    )
