"""The ledger: editions, no change, what a load may not do, undo, the past. Expected numbers are counted by hand."""

from datetime import UTC, datetime

import pytest

from graph.errors import BadData, EmptyTable, NothingToUndo, StoreMissing, TooManyRemovals, UnknownEdition
from graph.ledger import DatasetChange, Ledger
from graph.records import Batch, Link, Node, Reject


def zone(number, **properties):
    return Node(kind="Zone", id=f"vl:Z{number:02}", properties=properties, file="zones.csv", line=number + 1)


def supplies(fact_id, start, end, **properties):
    ends = {"start_kind": "Enterprise", "start": start, "end_kind": "Enterprise", "end": end}
    return Link(kind="SUPPLIES", fact_id=fact_id, **ends, properties=properties, file="relations.csv", line=2)


def batch(*records, dataset="vietnam_laos", tables=None, rejects=()):
    counted = {}
    for one in (*records, *rejects):
        counted[one.file] = counted.get(one.file, 0) + 1
    return Batch(dataset=dataset, records=tuple(records), rejects=tuple(rejects), tables=counted if tables is None else tables)


def zones(*numbers, **properties):
    return batch(*(zone(n, **properties) for n in numbers))


def stated(ledger, n):
    return {(dataset, record.kind, record.key, tuple(sorted(record.properties.items()))) for dataset, record in ledger.statements(n)}


REJECT = Reject(file="zones.csv", line=9, column="lat", value="abc", reason="is no number")


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "graph.ledger.sqlite") as ledger:
        yield ledger


def test_a_new_ledger_has_edition_0_and_states_nothing(ledger):
    assert ledger.edition() == 0
    assert list(ledger.statements(0)) == []
    assert ledger.editions() == ledger.datasets(0) == ledger.tables(0) == []


def test_the_first_load_makes_edition_1_and_counts_what_it_added(ledger):
    report = ledger.load([zones(1, 2, 3)])

    assert (report.edition, report.changed) == (1, True)
    assert report.datasets == (DatasetChange(dataset="vietnam_laos", added=3, statements=3),)


def test_a_dataset_that_another_load_brings_a_moment_before_is_compared_with_it(tmp_path):
    path, overtaking = tmp_path / "two.sqlite", []

    def overtaken():  # asked for the time between what is read before the lock and the lock
        if not overtaking:
            overtaking.append(True)
            with Ledger(path) as other:
                other.load([zones(1, 2, country="VN")])
        return datetime(2026, 12, 1, tzinfo=UTC)

    with Ledger(path, clock=overtaken) as ledger:
        report = ledger.load([zones(1, 2, 3, country="LA")])

        assert (report.edition, report.added, report.updated) == (2, 1, 2)
        assert sorted(ledger.after_load(2), key=repr) == sorted(ledger.statements(2), key=repr)


def test_after_a_load_other_tables_and_datasets_are_told_too(ledger):
    ledger.load([zones(1, 2), batch(supplies("vl:R1", "vl:E1", "vl:E2")), batch(zone(1, country="LA"), dataset="other")])
    report = ledger.load([zones(1, 2, 3, note="e\u0301", none="")])

    told = list(ledger.after_load(report.edition))

    assert sorted(told, key=repr) == sorted(ledger.statements(2), key=repr)
    assert len(told) == 5


def test_the_same_load_twice_is_no_change(ledger):
    ledger.load([zones(1, 2, country="LA")])

    report = ledger.load([zones(2, 1, country="LA")])

    assert (report.edition, report.changed) == (1, False)
    assert str(report).startswith("No change: the ledger stays at edition 1.")
    assert len(ledger.editions()) == 1


def test_moving_a_row_within_its_table_is_no_change(ledger):
    ledger.load([batch(zone(1))])

    report = ledger.load([batch(Node(kind="Zone", id="vl:Z01", file="zones.csv", line=700))])

    assert not report.changed
    assert next(ledger.statements(1))[1].line == 2


def test_other_spelling_of_the_same_letters_and_empty_values_are_no_change(ledger):
    ledger.load([batch(zone(1, display_name="Đắk Lắk", note=""))])

    report = ledger.load([batch(zone(1, display_name="Đa\u0306\u0301k La\u0306\u0301k", aliases=()))])

    assert not report.changed


def test_added_changed_and_removed_are_told_apart(ledger):
    ledger.load([zones(*range(1, 11), year=2003)])

    report = ledger.load([batch(*(zone(n, year=2003) for n in range(2, 10)), zone(10, year=2004), zone(11))])

    assert (report.edition, report.added, report.updated, report.removed) == (2, 1, 1, 1)
    assert report.datasets[0].statements == 10
    line = ledger.editions()[1]
    assert (line.n, line.files, line.added, line.changed, line.removed, line.undoes) == (2, ("vietnam_laos/zones.csv",), 1, 1, 1, None)


