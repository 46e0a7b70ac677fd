"""Products: all codes of the Harmonized System of 2022, how they nest, feed each other and stand in chains."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Product",
    word=msgid("product"),
    shape="diamond",
    plural="products",
    doc="A code of HS 2022 with two, four or six digits.",
    id_pattern=r"hs2022:(\d{2}|\d{4}|\d{6})",
    fields=(
        Field(name="code", doc="digits as text, leading zero kept"),
        Field(name="level", type="integer", doc="2, 4 or 6"),
        Field(name="section", doc="section of HS, roman number; absent for goods not specified"),
        Field(name="section_name", doc="words of the section"),
    ),
)

LINKS = (
    LinkType(
        name="INPUT_OF",
        says=msgid("is an input of"),
        doc="goes into the making of; a link at a heading holds for every code below it",
        ends=(("Product", "Product"),),
        family="chain",
        fields=(
            Field(name="chain", doc="slug of the chain where the link was collected"),
            Field(name="from_stage", doc="stage of the input"),
            Field(name="to_stage", doc="stage of the step that uses it"),
            Field(name="ratio", type="number", doc="input for one unit of output, in ratio_unit; absent if unknown"),
            Field(name="ratio_unit", doc="t/t, m3/m3 …"),
            Field(name="input_kind", doc="material, part, auxiliary, packaging, farm_input, energy, design or equipment"),
            Field(name="alternative_group", doc="one member is enough; absent: always needed; optional: never a need"),
        ),
    ),
    LinkType(
        name="PART_OF", says=msgid("is part of"), doc="is below the heading or chapter", ends=(("Product", "Product"),), family="product"
    ),
    LinkType(
        name="IN_CHAIN",
        says=msgid("belongs to the chain"),
        doc="stands in the chain at a stage",
        ends=(("Product", "Chain"),),
        family="chain",
        fields=(
            Field(name="stage", doc="stage of the code in that chain"),
            Field(name="home", type="yes/no", doc="yes: the home chain of the code, at most one; no: another chain uses or yields it"),
            Field(name="use", doc="kinds of input, joined by |, where home is no"),
            Field(name="place_basis", doc="from product_inputs, assumed, input of the chain or output of the chain"),
        ),
    ),
)
