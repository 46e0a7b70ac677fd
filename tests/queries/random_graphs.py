"""Small random graphs with what the shipped data do not hold: odd ends of links, missing values everywhere, all statuses."""

import random

from graph import ask
from graph.catalogue import questions
from graph.errors import LinkageError
from graph.records import Link, Node, Value
from graph.schema import LINK_FIELDS, NODE_FIELDS, STAGES, Field, kinds, link_types
from graph.store import Reader

from .conftest import DAY, plain

CODES = ("44", "4403", "440349", "4407", "440711", "9403", "940360", "1701", "170114", "170199", "121293", "271600")
TABLES = tuple(f"table:baci/hs2022-6/{year}" for year in (2021, 2022, 2023))
# Ids of each kind, few enough that links meet.
IDS = {
    "Enterprise": tuple(f"vl:E{n:02d}" for n in range(12)),
    "Zone": tuple(f"vl:Z{n:02d}" for n in range(4)),
    "Product": tuple(f"hs2022:{code}" for code in CODES),
    "Chain": ("timber", "sugar"),
    "Gate": ("vl:G01", "vl:G02"),
    "Place": ("unlocode:VNVAG", "vl:P15"),
    "Corridor": ("vl:corridor/C01", "vl:corridor/C02"),
    "Province": ("iso:LA-AT", "iso:LA-SV", "iso:VN-25", "gso2025:44"),
    "Country": ("iso:LA", "iso:VN", "iso:TH"),
    "Agreement": ("vl:A01", "vl:A02"),
    "Body": ("vl:body/moit-vn", "vl:body/moic-la"),
    "Event": ("vl:K01",),
    "TradeFigure": ("vl:T001", "vl:T002"),
    "Source": ("src:S1", "src:S2", "src:C01"),
    "TradeTable": TABLES,
    "Sector": ("io:made-up/2019/S1", "io:made-up/2019/S2", "io:made-up/2019/S3"),
}
WORDS: dict[str, tuple[Value, ...]] = {
    "status": ("stated", "stated", "stated", "planned", "ended"),
    "basis": ("sourced", "assumed"),
    "code_basis": ("sourced", "assumed"),
    "site_basis": ("sourced", "assumed", "country of the enterprise"),
    "country": ("LA", "VN", "VN", "LA", "TH"),
    "site_country": ("LA", "VN"),
    "province": ("LA-AT", "VN-25"),
    "site_province": ("LA-AT", "LA-SV", "VN-25"),
    "stage": STAGES,
    "from_stage": STAGES,
    "to_stage": STAGES,
    "product": tuple(f"hs2022:{code}" for code in CODES),
    "input_kind": ("material", "part", "energy", "equipment", "packaging"),
    "alternative_group": ("same:log", "optional:x", "route:a", "route:b", "wood"),
    "ratio_unit": ("t/t", "m3/t", "t/m3"),
    "unit": ("t", "ha", "MW"),
    "same_as": ("vl:Z00", "unlocode:VNVAG"),
    "kind": ("company", "SEZ", "power line", "road"),
    "flow": ("VN exports", "VN imports"),
    "pair": ("VN-LA",),
    "role": ("seat", "site", "party"),
    "table": TABLES,
    "io_table": ("made-up/2019",),
    "series": ("baci/hs2022-6",),
    "hs": ("hs2022",),
    "period": ("2021", "2022", "2023"),
    "sales": ("440349=12.5 440711=1 170114=40", "121293=7 271600=3"),
}
DATES = ("2016", "2018-05", "2024-11-25", "2026-11-25", "2027", "2027-07-01")


def value(dice: random.Random, field: Field) -> Value:
    if field.name in WORDS:
        return dice.choice(WORDS[field.name])
    if field.type == "date":
        return dice.choice(DATES)
    if field.type == "yes/no":
        return dice.random() < 0.5
    if field.type in ("number", "integer"):
        number = dice.randrange(1, 100)
        return number if field.type == "integer" else number / 4
    if field.type == "texts":
        return tuple(dice.sample(STAGES, 2))
    return dice.choice(("a", "Bờ Y", "ອັດຕະປື", "it's"))


