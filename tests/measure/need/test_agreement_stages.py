"""Measure `agreement_stages` on made-up rows; the rule is that of the module, each expectation by hand."""

from graph.measure.need.agreement_stages import measure

DAY = "2026-11-25"
CHAIN = {"chain": "coffee", "stages": ["RAW", "PROCESSING", "DISTRIBUTION"]}
PLACES = [
    {"code": "0901", "chain": "coffee", "stage": "RAW", "home": True},
    {"code": "2101", "chain": "coffee", "stage": "PROCESSING", "home": True},
]


def agreement(**more):
    row = {"agreement": "vl:A01", "date": "2025", "valid_to": None, "life": "signed", "stages": None, "scope_notes": None}
    return {**row, "sources": ("src:S1",), **more}


def covers(thing, basis="sourced", country=None, agreement="vl:A01"):
    return {"agreement": agreement, "thing": thing, "country": country, "basis": basis, "sources": ("src:S1",)}


def site(enterprise, code="0901", stage="RAW", country="LA", does="MAKES", status="stated", basis="sourced"):
    row = {"does": does, "enterprise": enterprise, "code": code, "stage": stage, "country": country}
    return {**row, "status": status, "basis": basis, "sources": ("src:S2",)}


def measured(rows=None, covers_=(), sites=(), not_named=(), located=(), assumed=True):
    parts = {"rows": rows or [agreement()], "covers": covers_, "not_named": not_named, "sites": sites}
    return measure({**parts, "chains": [CHAIN], "places": PLACES, "located": located}, {"assumed": assumed, "at": DAY})


def verdicts(found):
    return {row["stage"] or row["thing"] or row["covers"]: row["verdict"] for row in found.rows}


def test_a_complete_chain_has_no_gap():
    sites = [site(f"vl:{country}{stage}", code, stage, country, does) for country in ("LA", "VN") for code, stage, does in
             [("0901", "RAW", "MAKES"), ("2101", "PROCESSING", "MAKES"), ("2101", "DISTRIBUTION", "DEALS_IN")]]  # fmt: skip

    found = measured(covers_=[covers("coffee")], sites=sites)

    assert verdicts(found) == dict.fromkeys(CHAIN["stages"], "both sides")
    assert (found.population, found.further_counts) == ((0, 3), {"one_side": 0, "unknown": 0})


def test_only_the_stages_that_agreement_and_chain_name_are_looked_at():
    found = measured([agreement(stages=["RAW", "DESIGN"])], [covers("coffee")])

    assert verdicts(found) == {"RAW": "no enterprise"}  # DESIGN is no stage of coffee
    assert found.rows[0]["stage_named"] is True


def test_a_planned_maker_closes_nothing_and_is_shown():
    found = measured([agreement(stages=["RAW"])], [covers("coffee")], [site("vl:E1", status="planned")])

    assert (found.rows[0]["verdict"], found.rows[0]["planned"]) == ("planned only", ("vl:E1",))
    assert found.population == (1, 1)


def test_a_maker_is_no_dealer_and_a_dealer_no_maker():
    found = measured(covers_=[covers("coffee")], sites=[site("vl:E1", stage="DISTRIBUTION"), site("vl:E2", does="DEALS_IN")])

    assert set(verdicts(found).values()) == {"no enterprise"}


def test_one_side_only_says_which_side_is_missing():
    found = measured([agreement(stages=["RAW"])], [covers("coffee")], [site("vl:E1")])

    assert (found.rows[0]["verdict"], found.rows[0]["missing_in"], found.rows[0]["in_la"]) == ("one side only", ("VN",), ("vl:E1",))
    assert (found.population, found.further_counts["one_side"]) == ((0, 1), 1)


def test_a_product_is_met_by_a_wider_or_narrower_code():
    found = measured(covers_=[covers("hs2022:09")], sites=[site("vl:E1"), site("vl:E2", "090111", country="VN", does="NEEDS")])

    assert verdicts(found) == {"hs2022:09": "both sides"}


def test_a_zone_holds_who_stands_in_it_or_in_a_zone_inside():
    located = [
        {"id": "vl:E1", "zone": "vl:Z02", "status": "stated", "valid_to": None},
        {"id": "vl:Z02", "zone": "vl:Z01", "status": "stated", "valid_to": None},
        {"id": "vl:E2", "zone": "vl:Z03", "status": "planned", "valid_to": None},
    ]

    found = measured(covers_=[covers("vl:Z01", country="VN"), covers("vl:Z03", country="LA")], located=located)

    assert verdicts(found) == {"vl:Z03": "no enterprise", "vl:Z01": "enterprise there"}
    assert found.rows[1]["in_vn"] == ("vl:E1",)


def test_parties_not_named_and_agreements_that_name_nothing_are_unknown():
    found = measured(
        [agreement(), agreement(agreement="vl:A02", date="2026")],
        not_named=[{"agreement": "vl:A01", "party": "vl:body/not-named-a01", "sources": ()}],
    )

    assert [(row["agreement"], row["covers"], row["verdict"]) for row in found.rows] == [
        ("vl:A01", "party", "unknown"),
        ("vl:A02", "nothing", "unknown"),
    ]
    assert (found.population, found.further_counts["unknown"]) == ((0, 0), 2)


def test_a_stage_without_a_chain_is_unknown():
    found = measured([agreement(stages=["RAW"])])

    assert verdicts(found) == {"RAW": "unknown"}


def test_a_lapsed_agreement_is_marked_and_not_counted():
    found = measured([agreement(stages=["RAW"], valid_to="2025")], [covers("coffee")])

    assert found.rows[0]["state"] == "lapsed"
    assert found.population == (0, 0)


def test_without_assumed_our_reading_of_the_text_is_left_out():
    found = measured(covers_=[covers("coffee", basis="assumed")], assumed=False)

    assert verdicts(found) == {"nothing": "unknown"}


def test_an_agreement_signed_after_the_day_is_not_shown():
    found = measured([agreement(date="2027")])

    assert (list(found.rows), [str(note) for note in found.notes][-1]) == ([], "Agreements signed after the day, not shown: 1.")
