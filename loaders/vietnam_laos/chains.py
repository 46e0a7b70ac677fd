"""Chains with the stages that belong to them, the codes that stand in them, and what goes into what."""

from collections.abc import Iterator

from graph.records import Record
from graph.schema import STAGES
from loaders.row import BASIS, CONFIDENCE, TableRow, bad, known
from loaders.sheet import Sheet, columns, link, node
from loaders.vietnam_laos._products import product_id

_INPUT_KINDS = ("material", "part", "auxiliary", "packaging", "farm_input", "energy", "design", "equipment")
_PLACE_BASIS = ("from product_inputs", "assumed", "input of the chain", "output of the chain")


def _stage(row: TableRow) -> Iterator[Record]:
    slug, stage, belongs = row.id("chain", "", "Chain"), row.stage("stage"), row.flag("in_chain")
    yield node(row, "Chain", slug, {"display_name": slug.replace("-", " ").capitalize(), "slug": slug})
    # The number in the part keeps the stages in the order of the memorandum when they become one list.
    reason = row.text("basis")
    said = (f"{stage}: {reason}" if reason else stage,) if belongs else (f"{stage}: not in this chain",)
    stages = known(stages=(stage,) if belongs else (), stage_basis=said)
    yield node(row, "Chain", slug, stages, f"chain_stages|{STAGES.index(stage) + 1}|{stage}")


def _product(row: TableRow) -> Iterator[Record]:
    slug, product, why = row.id("chain", "", "Chain"), product_id(row, "hs"), row.word("basis", _PLACE_BASIS)
    uses = row.text("use")
    if wrong := sorted(set(uses.split("|")) - {"", *_INPUT_KINDS}):
        raise bad("use", uses, f"holds {', '.join(wrong)}, which is none of {', '.join(_INPUT_KINDS)}")
    properties = known(
        stage=row.stage("stage"),
        home=row.flag("home"),
        use=uses,
        status="stated",
        basis="assumed" if why == "assumed" else "",
        place_basis=why,
        note=row.text("note"),
    )
    yield link(row, "IN_CHAIN", f"{slug}|{product}", ("Product", product), ("Chain", slug), properties)


def _input(row: TableRow) -> Iterator[Record]:
    slug, output, input = row.id("chain", "", "Chain"), product_id(row, "output_hs"), product_id(row, "input_hs")
    source, note = row.id("source_id", "src:", "Source"), row.text("note")
    confidence = row.word("confidence", (*CONFIDENCE, "assumed"))
    if output == input:
        raise bad("input_hs", row.text("input_hs"), "is the output itself")
    properties = known(
        chain=slug,
        from_stage=row.stage("from_stage"),
        to_stage=row.stage("to_stage"),
        ratio=row.number("ratio"),
        ratio_unit=row.text("ratio_unit"),
        input_kind=row.word("input_kind", _INPUT_KINDS),
        alternative_group=row.text("alternative_group"),
        status="stated",
        basis=row.word("basis", BASIS),
        confidence="" if confidence == "assumed" else confidence,
        note=note,
        source_ids=(source,),
    )
    yield link(row, "INPUT_OF", "|".join((slug, output, input, source, note)), ("Product", input), ("Product", output), properties)


SHEETS = (
    Sheet(file="chain_stages.csv", columns=columns("chain stage in_chain basis"), key=("chain", "stage"), make=_stage),
    Sheet(
        file="chain_products.csv",
        columns=columns("chain hs hs_version stage home basis use note"),
        key=("chain", "hs"),
        make=_product,
    ),
    Sheet(
        file="product_inputs.csv",
        columns=columns(
            "output_hs input_hs hs_version chain from_stage to_stage ratio ratio_unit source_id confidence note input_kind"
            " alternative_group basis"
        ),
        key=("chain", "output_hs", "input_hs", "source_id", "note"),
        make=_input,
    ),
)
