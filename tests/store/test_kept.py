"""Tables beside an open reader: fetched once for an edition, let go with it."""

from graph.result import MOST_MADE, KeptTable
from graph.store._protocol import MOST_KEPT, Kept, Meta

FIRST = Meta(ledger="a", edition=1, made_on="2026-11-25")


def fetches(kept: Kept, meta: Meta, text: str, table: KeptTable, cut: bool = False) -> bool:
    """Whether the table had to be fetched."""
    asked = []
    kept.table(meta, text, lambda: (asked.append(text), (table, cut))[1])
    return bool(asked)


def test_a_table_is_fetched_once_for_an_edition() -> None:
    kept, table = Kept(), KeptTable([{"n": 1}])

    assert [fetches(kept, FIRST, "one", table) for _ in range(2)] == [True, False]


def test_another_edition_ledger_or_scenario_lets_every_table_go() -> None:
    others = (
        Meta(ledger="a", edition=2, made_on="2026-11-25"),
        Meta(ledger="b", edition=1, made_on="2026-11-25"),
        Meta(ledger="a", edition=1, made_on="2026-11-25", scenario="without a gate"),
    )
    for other in others:
        kept, table = Kept(), KeptTable([{"n": 1}])
        fetches(kept, FIRST, "one", table)

        assert fetches(kept, other, "one", table)


def test_what_was_cut_or_is_too_large_is_not_kept() -> None:
    kept, large = Kept(), KeptTable([{}] * (MOST_KEPT + 1))

    assert [fetches(kept, FIRST, "cut", KeptTable([{}]), cut=True) for _ in range(2)] == [True, True]
    assert [fetches(kept, FIRST, "large", large) for _ in range(2)] == [True, True]


def test_an_index_of_a_table_is_made_once_and_few_are_held() -> None:
    table, made = KeptTable([{"n": 1}]), []

    def index(name: str) -> int:
        return table.made(name, lambda rows: (made.append(name), len(rows))[1])

    for name in ("a", "a", *map(str, range(MOST_MADE)), "a"):
        assert index(name) == 1

    assert made.count("a") == 2
    assert made.count("0") == 1
