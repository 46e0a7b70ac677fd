"""What a load says of itself, in plain sentences."""

from graph.ledger import DatasetChange, LoadReport
from graph.records import Reject


def rejects(number):
    return tuple(Reject(file="z.csv", line=n, column="lat", value="x" * n, reason="is no number") for n in range(1, number + 1))


def test_the_outcome_comes_first_and_each_dataset_has_its_line():
    change = DatasetChange(dataset="vietnam_laos", added=1200, changed=3, removed=1, statements=3112)

    assert LoadReport(edition=7, changed=True, datasets=(change,)).lines() == (
        "Edition 7: 1,200 statements added, 3 changed, 1 removed.",
        "vietnam_laos: 1,200 added, 3 changed, 1 removed; 3,112 statements.",
    )
    assert LoadReport(edition=7, changed=False).lines() == ("No change: the ledger stays at edition 7.",)


def test_an_undo_says_what_it_took_back_and_what_is_stated_now():
    assert LoadReport(edition=8, changed=True, undoes=7).lines() == ("Edition 8 takes back edition 7: it states what edition 6 stated.",)


def test_many_rejects_are_five_lines_and_a_number():
    lines = LoadReport(edition=1, changed=True, rejects=rejects(7)).lines()

    assert lines[1] == "7 cells or rows were rejected, so nothing was removed."
    assert lines[2] == '  z.csv line 1, lat: "x" is no number'
    assert lines[-1] == "  … and 2 more"
    assert len(lines) == 8


def test_one_reject_and_one_waiting_statement_are_said_in_the_singular():
    report = LoadReport(
        edition=1,
        changed=True,
        datasets=(DatasetChange(dataset="own", added=1, kept=1, statements=1),),
        rejects=rejects(1),
        waiting=1,
        waiting_examples=("r.csv line 2: …",),
        unknown_sources=("src:S9",),
    )

    assert report.lines()[:2] == ("Edition 1: 1 statement added, 0 changed, 0 removed.", "own: 1 added, 0 changed, 0 removed; 1 statement.")
    gone = "1 statement is no longer in the tables read and stays."
    assert report.lines()[2] == f"1 cell or row was rejected, so nothing was removed. {gone}"
    assert "1 statement waits for a thing that nobody states, and is not in the graph." in report.lines()
    assert report.lines()[-1] == "1 source is cited but not described by any table: src:S9."


def test_a_long_value_is_cut_and_an_absent_one_is_not_quoted():
    long, none = rejects(99)[-1], Reject(file="z.csv", line=3, column="", value="", reason="has too few cells")

    text = str(LoadReport(edition=1, changed=True, rejects=(long, none)))

    assert f'lat: "{"x" * 39}…" is no number' in text
    assert "  z.csv line 3: has too few cells" in text


def test_the_store_is_named_with_what_it_holds():
    report = LoadReport(edition=2, changed=False, nodes=7694, links=8681, store="kglite:///srv/graph.kgl")

    assert report.lines()[-1] == "kglite:///srv/graph.kgl holds edition 2: 7,694 nodes, 8,681 links."
