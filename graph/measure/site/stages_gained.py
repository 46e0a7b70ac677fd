"""Which stages of which chains a site would gain: nobody holds them, and makers near it could feed them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.measure.facts.sites import Codes
from graph.measure.need.coverage import Cells
from graph.result import Row
from graph.schema import COUNTRIES

_BODY = ("material", "part")  # inputs that go into the body of a product
_NAMES = {"LA": "Laos", "VN": "Viet Nam"}


def asked_for_there(row: Row) -> bool:
    """Whether a row of a recipe counts: what goes into the body of the product is always needed or one of a choice, before distribution."""
    return row["kind"] in _BODY and row["stage"] != "DISTRIBUTION" and not str(row["group"] or "").startswith("optional:")


def gained(
    countries: Collection[str], makers: Iterable[Row], recipes: Iterable[Row], held: Cells, stages: Mapping[str, Sequence[str]]
) -> Iterator[Row]:
    """Empty stages that a maker near feeds; `makers`: MAKES rows of the enterprises near, `recipes`: rows of INPUT_OF that count."""
    made: dict[str, list[Row]] = {}
    for row in makers:
        made.setdefault(str(row["code"]), []).append(row)
    codes = Codes(made)
    gained: dict[tuple[str, str], list[tuple[Row, Row]]] = {}
    for recipe in recipes:
        chain, stage = str(recipe["chain"]), str(recipe["stage"])
        if stage in stages.get(chain, ()) and _empty(countries, chain, stage, held):
            for code in sorted(codes.meeting(str(recipe["input"]))):
                gained.setdefault((chain, stage), []).extend((recipe, maker) for maker in made[code])
    for (chain, stage), pairs in gained.items():
        facts = [str(row["fact"]) for pair in pairs for row in pair]
        yield {
            "thing": chain,
            "stage": stage,
            "products": tuple(sorted({f"hs2022:{recipe['code']}" for recipe, _ in pairs})),
            "enterprises": tuple(sorted({str(maker["enterprise"]) for _, maker in pairs})),
            "planned": tuple(sorted({one for country in COUNTRIES for one in _there(held, chain, stage, country, "planned")})),
            "how": _empty(countries, chain, stage, held),
            "status": "inferred",
            "facts": tuple(dict.fromkeys(facts)),
            "sources": tuple(sorted({one for pair in pairs for row in pair for one in _words(row["sources"])})),
        }


def _there(held: Cells, chain: str, stage: str, country: str, status: str = "stated") -> set[str]:
    return held.get((chain, stage, country), {}).get(("MAKES", status), set())


def _empty(countries: Collection[str], chain: str, stage: str, held: Cells) -> str:
    """Where nobody holds the stage, in words; empty text where somebody does in every country that counts."""
    without = [country for country in COUNTRIES if not _there(held, chain, stage, country)]
    if len(without) == len(COUNTRIES):
        return "empty in both countries"
    own = [_NAMES[country] for country in without if country in countries]
    return f"empty in {' and '.join(own)}" if own else ""


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, (list, tuple)) else ()
