"""An embedded store holds what its records say, value by value and type by type, whichever of its two ways they went in."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.records import Link, Node
from graph.store import Meta, connect, open_store

HELD = Meta(ledger="ledger-a", edition=1, made_on="2026-12-01")
TEXTS = st.sampled_from(["a", " a ", "03", "NaN", "None", "2020-01-01", "2020-01-01T00:00:00", "[1]", "true", "ສະຫວັນ"])
NUMBERS_TOO = st.one_of(st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False), st.booleans())
VALUES = st.one_of(TEXTS, NUMBERS_TOO, st.lists(TEXTS, max_size=2).map(tuple))
SAID = st.dictionaries(st.sampled_from(["as_of", "name", "valid_from", "x"]), VALUES, max_size=4)
KINDS, NUMBERS = st.sampled_from(["Zone", "Gate"]), st.integers(0, 3)
NODES = st.dictionaries(st.tuples(KINDS, NUMBERS), SAID, max_size=8)
FACTS = st.lists(st.tuples(st.sampled_from(["FACES", "SPANS"]), KINDS, NUMBERS, KINDS, NUMBERS, SAID), max_size=12)


def exact(properties):
    return {name: (type(value), value) for name, value in ((n, list(v) if isinstance(v, tuple) else v) for n, v in properties.items())}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(NODES, FACTS)
def test_every_value_comes_back_as_it_was_stated(tmp_path: Path, stated, facts):
    nodes = [Node(kind=kind, id=f"{kind}:{n}", properties=said) for (kind, n), said in stated.items()]
    links = [
        Link(kind=kind, fact_id=f"f{at}", start_kind=a, start=f"{a}:{m}", end_kind=b, end=f"{b}:{n}", properties=said)
        for at, (kind, a, m, b, n, said) in enumerate(facts)
        if {(a, m), (b, n)} <= stated.keys()
    ]
    address = str(tmp_path / "g.kgl")

    open_store(address).replace(nodes, links, HELD)

    with_ids = {(one.kind, one.id): exact({**one.properties, "id": one.id}) for one in nodes}
    reader = connect(address)
    found = reader.read("MATCH (n) WHERE NOT n:Meta RETURN n", {}, limit=100, timeout=30).rows
    assert {(row["n"].labels[0], row["n"].properties["id"]): exact(row["n"].properties) for row in found} == with_ids
    found = reader.read("MATCH (a)-[r]->(b) RETURN a.id AS a, r, b.id AS b", {}, limit=100, timeout=30).rows
    assert {row["r"].properties["fact_id"]: (row["r"].type, row["a"], row["b"], exact(row["r"].properties)) for row in found} == {
        one.fact_id: (one.kind, one.start, one.end, exact({**one.properties, "fact_id": one.fact_id})) for one in links
    }
    reader.close()
