"""What makes a row a reject, column by column: one faulty cell in a copy of a shipped table."""

from pathlib import Path

import pytest

from loaders import vietnam_laos
from tests.loaders.test_given import TABLES, changed, only, put

FAULTS = [
    ("relations.csv", {"status": "Stated"}, "status", "is none of: stated, planned, ended"),
    ("relations.csv", {"type": "LIKES"}, "type", "is none of"),
    ("relations.csv", {"type": "AT_GATE"}, "", "AT_GATE does not lead from Enterprise to Enterprise"),
    ("relations.csv", {"from_id": "X1"}, "from_id", "is no id of Enterprise"),
    ("relations.csv", {"from_id": ""}, "from_id", "is empty"),
    ("relations.csv", {"to_id": "E01", "from_id": "E01"}, "to_id", "is the start itself"),
    ("relations.csv", {"share_percent": "51,5"}, "share_percent", "is not a number written like 1234.5"),
    ("relations.csv", {"share_percent": "151"}, "share_percent", "is not between 0.01 and 100"),
    ("relations.csv", {"amount": "5"}, "amount", "needs unit and shared_amount beside it"),
    ("relations.csv", {"valid_from": "2018-13"}, "valid_from", "is not a date"),
    ("relations.csv", {"valid_from": "2018-02-30"}, "valid_from", "is not a date"),
    ("relations.csv", {"valid_from": "July 2018"}, "valid_from", "is not a date"),
    ("relations.csv", {"product_hs": "851770"}, "product_hs", "is no code of HS 2022; give the code that took its place"),
    ("relations.csv", {"product_hs": "901"}, "product_hs", "is no code of HS 2022"),
    ("relations.csv", {"source_ids": "S81;hearsay"}, "source_ids", "'hearsay' is no id of Source"),
    ("relations.csv", {"relation_id": "R001"}, "relation_id", "stands in line 2 already"),
    ("trade_product_hs.csv", {"hs_version": "HS2017"}, "hs_version", "is none of: HS2022"),
    ("zones.csv", {"lat": "95", "lon": "100"}, "lat", "is not between -90 and 90"),
    ("zones.csv", {"lat": "17"}, "lat", "and lon must stand together"),
    ("zones.csv", {"area_ha": "8.692ha"}, "area_ha", "is not a number"),
    ("zones.csv", {"status": "open"}, "status", "is none of: operating"),
    ("zones.csv", {"country": "Laos"}, "country", "is no id of Country"),
    ("provinces.csv", {"id": "gso2025:99"}, "id", "is made neither of iso_3166_2 nor of gso_code"),
    ("chain_products.csv", {"use": "magic"}, "use", "holds magic"),
    ("product_inputs.csv", {"input_hs": "090121", "output_hs": "090121"}, "input_hs", "is the output itself"),
    ("corridors_links.csv", {"node_id": "P99"}, "node_id", "is not in ports_terminals.csv"),
    ("agreement_parties.csv", {"agreement_id": "A99"}, "agreement_id", "is not in agreements.csv"),
    ("agreement_parties.csv", {"party_id": "vl:body/mem-la"}, "country", "is 'VN' in line 2"),
]


@pytest.mark.parametrize(("name", "cells", "column", "reason"), FAULTS)
def test_a_faulty_row_is_one_reject_and_gives_no_record(tmp_path: Path, name: str, cells: dict[str, str], column: str, reason: str) -> None:
    for table in vietnam_laos.sheets()[name].beside:
        put(tmp_path, table)
    row = 1 if "relation_id" in cells else 0
    batch = only(put(tmp_path, name, changed(row, **cells)))

    [reject] = batch.rejects
    assert reason in reject.reason
    assert (reject.file, reject.column) == (name, column)
    assert not [one for one in batch.records if (one.file, one.line) == (name, reject.line)]
    assert batch.tables[name] == len((TABLES / name).read_text(encoding="utf-8").splitlines()) - 1
