"""quality/sources: the golden file's counts are made again here from the merged statements and the tables, without an engine."""

import csv
from collections import Counter
from pathlib import Path

import loaders
from graph import ask
from graph.projection import merge
from graph.store import Reader

HOME = Path(__file__).resolve().parents[2]


def test_a_publication_counts_once_for_each_thing_and_link_that_cites_it(shipped: Reader) -> None:
    made = merge.graph([(batch.dataset, record) for batch in loaders.read() for record in batch.records])
    cited: Counter[str] = Counter()
    for each in (*made.nodes, *made.links):
        found = each.properties.get("source_ids", ())
        assert isinstance(found, tuple)
        cited.update(set(found))

    answer = ask(shipped, "quality/sources")

    assert {row["source"]: row["cited_by"] for row in answer.rows if row["cited_by"]} == dict(cited)
    assert (answer.population.n, answer.population.of) == (len(cited), len(answer.rows))


def test_every_row_of_both_source_tables_is_there(shipped: Reader) -> None:
    stated = set()
    for table in ("sources.csv", "product_input_sources.csv"):
        with (HOME / "data" / "vietnam_laos" / table).open(encoding="utf-8", newline="") as file:
            stated |= {f"src:{row['source_id']}" for row in csv.DictReader(file)}

    answer = ask(shipped, "quality/sources")

    assert {row["source"] for row in answer.rows} == stated
    assert len(answer.rows) == 244 == 216 + 28  # counted in the two files by hand
