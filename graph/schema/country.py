"""Countries, by two letters."""

from graph.schema._base import Field, Kind, LinkType
from graph.text import msgid

KIND = Kind(
    label="Country",
    word=msgid("country"),
    shape="octagon",
    plural="countries",
    doc="A country that the tables name; an area of a trade table that has no ISO code of its own keeps the code of UN Comtrade.",
    id_pattern=r"iso:[A-Z]{2}|comtrade:\d{3}",
    fields=(
        Field(name="code", doc="ISO 3166-1, two letters"),
        Field(name="iso3", doc="ISO 3166-1, three letters"),
        Field(name="m49", doc="United Nations code, three digits as text"),
        Field(name="basis", doc="sourced or assumed"),
    ),
)

LINKS = (
    LinkType(
        name="TRADES",
        says=msgid("sold goods to"),
        doc="sold goods to the country, by a row of a trade table",
        ends=(("Country", "Country"),),
        family="figure",
        fields=(
            Field(name="table", doc="id of the trade table"),
            Field(name="product", doc="code with the edition of HS that the table uses: hs2022:252310, hs2017:252310"),
            Field(name="period", doc="the year"),
            Field(name="value_kusd", type="number", unit="thousand USD", doc="value"),
            Field(name="tonnes", type="number", unit="t", doc="weight; absent where none or 0 is printed beside a value"),
        ),
    ),
)
