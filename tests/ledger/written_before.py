"""What `written_before.sql` was loaded from, by the release of November 2026: whatever a body may hold, in every odd spelling."""

import unicodedata

from graph.records import Batch, Link, Node

_NODES = (
    Node(
        kind="Zone",
        id="vl:Z01",
        properties={
            "display_name": 'Khu "Savan" \\ Park\t\n\x01',
            "area_ha": 954.0,
            "year": 2003,
            "aggregate": False,
            "staged": True,
            "note": "",
            "developers": (),
            "source_ids": ("src:S2", "src:S1"),
            "tiny": 1e-07,
            "huge": 1e16,
            "share": 0.1,
            "minus": -0.0,
            "largest": 2**63 - 1,
            "least": -(2**63),
        },
        file="zones.csv",
        line=2,
    ),
    Node(kind="Zone", id="vl:Z01", part="name|Savan", properties={"names": ("lo|main|0|ສະຫວັນ",)}, file="names.csv", line=2),
    Node(kind="Enterprise", id="vl:E1", properties={"display_name": unicodedata.normalize("NFD", "Cao su Đắk Lắk"), "😀": "\u2028"}),
    Node(kind="Enterprise", id="vl:" + unicodedata.normalize("NFD", "É2")),
)
_LINK = Link(
    kind="SUPPLIES",
    fact_id=unicodedata.normalize("NFD", "vl:ĐÉ1"),
    start_kind="Enterprise",
    start="vl:E1",
    end_kind="Enterprise",
    end="vl:" + unicodedata.normalize("NFD", "É2"),
    properties={"status": "stated", "amount": 30000.0, "Zz": "upper", "zz": "lower"},
    file="relations.csv",
    line=7,
)
STATED = (Batch(dataset="vietnam_laos", records=(*_NODES, _LINK), tables={"zones.csv": 1, "names.csv": 1, "relations.csv": 1, "": 2}),)
