"""The command line keeps its contract for scripts (docs/contract.md): in one process where that is enough, in its own where it matters."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import cli
from graph.catalogue import questions
from loaders.load import load

HOME = Path(__file__).resolve().parents[1]
TABLES = HOME / "data" / "vietnam_laos"


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


Run = Callable[..., Said]


@pytest.fixture
def linkage(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> Said:
        with monkeypatch.context() as patch:
            patch.setenv("LINKAGE_DB", "")  # put back to what it was: --db sets it
            with pytest.raises(SystemExit) as left:
                cli.main(words)
        out, err = capsys.readouterr()
        code = left.value.code
        return Said(1, out, f"{err}{code}\n") if isinstance(code, str) else Said(code or 0, out, err)

    return run


@pytest.fixture(scope="module")
def db(shipped_copy: Callable[[str], str]) -> str:
    """All shipped data in an embedded file."""
    return shipped_copy("cli")


def alone(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-c", "import cli; cli.main()", *words]
    return subprocess.run(command, cwd=HOME, env={**os.environ, **environment}, capture_output=True, check=False, timeout=120)


def is_one_sentence(said: Said) -> bool:
    """Exit 1, nothing on stdout, one line on stderr that is no traceback."""
    return said.code == 1 and not said.out and len(said.err.strip().splitlines()) == 1 and "Traceback" not in said.err


def test_the_command_has_its_name_and_lists_its_subcommands(linkage: Run) -> None:
    said = linkage("--help")

    assert said.code == 0
    assert "Usage: linkage" in said.out
    for word in ("load", "check", "ask", "questions", "cypher", "sources", "serve", "neo4j", "--db"):
        assert word in said.out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("ask",),
        ("ask", "gaps/no_maker", "--nonsense"),
        ("load", "--allow-removals", "many"),
        ("load", "no-such-folder"),
        ("load", "--undo", "data"),
        ("neo4j", "fly"),
        ("neo4j", "status"),
        ("ask", "gaps/no_maker", "--db", "nothing-loaded.kgl"),
        ("ask", "gaps/no_maker", "--db", "bolt://127.0.0.1:1"),
        ("ask", "gaps/no_maker", "--db", "somewhere"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_sentence_and_exit_1(linkage: Run, words: tuple[str, ...]) -> None:
    assert is_one_sentence(linkage(*words))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("gaps/nothing",), "gaps/no_maker"),  # the questions there are
        (("gaps/no_maker", "region=LA"), "country"),  # the parameters there are
        (("gaps/no_maker", "country=TH"), "LA"),
        (("gaps/no_maker", "LA"), "NAME=VALUE"),
        (("gaps/no_maker", "country=LA", "country=VN"), "country"),
        (("overview/chain", "chain=nothing"), "nothing"),
        (("profiles/enterprise", "enterprise=vl:E9999"), "E9999"),
        (("overview/chain",), "chain="),
        (("gaps/no_maker", "--out", "needs.docx"), "csv"),
        (("gaps/no_maker", "--limit", "0"), "limit"),
    ],
)
def test_a_wrong_question_is_told_what_it_may_be(linkage: Run, db: str, words: tuple[str, ...], named: str) -> None:
    said = linkage("ask", *words, "--db", db)

    assert is_one_sentence(said)
    assert named in said.err
    assert not said.err.startswith("Refused:")


def test_db_stands_before_or_after_the_subcommand(linkage: Run, db: str) -> None:
    asked = ("ask", "overview/coverage")

    before, after, joined = linkage("--db", db, *asked), linkage(*asked, "--db", db), linkage(*asked, f"--db={db}")

    assert before.code == after.code == joined.code == 0
    assert before.out == after.out == joined.out != ""


def test_rows_are_csv_with_the_declared_columns_first_and_names_at_the_end(linkage: Run, db: str) -> None:
    said = linkage("ask", "gaps/no_maker", "--db", db)

    header = said.out.splitlines()[0].split(",")
    declared = list(questions()["gaps/no_maker"].columns)
    assert header[: len(declared)] == declared
    assert header[:5] == ["need", "users", "makers_abroad", "kind", "basis"]
    assert header[len(declared) :] and all(name.endswith("_name") for name in header[len(declared) :])
    assert "\r" not in said.out
    assert all(len(cells) == len(header) for cells in csv.reader(io.StringIO(said.out)))


def test_cells_hold_codes(linkage: Run, db: str) -> None:
    rows = linkage("ask", "overview/coverage", "--db", db).rows

    # 21 chains of 6 stages in 2 countries: counted in chain_stages.csv, where DISTRIBUTION belongs to all.
    assert len(rows) == 21 * 6 * 2
    assert {row["country"] for row in rows} == {"LA", "VN"}
    assert {row["stage"] for row in rows} == {"RAW", "PRODUCTION", "PROCESSING", "MANUFACTURING", "DESIGN", "DISTRIBUTION"}
    with (TABLES / "chain_stages.csv").open(encoding="utf-8", newline="") as file:
        assert {row["chain"] for row in rows} == {row["chain"] for row in csv.DictReader(file)}


def test_every_other_word_goes_to_stderr(linkage: Run, db: str) -> None:
    said = linkage("ask", "gaps/no_maker", "--db", db)

    assert "Limits: " in said.err and " of " in said.err and "Edition 1 of 20" in said.err and "Source src:" in said.err
    assert "Limits: " not in said.out


def test_the_defaults_are_laos_and_assumed(linkage: Run, db: str) -> None:
    bare = linkage("ask", "gaps/no_maker", "--db", db)

    assert bare.out == linkage("ask", "gaps/no_maker", "country=LA", "assumed=yes", "--db", db).out
    assert bare.out != linkage("ask", "gaps/no_maker", "country=VN", "--db", db).out
    assert bare.out != linkage("ask", "gaps/no_maker", "assumed=no", "--db", db).out


def test_an_empty_answer_is_exit_0_with_the_header_alone(linkage: Run, db: str) -> None:
    searched = linkage("ask", "explore/search", "text=nothing is called so", "--db", db)
    typed = linkage("cypher", "MATCH (e:Enterprise {id: 'vl:E9999'}) RETURN e.id AS id, e.country AS country", "--db", db)

    assert (searched.code, len(searched.out.splitlines())) == (0, 1)
    assert (typed.code, typed.out) == (0, "id,country\n")


def test_a_csv_is_not_cut_below_1000_rows(linkage: Run, db: str) -> None:
    text = "MATCH (p:Product) RETURN p.code AS code ORDER BY code"

    whole, cut = linkage("cypher", text, "--db", db), linkage("cypher", text, "--limit", "7", "--db", db)

    assert len(whole.rows) == 1000 and "1,000" in whole.err
    assert len(cut.rows) == 7 and "Cut" in cut.err


@pytest.mark.parametrize(
    "text", ["CREATE (:X)", "MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "CALL db.labels()"]
)
def test_a_refused_text_says_refused_and_why(linkage: Run, db: str, text: str) -> None:
    said = linkage("cypher", text, "--db", db)

    assert is_one_sentence(said)
    assert said.err.startswith("Refused: ")


def test_a_text_that_the_engine_cannot_run_is_no_refusal(linkage: Run, db: str) -> None:
    said = linkage("cypher", "MATCH (n:Enterprise) RETURN m.id AS id", "--db", db)

    assert is_one_sentence(said)
    assert not said.err.startswith("Refused:")


def test_things_in_a_typed_answer_stand_by_their_ids(linkage: Run, db: str) -> None:
    text = "MATCH p = (a:Enterprise {id: 'vl:E10'})-[r:SUPPLIES {fact_id: 'vl:R013'}]->(b) RETURN a, r, p, [a.id, b.id] AS ids"

    said = linkage("cypher", text, "--db", db)

    # relations.csv: R013 is E10 SUPPLIES E11.
    assert said.out.splitlines() == ["a,r,p,ids", "vl:E10,vl:R013,vl:E10;vl:R013;vl:E11,vl:E10;vl:E11"]


def test_out_writes_each_format_and_keeps_stdout_empty(linkage: Run, db: str, tmp_path: Path) -> None:
    begins = {"csv": b"need,", "png": b"\x89PNG", "svg": b"<?xml", "html": b"<!", "json": b"{"}
    for ending, first in begins.items():
        file = tmp_path / f"needs.{ending}"

        said = linkage("ask", "gaps/no_maker", "--out", str(file), "--db", db)

        assert (said.code, said.out) == (0, "")
        assert file.read_bytes().lower().startswith(first.lower()), ending
    assert json.loads((tmp_path / "needs.json").read_text(encoding="utf-8"))["question"] == "gaps/no_maker"


def test_a_file_that_cannot_be_written_is_one_sentence(linkage: Run, db: str, tmp_path: Path) -> None:
    assert is_one_sentence(linkage("ask", "gaps/no_maker", "--out", str(tmp_path / "no" / "needs.csv"), "--db", db))


def test_questions_lists_every_question_with_its_defaults(linkage: Run) -> None:
    rows = {row["question"]: row for row in linkage("questions").rows}

    assert set(rows) == set(questions())
    assert "country=LA" in rows["gaps/no_maker"]["parameters"] and "assumed=yes" in rows["gaps/no_maker"]["parameters"]
    assert "chain=<Chain>" in rows["overview/chain"]["parameters"]


def test_questions_with_a_name_prints_all_its_texts_for_a_console(linkage: Run) -> None:
    text = linkage("questions", "paths/centrality").out

    assert text.startswith("// Gates and stops between all others (paths/centrality)\n")
    assert re.findall(r"^// == (\w+)$", text, re.M) == list(questions()["paths/centrality"].part_names())
    assert "WHERE n:Gate OR n:Zone OR n:Place" in text  # queries/parts/road_network.cypher
    assert text.count(";\n") == len(questions()["paths/centrality"].part_names())


def test_questions_with_a_wrong_name_is_one_sentence(linkage: Run) -> None:
    assert is_one_sentence(linkage("questions", "paths/nowhere"))


def test_sources_lists_every_publication(linkage: Run, db: str) -> None:
    rows = linkage("sources", "--db", db).rows

    assert len(rows) == 216 + 28  # rows of sources.csv and of product_input_sources.csv
    assert all(row["publication"] for row in rows)


def test_load_says_no_change_and_still_brings_the_store(linkage: Run, tmp_path: Path) -> None:
    file = tmp_path / "north.kgl"
    first = linkage("load", "--db", str(file))
    file.unlink()

    again = linkage("load", "--db", str(file))

    assert first.code == again.code == 0 and not first.out and not again.out
    assert "Edition 1" in first.err and "No change" in again.err
    assert file.exists() and (tmp_path / "north.ledger.sqlite").exists()
    assert linkage("ask", "gaps/no_maker", "--db", str(file)).code == 0


def test_undo_is_a_new_edition(linkage: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "graph.kgl")
    linkage("load", "--db", file)

    said = linkage("load", "--undo", "--db", file)

    assert said.code == 0 and "Edition 2 takes back edition 1" in said.err
    assert linkage("load", "--undo", "--db", str(tmp_path / "new.kgl")).code == 1


def test_a_past_edition_is_answered_as_it_was(linkage: Run, tmp_path: Path) -> None:
    file = str(tmp_path / "graph.kgl")
    load([HOME / "data" / "reference" / "harmonized-system.csv"], file)
    load([TABLES], file)

    before = linkage("ask", "overview/coverage", "--db", file, "--edition", "1")
    now = linkage("ask", "overview/coverage", "--db", file)

    assert (before.code, len(before.rows)) == (0, 0)  # HS alone has no chain
    assert "Edition 1 of" in before.err
    assert len(now.rows) == 252  # 21 chains × 6 stages × 2 countries


def test_a_load_that_would_remove_much_needs_the_exact_number(linkage: Run, tmp_path: Path) -> None:
    tables = shutil.copytree(TABLES, tmp_path / "vietnam_laos")
    file = str(tmp_path / "graph.kgl")
    linkage("load", str(tables), "--db", file)
    for name in ("relations.csv", "product_inputs.csv", "chain_products.csv"):
        lines = (tables / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (tables / name).write_text("".join(lines[:2]), encoding="utf-8")

    stopped = linkage("load", str(tables), "--db", file)
    gone = (137 - 1) + (445 - 1) + (488 - 1)  # rows of the three tables, one left of each
    wrong = linkage("load", str(tables), "--allow-removals", str(gone - 1), "--db", file)
    named = linkage("load", str(tables), "--allow-removals", str(gone), "--db", file)

    assert is_one_sentence(stopped) and str(gone) in stopped.err.replace(",", "")
    assert is_one_sentence(wrong)
    assert named.code == 0 and "Edition 2" in named.err


def test_a_store_of_another_ledger_is_replaced_only_by_name(linkage: Run, db: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.kgl"
    shutil.copy(db, file)
    shutil.copy(f"{db}.sha256", f"{file}.sha256")
    read = linkage("ask", "gaps/no_maker", "--db", str(file))

    refused, adopted = linkage("load", "--db", str(file)), linkage("load", "--adopt", "--db", str(file))

    assert read.code == 0
    assert is_one_sentence(refused) and "--adopt" in refused.err
    assert adopted.code == 0


def test_a_store_behind_its_ledger_answers_and_says_so(linkage: Run, tmp_path: Path) -> None:
    file = tmp_path / "graph.kgl"
    linkage("load", "--db", str(file))
    kept = {each: each.read_bytes() for each in (file, Path(f"{file}.sha256"))}
    linkage("load", "--undo", "--db", str(file))
    for each, content in kept.items():
        each.write_bytes(content)

    said = linkage("ask", "overview/coverage", "--db", str(file))

    assert said.code == 0 and "holds edition 1, the ledger has reached 2" in said.err


@pytest.mark.parametrize(("left", "words"), [(b"", "no ledger"), (b"no database", "no ledger that can be trusted")])
def test_a_damaged_ledger_is_told_and_takes_no_answer_away(linkage: Run, db: str, tmp_path: Path, left: bytes, words: str) -> None:
    file = tmp_path / "graph.kgl"
    shutil.copy(db, file)
    shutil.copy(f"{db}.sha256", f"{file}.sha256")
    file.with_name("graph.ledger.sqlite").write_bytes(left)

    said = linkage("ask", "overview/coverage", "--db", str(file))

    assert said.code == 0 and said.rows and words in said.err


def test_check_changes_nothing_and_lists_rejects_as_rows(linkage: Run, tmp_path: Path) -> None:
    tables = shutil.copytree(TABLES, tmp_path / "vietnam_laos")
    good = linkage("check", str(tables))
    zones = (tables / "zones.csv").read_text(encoding="utf-8").splitlines()
    (tables / "zones.csv").write_text("\n".join([*zones, ",".join(["Z99"] + ["nonsense"] * zones[0].count(","))]) + "\n", encoding="utf-8")

    bad = linkage("check", str(tables))

    assert good.code == 0 and good.out == "file,line,column,value,reason\n"
    assert bad.code == 1 and {row["file"] for row in bad.rows} == {"zones.csv"}
    assert {int(row["line"]) for row in bad.rows} == {len(zones) + 1}
    assert "Traceback" not in bad.err


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "cp1252"}], ids=["LANG=C", "cp1252"])
def test_output_is_utf_8_whatever_the_system_says(db: str, environment: dict[str, str]) -> None:
    done = alone("cypher", "MATCH (p:Province {id: 'gso2025:44'}) RETURN p.display_name AS name", "--db", db, **environment)

    assert done.stdout.decode("utf-8") == "name\nQuảng Trị\n"


def test_a_reader_that_stops_early_gets_no_traceback(db: str) -> None:
    command = [sys.executable, "-c", "import cli; cli.main()", "sources", "--db", db]
    with subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr
        running.stdout.readline()
        running.stdout.close()
        err = running.stderr.read()

    assert b"Traceback" not in err and b"BrokenPipe" not in err


def test_an_unforeseen_fault_is_one_sentence_and_its_details_are_kept(
    linkage: Run, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.catalogue, "questions", lambda: 1 / 0)

    said = linkage("questions")

    assert is_one_sentence(said) and "linkage.log" in said.err
    assert "ZeroDivisionError" in (own_home / "linkage" / "linkage.log").read_text(encoding="utf-8")
