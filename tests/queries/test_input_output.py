"""Questions on an input–output table, asked of the two sectors of Miller and Blair on both engines (gap-methods C10, C11)."""

import pytest

import loaders
from graph import ask
from graph.measure.trade import upstreamness
from graph.projection import merge
from graph.store import Meta, Reader, Store
from loaders import input_output

EXAMPLE = "\n".join(line.strip() for line in (input_output.__doc__ or "").splitlines() if line.startswith("    ")) + "\n"


@pytest.fixture
def loaded(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    path = tmp_path_factory.mktemp("io") / "sectors.csv"
    path.write_text(EXAMPLE, encoding="utf-8")
    [batch] = loaders.read([path])
    made = merge.graph((batch.dataset, one) for one in batch.records)
    assert not made.waiting
    store.replace(made.nodes, made.links, Meta(ledger="ledger-io", edition=1, made_on="2026-11-25"))
    return store


def test_pulls_steps_and_behind_of_the_two_sectors(loaded: Reader) -> None:
    one, two = "io:miller-blair/2009/S1", "io:miller-blair/2009/S2"

    pulls, steps = ask(loaded, "gaps/linkages"), ask(loaded, "gaps/depth")

    assert [(row["sector"], row["backward"], row["forward"]) for row in pulls.rows] == [(one, 1.0222, 1.0667), (two, 0.9778, 0.9333)]
    assert [row["role"] for row in pulls.rows] == ["pulls and feeds", "neither"]
    assert str(pulls.population) == "1 of 2 sectors of the table pull and feed more than the mean"
    assert [link.id for link in pulls.picture.links] == ["io:miller-blair/2009|S1|S2", "io:miller-blair/2009|S2|S1"]
    assert [source.id for source in pulls.sources] == ["src:MILLERBLAIR2009"]
    assert [(row["thing"], row["mean"], row["behind"]) for row in steps.rows] == [(one, 1.9142, 1.5182), (two, 1.2541, 1.4521)]
    assert str(steps.population) == "0 of 0 enterprises with a stated supply to or from another one reach a final seller"
    # Rows of G add up to U: 1.9142 and 1.2541, mean 1.58415.
    assert [row["forward"] for row in ask(loaded, "gaps/linkages", forward="Ghosh").rows] == [1.2083, 0.7917]


def test_without_a_table_sectors_are_missing_and_the_file_is_named(shipped: Reader) -> None:
    pulls, steps = ask(shipped, "gaps/linkages"), ask(shipped, "gaps/depth")

    assert (pulls.rows, pulls.population.of) == ((), 0)
    for answer in (pulls, steps):
        assert any(str(note).startswith("Needs an input-output table, and none is loaded.") for note in answer.notes)
        assert "linkage load FILE" in answer.question.limits


def test_coal_of_xekong_is_two_supplies_from_its_last_seller(shipped: Reader) -> None:
    rows = {row["thing"]: row for row in ask(shipped, "gaps/depth").rows}

    # R046: E49 supplies E51, R047: E51 supplies E50; both E51 and E50 deal in coal (enterprise_products.csv).
    assert (rows["vl:E49"]["longest"], rows["vl:E49"]["mean"], rows["vl:E49"]["paths"]) == (2, 1.5, 2)
    assert rows["vl:E50"]["longest"] == 0


def test_a_circle_of_supplies_counts_as_one_step() -> None:
    made = upstreamness.reaches([("a", "b"), ("b", "a"), ("b", "shop")], frozenset(["shop"]))

    assert (made["a"].longest, made["b"].longest, made["a"].loop) == (1, 1, ("a", "b"))


def test_what_reaches_no_seller_has_no_row() -> None:
    assert set(upstreamness.reaches([("a", "b"), ("c", "shop")], frozenset(["shop"]))) == {"c", "shop"}


def test_a_sector_is_found_by_its_name_and_says_its_kind(loaded: Reader) -> None:
    """A kind that explore/search does not put in order comes last, and has its word all the same."""
    rows = ask(loaded, "explore/search", text="", kind="Sector").rows

    assert {(row["found"], row["kind"]) for row in rows} == {(f"io:miller-blair/2009/S{n}", "Sector") for n in (1, 2)}