def properties(dice: random.Random, fields: tuple[Field, ...], fixed: dict[str, Value]) -> dict[str, Value]:
    made = {field.name: value(dice, field) for field in fields if dice.random() < 0.6}
    made |= {"source_ids": tuple(dice.sample(IDS["Source"], dice.randrange(1, 3)))} if dice.random() < 0.8 else {}
    made.pop("disputed", None)
    return made | fixed


def nodes(dice: random.Random) -> list[Node]:
    found = []
    for kind, ids in IDS.items():
        for id in ids:
            fixed: dict[str, Value] = {"display_name": f"{kind} {id}", "search": id.lower()}
            if kind == "Product":
                code = id.removeprefix("hs2022:")
                fixed |= {"code": code, "level": len(code)}
            elif kind == "Chain":
                fixed |= {"slug": id, "stages": STAGES}
            elif kind == "Country":
                fixed |= {"code": id.removeprefix("iso:")}
            made = properties(dice, (*NODE_FIELDS, *kinds()[kind].fields), fixed)
            made.pop("id", None)
            found.append(Node(kind=kind, id=id, properties=made, file="random", line=len(found) + 1))
    return found


def links(dice: random.Random) -> list[Link]:
    found = []
    for kind, spec in link_types().items():
        for n in range(40 if spec.family in ("supply", "product", "chain") else 12):
            start, end = dice.choice(spec.ends)
            a, b = dice.choice(IDS[start]), dice.choice(IDS[end])
            if kind == "PART_OF":
                if not a.startswith(b) or a == b:
                    continue
            fixed = {"status": dice.choice(WORDS["status"]), "basis": dice.choice(WORDS["basis"])}
            made = properties(dice, (*LINK_FIELDS, *spec.fields), fixed)
            made.pop("fact_id", None)
            found.append(
                Link(
                    kind=kind, fact_id=f"{kind}|{n}", start_kind=start, start=a, end_kind=end, end=b, properties=made, file="random", line=n
                )
            )
    return found


def arguments(dice: random.Random, question: str) -> dict[str, str]:
    """Random values for the parameters that ask for a thing; for the rest sometimes a value that is not the default."""
    found: dict[str, str] = {}
    for name, wanted in questions()[question].parameters.items():
        if wanted.type == "date":
            found[name] = DAY
        elif wanted.type in IDS:
            found[name] = dice.choice(IDS[wanted.type])
        elif wanted.type == "node":
            found[name] = dice.choice(dice.choice([ids for kind, ids in IDS.items() if kind in ("Enterprise", "Product")]))
        elif wanted.type == "node[]":
            found[name] = ",".join(dice.sample((*IDS["Enterprise"], *IDS["Gate"]), dice.randrange(1 if wanted.default else 0, 3)))
        elif wanted.type == "country":
            found[name] = dice.choice(("LA", "VN"))
        elif wanted.type == "yes/no":
            found[name] = dice.choice(("yes", "no"))
    return found


def gap(dice: random.Random, reader: Reader, question: str) -> dict[str, str]:
    """The name of some gap of the graph, where a question asks for one."""
    named = [name for name, wanted in questions()[question].parameters.items() if wanted.type == "gap"]
    found = [str(row["gap"]) for row in ask(reader, "gaps/all", country="LA", at=DAY).rows] if named else []
    return {name: dice.choice(found) for name in named if found}


def outcome(reader: Reader, question: str, given: dict[str, str]) -> object:
    """What an answer says, or the sentence of a refusal, so that both can be compared."""
    try:
        answer = ask(reader, question, timeout=60.0, **given)
    except LinkageError as error:
        return f"{type(error).__name__}: {error}"
    drawn = sorted(node.id for node in answer.picture.nodes), sorted(link.id for link in answer.picture.links)
    return plain(answer.rows), str(answer.population), [str(note) for note in answer.notes], [s.id for s in answer.sources], drawn