def test_a_load_compares_only_the_tables_it_read(ledger):
    link = supplies("vl:R001", "vl:E01", "vl:E02")
    ledger.load([batch(zone(1), link)])

    report = ledger.load([batch(link)])

    assert not report.changed
    assert [(one.file, one.statements) for one in ledger.tables(1)] == [("relations.csv", 1), ("zones.csv", 1)]


def test_a_load_of_one_dataset_leaves_the_same_table_of_another(ledger):
    ledger.load([zones(1, 2), batch(zone(1, year=1), dataset="other")])

    report = ledger.load([batch(zone(7), dataset="other")], allow_removals=1)

    assert (report.added, report.removed) == (1, 1)
    assert [(one.dataset, one.statements, one.tables, one.changed_in) for one in ledger.datasets(2)] == [
        ("other", 1, 1, 2),
        ("vietnam_laos", 2, 1, 1),
    ]


def test_a_statement_that_moves_to_another_table_is_followed(ledger):
    ledger.load([batch(*(zone(n) for n in range(1, 10)))])
    moved = Node(kind="Zone", id="vl:Z01", file="more_zones.csv", line=2)

    report = ledger.load([batch(moved, *(zone(n) for n in range(2, 10)))])

    assert (report.added, report.updated, report.removed) == (0, 1, 0)
    assert not ledger.load([batch(*(zone(n) for n in range(2, 10)))]).changed


def test_a_table_of_0_rows_changes_nothing_and_is_named(ledger):
    ledger.load([zones(1, 2)])

    with pytest.raises(EmptyTable, match=r"0 rows were read of zones\.csv of vietnam_laos"):
        ledger.load([batch(supplies("vl:R001", "a", "b"), tables={"relations.csv": 1, "zones.csv": 0})])

    assert ledger.edition() == 1


def test_a_load_with_rejects_removes_nothing_and_says_so(ledger):
    ledger.load([zones(*range(1, 10), year=2003)])

    report = ledger.load([batch(zone(1, year=2004), zone(20), rejects=[REJECT])])

    assert (report.added, report.updated, report.removed, report.kept) == (1, 1, 0, 8)
    assert len(list(ledger.statements(2))) == 10
    assert 'zones.csv line 9, lat: "abc" is no number' in str(report)
    assert "nothing was removed. 8 statements are no longer in the tables read and stay." in str(report)


def test_rejects_are_kept_by_edition(ledger):
    ledger.load([batch(zone(1), rejects=[REJECT])])
    ledger.load([zones(1, 2)])

    assert ledger.rejects(1) == [REJECT]
    assert ledger.rejects(2) == []


def test_a_load_of_which_every_row_is_rejected_changes_nothing(ledger):
    ledger.load([zones(1)])

    with pytest.raises(BadData, match="All rows of vietnam_laos were rejected"):
        ledger.load([batch(rejects=[REJECT])])

    assert ledger.edition() == 1


def test_one_in_five_may_go_unasked_and_more_may_not(ledger):
    ledger.load([zones(*range(1, 11))])

    assert ledger.load([zones(*range(1, 9))]).removed == 2
    with pytest.raises(TooManyRemovals, match=r"2 statements: 2 of the 8 of vietnam_laos \(25%\).*--allow-removals 2"):
        ledger.load([zones(*range(1, 7))])
    assert ledger.edition() == 2


@pytest.mark.parametrize(("allowed", "passes"), [(9, True), (8, False), (10, False), (0, False), (None, False)])
def test_removals_above_the_floor_need_their_exact_number(ledger, allowed, passes):
    ledger.load([zones(*range(1, 11))])

    if passes:
        assert ledger.load([zones(1)], allow_removals=allowed).removed == 9
    else:
        with pytest.raises(TooManyRemovals) as caught:
            ledger.load([zones(1)], allow_removals=allowed)
        assert caught.value.facts["removals"] == 9
        assert len(list(ledger.statements(ledger.edition()))) == 10


def test_the_floor_counts_each_dataset_by_itself(ledger):
    ledger.load([zones(*range(1, 91)), batch(*(zone(n) for n in range(1, 6)), dataset="small")])

    with pytest.raises(TooManyRemovals, match=r"3 statements: 2 of the 5 of small \(40%\), 1 of the 90 of vietnam_laos \(1%\)"):
        ledger.load([zones(*range(1, 90)), batch(*(zone(n) for n in range(1, 4)), dataset="small")])


def test_one_key_stated_twice_names_both_lines(ledger):
    twice = Node(kind="Zone", id="vl:Z01", properties={"year": 2004}, file="zones.csv", line=44)

    with pytest.raises(BadData, match=r"zones\.csv line 2 and line 44: Zone vl:Z01 is stated twice"):
        ledger.load([batch(zone(1), zone(2), twice)])

    assert ledger.edition() == 0
    assert ledger.load([zones(1)]).edition == 1


