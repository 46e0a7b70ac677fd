"""One graph out of many statements, whatever their order. Expected values are worked out by hand."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import loaders
from graph.projection import merge
from graph.records import Link, Node


def node(id, kind="Zone", *, part="", **properties):
    return Node(kind=kind, id=id, part=part, properties=properties)


def link(fact_id, start, end, kind="SUPPLIES", **properties):
    return Link(kind=kind, fact_id=fact_id, start_kind="Enterprise", start=start, end_kind="Enterprise", end=end, properties=properties)


def one(*statements):
    [made] = merge.graph(statements).nodes
    return made.properties


E10, E11 = ("vl", node("vl:E10", "Enterprise", display_name="A")), ("vl", node("vl:E11", "Enterprise", display_name="B"))


def test_the_value_of_the_first_dataset_stays_and_both_stand_side_by_side():
    ours, other = ("vietnam_laos", node("vl:Z01", area_ha=954.0, country="LA")), ("z_other", node("vl:Z01", area_ha=1000, country="LA"))

    made = one(other, ours)

    assert made["area_ha"] == 954.0
    assert made["disputed"] == ("area_ha: 954 (vietnam_laos) | 1000 (z_other)",)


def test_what_only_one_dataset_states_is_added_without_dispute():
    made = one(("a", node("vl:Z01", year=2003)), ("b", node("vl:Z01", country="LA")))

    assert (made["year"], made["country"]) == (2003, "LA")
    assert "disputed" not in made


def test_equal_numbers_of_other_types_are_no_dispute_but_yes_and_1_are():
    assert "disputed" not in one(("a", node("vl:Z01", year=2003)), ("b", node("vl:Z01", year=2003.0)))
    assert one(("a", node("vl:Z01", aggregate=True)), ("b", node("vl:Z01", aggregate=1)))["disputed"] == ("aggregate: yes (a) | 1 (b)",)


def test_lists_are_united_and_a_list_of_one_statement_keeps_its_order():
    assert one(("a", node("vl:A01", "Agreement", sectors=("wood", "coffee"))))["sectors"] == ("wood", "coffee")
    two = one(("b", node("vl:A01", "Agreement", sectors=("coffee", "tea"))), ("a", node("vl:A01", "Agreement", sectors=("wood", "coffee"))))
    assert two["sectors"] == ("wood", "coffee", "tea")
    assert "disputed" not in two


def test_parts_are_folded_into_their_node_and_make_none():
    parts = [
        ("vl", node("vl:A01", "Agreement", part=f"stage|{stage}", stages=(stage,), source_ids=("src:S2",))) for stage in ("RAW", "DESIGN")
    ]

    made = merge.graph([*parts, ("vl", node("vl:A01", "Agreement", source_ids=("src:S1",)))])

    assert [node.id for node in made.nodes] == ["vl:A01"]
    assert made.nodes[0].properties["stages"] == ("DESIGN", "RAW")
    assert made.nodes[0].properties["source_ids"] == ("src:S1", "src:S2")


def test_a_part_whose_node_nobody_states_waits():
    part = node("vl:Z99", part="zone_names|X", names=("en|main|0|X",))

    made = merge.graph([("vl", part)])

    assert (made.nodes, made.waiting) == ((), (part,))


def test_a_link_waits_for_its_missing_end_and_comes_with_it():
    fact = ("vl", link("vl:R1", "vl:E10", "vl:E11", status="stated"))

    assert [one.key for one in merge.graph([E10, fact]).waiting] == ["vl:R1"]
    assert [one.key for one in merge.graph([E10, fact, E11]).links] == ["vl:R1"]


def test_an_end_of_another_kind_does_not_count_as_that_end():
    zone = ("vl", node("vl:E11", "Zone"))

    made = merge.graph([E10, zone, ("vl", link("vl:R1", "vl:E10", "vl:E11"))])

    assert (made.links, [one.key for one in made.waiting]) == ((), ["vl:R1"])


def test_links_merge_on_equal_fact_id_only():
    made = merge.graph([E10, E11, ("vl", link("vl:R1", "vl:E10", "vl:E11")), ("vl", link("vl:R2", "vl:E10", "vl:E11"))])

    assert [one.fact_id for one in made.links] == ["vl:R1", "vl:R2"]


def test_datasets_that_differ_on_a_link_and_on_its_end_stand_side_by_side():
    facts = [("b", link("vl:R1", "vl:E10", "vl:E10", amount=2)), ("a", link("vl:R1", "vl:E10", "vl:E11", amount=1))]

    [made] = merge.graph([E10, E11, *facts]).links

    assert (made.end, made.properties["amount"]) == ("vl:E11", 1)
    assert made.properties["disputed"] == ("amount: 1 (a) | 2 (b)", "end: vl:E11 (a) | vl:E10 (b)")


NAMES = ("vi|alias|0|Nậm Cắn 2", "vi|main|0|Nậm Cắn", "en|alias|2|Nam Can B", "en|alias|1|Nam Kan", "lo|main|0|ນ້ຳກັ່ນ", "ja|main|0|ナムカン")


def test_names_become_one_per_language_aliases_and_search():
    made = one(("vl", node("vl:G03", "Gate", display_name="Nậm Cắn", names=NAMES)))

    assert (made["name_vi"], made["name_lo"], made["name_en"]) == ("Nậm Cắn", "ນ້ຳກັ່ນ", "Nam Kan")
    assert made["aliases"] == ("Nam Can B", "ナムカン", "Nậm Cắn 2")
    assert made["search"] == "nam can | nam kan | ນ້ຳກັ່ນ | nam can b | ナムカン | nam can 2 | g03"
    assert not {"names", "name_fr", "name_ja"} & made.keys()


def test_a_name_that_the_table_states_itself_stays_and_the_other_is_an_alias():
    made = one(("vl", node("iso:LA", "Country", display_name="Laos", name_en="Laos", names=("en|main|0|Lao PDR",))))

    assert (made["name_en"], made["aliases"]) == ("Laos", ("Lao PDR",))


def test_a_node_without_a_name_is_shown_by_its_id():
    assert one(("vl", node("vl:Z01")))["display_name"] == "vl:Z01"
    assert one(("vl", node("vl:Z01", names=("lo|main|0|ສະຫວັນ",))))["display_name"] == "ສະຫວັນ"


@pytest.mark.parametrize(
    ("dates", "as_of"),
    [
        (("2023-07", "2021-12-31"), "2023-07"),
        (("2023", "2023-07-01"), "2023-07-01"),
        (("undated", "2016-03-17 (commit 0eb24962)"), None),
        (("2019-13", "2019-02-40", "2018"), "2018"),
        ((None,), None),
    ],
)
def test_as_of_is_the_newest_clean_date_of_what_is_cited(dates, as_of):
    sources = [("vl", node(f"src:S{n}", "Source", **({"date": date} if date else {}))) for n, date in enumerate(dates)]
    cites = tuple(f"src:S{n}" for n in range(len(dates)))

    made = merge.graph(
        [*sources, E10, E11, ("vl", node("vl:Z01", source_ids=cites)), ("vl", link("vl:R1", "vl:E10", "vl:E11", source_ids=cites))]
    )

    [zone] = [one for one in made.nodes if one.kind == "Zone"]
    assert zone.properties.get("as_of") == made.links[0].properties.get("as_of") == as_of


def test_sources_that_no_table_describes_are_named():
    made = merge.graph(
        [("vl", node("src:S1", "Source")), E10, E11, ("vl", link("vl:R1", "vl:E10", "vl:E11", source_ids=("src:S1", "src:S9")))]
    )

    assert made.unknown_sources == ("src:S9",)


def test_no_statements_are_an_empty_graph():
    assert merge.graph([]) == merge.Graph()


VALUES = st.one_of(st.sampled_from(["LA", "VN", "ສະຫວັນ", "Đắk Lắk"]), st.integers(-3, 3), st.floats(-3, 3), st.booleans())
LISTS = st.lists(st.sampled_from(["src:S1", "src:S2", "src:S3"]), max_size=3, unique=True).map(tuple)
SPELLINGS = st.lists(st.sampled_from(NAMES), max_size=4, unique=True).map(tuple)
PROPERTIES = st.fixed_dictionaries(
    {}, optional={"country": VALUES, "year": VALUES, "source_ids": LISTS, "names": SPELLINGS, "display_name": st.sampled_from("AB")}
)
IDS = st.sampled_from(["x:1", "x:2", "x:3", "x:4"])
NODES = st.builds(
    lambda key, kind, part, properties: Node(kind=kind, id=key, part=part, properties=properties),
    IDS,
    st.sampled_from(["Zone", "Gate"]),
    st.sampled_from(["", "", "p", "q"]),
    PROPERTIES,
)
SOURCES = st.builds(
    lambda key, date: Node(kind="Source", id=key, properties={"date": date}),
    st.sampled_from(["src:S1", "src:S2"]),
    st.sampled_from(["2020", "2021-05", "soon"]),
)
LINKS = st.builds(
    lambda fact, kind, start, end, said: Link(
        kind=kind, fact_id=fact, start_kind="Zone", start=start, end_kind="Zone", end=end, properties=said
    ),
    st.sampled_from(["f1", "f2", "f3"]), st.sampled_from(["FACES", "SPANS"]), IDS, IDS, PROPERTIES,
)  # fmt: skip
# What a ledger can hold: of one dataset each (kind, key) once.
STATEMENTS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c"]), st.one_of(NODES, SOURCES, LINKS)),
    max_size=25,
    unique_by=lambda one: (one[0], one[1].kind, one[1].key),
)

# Time is for the benches: a busy machine must not fail a test of what is true.
anyhow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@anyhow
@given(STATEMENTS.flatmap(lambda stated: st.tuples(st.just(stated), st.permutations(stated))))
def test_any_order_of_datasets_and_rows_gives_the_same_graph(both):
    stated, shuffled = both

    assert repr(merge.graph(stated)) == repr(merge.graph(shuffled))


@anyhow
@given(STATEMENTS)
def test_every_statement_is_in_the_graph_or_waits(stated):
    made = merge.graph(stated)

    there = {(one.kind, one.id) for one in made.nodes} | {(one.kind, one.key) for one in (*made.links, *made.waiting)}
    for _, record in stated:
        key = record.key if isinstance(record, Link) else record.id
        assert (record.kind, key) in there or record in made.waiting


@anyhow
@given(STATEMENTS)
def test_no_node_or_link_is_there_twice_and_every_link_has_its_ends(stated):
    made = merge.graph(stated)

    ids = {one.id: one.kind for one in made.nodes}
    assert len(ids) == len(made.nodes)
    assert len({(one.kind, one.fact_id) for one in made.links}) == len(made.links)
    assert all(ids.get(one.start) == one.start_kind and ids.get(one.end) == one.end_kind for one in made.links)


@anyhow
@given(STATEMENTS, STATEMENTS)
def test_another_dataset_never_takes_a_statement_away(ours, more):
    added = [("z_" + dataset, record) for dataset, record in more]

    before, after = merge.graph(ours), merge.graph([*ours, *added])

    assert {one.id for one in before.nodes} <= {one.id for one in after.nodes}
    for node in before.nodes:
        [now] = [one for one in after.nodes if one.id == node.id]
        assert (now.kind, now.properties.get("year")) == (node.kind, node.properties.get("year", now.properties.get("year")))


def test_the_shipped_data_make_one_graph_in_any_order_and_dispute_nothing():
    stated = [(batch.dataset, record) for batch in loaders.read() for record in batch.records]
    shuffled = random.Random(3).sample(stated, len(stated))

    made = merge.graph(stated)

    assert made == merge.graph(shuffled)
    assert (made.waiting, made.unknown_sources) == ((), ())
    assert not [one for one in (*made.nodes, *made.links) if "disputed" in one.properties]
