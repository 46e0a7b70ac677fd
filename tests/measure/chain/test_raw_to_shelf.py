"""From a village good to a shelf in the other capital, on a small complete graph made by hand."""

from graph.measure.chain.raw_to_shelf import measure

DAY = "2026-11-25"


def site(n: int, does: str = "MAKES", **said: object) -> dict[str, object]:
    plain = {"code": "621410", "stage": "MANUFACTURING", "country": "LA", "province": "LA-SV", "status": "stated", "basis": "sourced"}
    more = {"called": False, "sources": ("src:S1",)}
    return {**plain, **more, "does": does, "enterprise": f"vl:E{n}", "fact": f"{does}-{n}", **said}


def flow(start: int, end: str, **said: object) -> dict[str, object]:
    plain = {"link": "SUPPLIES", "end_country": "VN", "product": "hs2022:621410", "status": "stated", "valid_from": None, "valid_to": None}
    return {**plain, "start": f"vl:E{start}", "end": end, "fact": f"{start}>{end}", "sources": ("src:S2",), **said}


SIGNED = {
    "agreement": "vl:A1",
    "covered": "silk-handicraft",
    "date": "2025-12-01",
    "valid_to": None,
    "status": "stated",
    "fact": "C1",
    "sources": ("src:S3",),
}
# E1 weaves scarves (621410) of the silk of E2 (raw); E3 deals in them in Hà Nội, E4 in Huế.
PARTS = {
    "rows": [
        site(1, called=True),
        site(2, code="500100", stage="RAW"),
        site(3, "DEALS_IN", country="VN", province="VN-HN"),
        site(4, "DEALS_IN", country="VN", province="VN-26"),
    ],
    "chains": [
        {"code": "621410", "chain": "silk-handicraft", "stage": "MANUFACTURING", "home": True},
        {"code": "500100", "chain": "silk-handicraft", "stage": "PRODUCTION", "home": True},
    ],
    "covers": [SIGNED],
    "flows": [flow(1, "vl:E3")],
    "seats": [{"enterprise": "vl:E5", "province": "gso2025:01"}],
    "abroad": (),
    "events": (),
}
ASKED = {"to": "VN", "chains": ("silk-handicraft",), "at": DAY}


def scarf(**parts: object) -> dict[str, object]:
    rows = measure({**PARTS, **parts}, ASKED).rows
    return dict(next(row for row in rows if row["product"] == "hs2022:621410"))


def test_a_complete_line_lacks_only_the_certificate_that_no_table_holds() -> None:
    made = measure(PARTS, ASKED)

    row = scarf()
    assert (row["producer"], row["raw_makers"], row["agreements"]) == ("vl:E1", ("vl:E2",), ("vl:A1",))
    assert (row["sold_in_capital"], row["first_missing"]) == (("vl:E3",), "certificate unknown")
    assert row["certificate"] == "unknown; its description names ODOP or OCOP"
    assert (made.population, made.rows[0]["product"]) == ((1, 2), "hs2022:621410")


def test_a_dealer_in_the_capital_without_a_supply_is_no_supply_stated() -> None:
    row = scarf(flows=())

    assert (row["dealers_in_capital"], row["dealers_elsewhere"], row["first_missing"]) == (("vl:E3",), ("vl:E4",), "no supply stated")


def test_a_seat_in_the_capital_counts_and_one_elsewhere_does_not() -> None:
    assert scarf(flows=[flow(1, "vl:E5", link="DISTRIBUTES_FOR", product=None)])["sold_in_capital"] == ("vl:E5",)
    assert scarf(flows=[flow(1, "vl:E4")])["sold_elsewhere"] == ("vl:E4",)
    assert scarf(flows=[flow(1, "vl:E4")])["first_missing"] == "no supply stated"


def test_what_closes_nothing_stands_beside() -> None:
    row = scarf(
        flows=[
            flow(1, "vl:E3", status="planned", valid_from="2014", fact="R1"),
            flow(1, "vl:E3", valid_to="2020", fact="R2"),
            flow(1, "vl:E3", product="hs2022:090111", fact="R3"),
            flow(1, "iso:VN", link="EXPORTS_TO", fact="R4"),
            flow(1, "vl:E3", status="ended", fact="R5"),
        ]
    )

    assert row["beside"] == (
        "R1 SUPPLIES vl:E3 621410 (planned, date passed)",
        "R2 SUPPLIES vl:E3 621410 (past)",
        "R3 SUPPLIES vl:E3 090111 (stated)",
        "R4 EXPORTS_TO iso:VN 621410 (stated)",
    )
    assert row["first_missing"] == "no supply stated"


def test_a_lapsed_or_later_agreement_is_none() -> None:
    row = scarf(covers=[{**SIGNED, "valid_to": "2025"}, {**SIGNED, "agreement": "vl:A2", "date": "2027"}])

    assert (row["agreements"], row["lapsed"], row["first_missing"]) == ((), ("vl:A1",), "no agreement")


def test_an_agreement_on_the_heading_covers_the_good() -> None:
    assert scarf(covers=[{**SIGNED, "covered": "hs2022:6214"}])["agreements"] == ("vl:A1",)


def test_a_chain_without_a_producer_says_so_and_the_shelf_may_stand_in_vientiane() -> None:
    rows = measure(PARTS, {**ASKED, "to": "LA"}).rows

    assert [(row["chain"], row["producer"], row["first_missing"]) for row in rows] == [("silk-handicraft", None, "no producer")]