def test_one_key_in_two_batches_of_a_dataset_names_both_files(ledger):
    other = Node(kind="Zone", id="vl:Z01", file="more.csv", line=3)

    with pytest.raises(BadData, match=r"zones\.csv line 2 and more\.csv line 3"):
        ledger.load([zones(1), batch(other)])


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 2**63, ("a", 1), [None], {"a": 1}, "half \ud800", object()],
    ids=["nan", "inf", "2**63", "mixed", "hole", "map", "half", "object"],
)
def test_a_value_that_an_engine_would_refuse_or_mangle_changes_nothing(ledger, value):
    with pytest.raises(BadData, match=r"zones\.csv line 2"):
        ledger.load([batch(zone(1, area_ha=value))])

    assert ledger.edition() == 0


def test_undo_is_a_new_edition_equal_to_the_one_before(ledger):
    ledger.load([zones(*range(1, 11), year=2003)])
    ledger.load([batch(*(zone(n, year=2003) for n in range(2, 10)), zone(10, year=2004), zone(11))])

    report = ledger.undo()

    assert (report.edition, report.undoes, report.added, report.updated, report.removed) == (3, 2, 1, 1, 1)
    assert stated(ledger, 3) == stated(ledger, 1) != stated(ledger, 2)
    assert str(report).startswith("Edition 3 takes back edition 2: it states what edition 1 stated.")
    assert ledger.editions()[2].undoes == 2


def test_undo_of_an_undo_brings_the_load_back(ledger):
    ledger.load([zones(1)])
    ledger.load([zones(1, 2)])
    ledger.undo()

    report = ledger.undo()

    assert (report.edition, report.undoes) == (4, 3)
    assert stated(ledger, 4) == stated(ledger, 2)


def test_the_first_load_can_be_taken_back_and_made_again(ledger):
    ledger.load([zones(1)])

    ledger.undo()

    assert stated(ledger, 2) == set()
    assert ledger.load([zones(1)]).edition == 3


def test_nothing_loaded_is_nothing_to_undo(ledger):
    with pytest.raises(NothingToUndo):
        ledger.undo()


def test_every_edition_stays_readable(ledger):
    for year in range(2001, 2006):
        ledger.load([zones(1, year=year)])

    assert [dict(next(ledger.statements(n))[1].properties)["year"] for n in range(1, 6)] == [2001, 2002, 2003, 2004, 2005]


def test_the_history_of_one_statement_names_its_wordings(ledger):
    ledger.load([zones(1, year=2001)])
    ledger.load([zones(1, year=2002)])
    ledger.undo()

    history = ledger.history("vl:Z01")

    assert [(one.record.properties["year"], one.since, one.until) for one in history] == [(2001, 1, 2), (2002, 2, 3), (2001, 3, None)]
    assert ledger.history("vl:Z99") == []


@pytest.mark.parametrize("n", [-1, 2])
def test_an_edition_that_never_was_is_refused(ledger, n):
    ledger.load([zones(1)])

    for ask in (ledger.datasets, ledger.tables, ledger.rejects, ledger.made_on, lambda n: list(ledger.statements(n))):
        with pytest.raises(UnknownEdition, match=rf"no edition {n}"):
            ask(n)


def test_records_come_back_as_they_went_in(ledger):
    node = Node(
        kind="Zone", id="vl:Z01", part="zone_names|ສະຫວັນ", properties={"names": ("lo|main|0|ສະຫວັນ",)}, file="zone_names.csv", line=4
    )
    link = supplies("vl:R001", "vl:E01", "vl:E02", amount=30000, share=0.5, shared_amount=False, source_ids=("src:S01", "src:S02"))

    ledger.load([batch(node, link)])

    assert [record for _, record in ledger.statements(1)] == [link, node]


def test_editions_are_counted_and_never_taken_from_the_clock(tmp_path):
    days = iter([datetime(2026, 11, 25, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)] * 4)
    with Ledger(tmp_path / "l.sqlite", clock=lambda: next(days)) as ledger:
        ledger.load([zones(1)])
        ledger.load([zones(1, 2)])

        assert ledger.edition() == 2
        assert len(list(ledger.statements(2))) == 2


def test_reading_needs_a_ledger_and_makes_none(tmp_path):
    with pytest.raises(StoreMissing):
        Ledger(tmp_path / "none.ledger.sqlite", read_only=True)

    assert list(tmp_path.iterdir()) == []


def test_a_ledger_keeps_its_name_and_its_editions_when_opened_again(tmp_path):
    with Ledger(tmp_path / "l.sqlite") as first:
        first.load([zones(1)])
        name = first.uuid

    with Ledger(tmp_path / "l.sqlite", read_only=True) as again:
        assert (again.uuid, again.edition()) == (name, 1)
        assert again.made_on(1) == again.editions()[0].made_at[:10]
