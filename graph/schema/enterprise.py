"""Enterprises: companies, plants, projects, institutes, and what they make, need, supply and own."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Enterprise",
    word=msgid("enterprise"),
    shape="circle",
    plural="enterprises",
    doc="A company, plant, project or institute. Country and province are those of its seat; where it works, see MAKES.",
    id_pattern=r"vl:E\d+",
    fields=(
        Field(name="country", doc="country of the seat, two letters"),
        Field(name="province", doc="province of the seat: ISO code, in Viet Nam that before July 2025"),
        Field(name="province_basis", doc="sourced or assumed: basis of the province of the seat"),
        Field(name="kind", doc="company, project, institute or state"),
        Field(name="status", doc="stated, planned or ended, from stage_of_life"),
        Field(name="stage_of_life", doc="active, planned, closed or replaced, as the table says"),
        Field(name="activity", doc="what it does"),
    ),
)

# MAKES, NEEDS and DEALS_IN share these: where it happens, not where the seat is.
_SITE = (
    Field(name="stage", doc="stage at which it makes, uses or deals"),
    Field(name="site_country", doc="country where it happens, two letters"),
    Field(name="site_province", doc="province where it happens, ISO code; absent if unknown"),
    Field(name="site_basis", doc="sourced, assumed, or country of the enterprise (province unknown)"),
    Field(name="code_basis", doc="sourced: the code follows from the words of the source; assumed: code and stage are our guess"),
)

# What a row of relations.csv may say besides its two ends.
_RELATION = (
    Field(name="product", doc="product id"),
    Field(name="share_percent", type="number", unit="%", doc="share of ownership or development, only where the source gives one"),
    Field(name="amount", type="number", doc="any other quantity, in the unit of `unit`; never summed across rows"),
    Field(name="unit", doc="unit of the amount, as text"),
    Field(name="shared_amount", type="yes/no", doc="yes: one sum or total stands in several rows"),
    Field(name="detail", doc="what the source says"),
)

LINKS = (
    LinkType(
        name="MAKES",
        says=msgid("makes"),
        doc="makes the product at a site",
        ends=(("Enterprise", "Product"),),
        family="product",
        fields=_SITE,
    ),
    LinkType(
        name="NEEDS",
        says=msgid("needs"),
        doc="needs the product at a site",
        ends=(("Enterprise", "Product"),),
        family="product",
        fields=_SITE,
    ),
    LinkType(
        name="DEALS_IN",
        says=msgid("deals in"),
        doc="trades in the product and does not make it",
        ends=(("Enterprise", "Product"),),
        family="product",
        fields=_SITE,
    ),
    LinkType(
        name="SUPPLIES",
        says=msgid("supplies"),
        doc="delivers to an enterprise, or into a country whose buyer is not named",
        ends=(("Enterprise", "Enterprise"), ("Enterprise", "Country")),
        family="supply",
        fields=_RELATION,
    ),
    LinkType(
        name="TRANSPORTS_FOR",
        says=msgid("carries goods for"),
        doc="carries goods for the other",
        ends=(("Enterprise", "Enterprise"),),
        family="supply",
        fields=_RELATION,
    ),
    LinkType(
        name="DISTRIBUTES_FOR",
        says=msgid("sells goods for"),
        doc="sells goods for the other",
        ends=(("Enterprise", "Enterprise"),),
        family="supply",
        fields=_RELATION,
    ),
    LinkType(
        name="EXPORTS_TO",
        says=msgid("exports to"),
        doc="exports to a country",
        ends=(("Enterprise", "Country"), ("Country", "Country")),
        family="supply",
        fields=_RELATION,
    ),
    LinkType(
        name="SIGNED_MOU_WITH",
        says=msgid("signed a memorandum with"),
        doc="signed a memorandum with",
        ends=(("Enterprise", "Enterprise"),),
        family="agreement",
        fields=_RELATION,
    ),
    LinkType(
        name="LOCATED_IN",
        says=msgid("is located in"),
        doc="stands in a zone or province",
        ends=(
            ("Enterprise", "Zone"),
            ("Enterprise", "Province"),
            ("Zone", "Zone"),
            ("Zone", "Province"),
            ("Gate", "Province"),
            ("Place", "Province"),
        ),
        family="place",
        fields=(Field(name="role", doc="seat, site, zone (inside another), or side of a gate: VN, LA"), *_RELATION),
    ),
    LinkType(
        name="OWNS", says=msgid("owns"), doc="holds a share of", ends=(("Enterprise", "Enterprise"),), family="ownership", fields=_RELATION
    ),
    LinkType(
        name="DEVELOPS",
        says=msgid("develops"),
        doc="develops the zone",
        ends=(("Enterprise", "Zone"),),
        family="ownership",
        fields=_RELATION,
    ),
    LinkType(
        name="INVESTS_IN",
        says=msgid("invests in"),
        doc="invests in",
        ends=(("Enterprise", "Enterprise"), ("Enterprise", "Zone"), ("Enterprise", "Province")),
        family="ownership",
        fields=_RELATION,
    ),
    LinkType(
        name="JOINT_VENTURE_WITH",
        says=msgid("has a joint venture with"),
        doc="shares a venture with",
        ends=(("Enterprise", "Enterprise"),),
        family="ownership",
        fields=_RELATION,
    ),
    LinkType(
        name="HOLDS_FOR_STATE",
        says=msgid("holds for the state"),
        doc="holds the state's share in",
        ends=(("Enterprise", "Enterprise"),),
        family="ownership",
        fields=_RELATION,
    ),
    LinkType(
        name="SHIPS_VIA",
        says=msgid("ships via"),
        doc="sends goods through the gate",
        ends=(("Enterprise", "Gate"),),
        family="route",
        fields=_RELATION,
    ),
    LinkType(
        name="OPERATES_AT",
        says=msgid("operates at"),
        doc="works at the gate",
        ends=(("Enterprise", "Gate"),),
        family="route",
        fields=_RELATION,
    ),
    LinkType(
        name="AT_GATE", says=msgid("stands at the gate"), doc="lies at the gate", ends=(("Zone", "Gate"),), family="route", fields=_RELATION
    ),
    LinkType(name="SPANS", says=msgid("spans"), doc="is one zone of two sides", ends=(("Zone", "Zone"),), family="route", fields=_RELATION),
    LinkType(
        name="FACES", says=msgid("faces"), doc="lies across the border from", ends=(("Zone", "Zone"),), family="route", fields=_RELATION
    ),
)
