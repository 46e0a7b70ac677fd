"""Where stores and ledgers lie."""

from pathlib import Path

import pytest

from graph.errors import BadAddress
from graph.store.address import default_address, embedded_file, home, ledger_path


@pytest.mark.parametrize(
    ("address", "ledger"),
    [
        ("kglite:///srv/a/graph.kgl", "/srv/a/graph.ledger.sqlite"),
        ("/srv/a/x.kgl", "/srv/a/x.ledger.sqlite"),
        ("kglite:///srv/my%20data/x.kgl", "/srv/my data/x.ledger.sqlite"),
        ("/srv/v1.2/trial.3.kgl", "/srv/v1.2/trial.3.ledger.sqlite"),
    ],
)
def test_the_ledger_of_a_file_lies_beside_it(address, ledger):
    assert ledger_path(address) == Path(ledger)


@pytest.mark.parametrize("address", ["bolt://127.0.0.1:7687", "neo4j://db.example", "neo4j+s://x.databases.neo4j.io", "BOLT://a:1"])
def test_the_ledger_of_a_server_lies_in_the_default_folder(address):
    assert ledger_path(address) == home() / "graph.ledger.sqlite"


def test_the_default_is_a_file_of_this_account_unless_linkage_db_says_otherwise():
    assert default_address({}) == f"kglite://{(home() / 'graph.kgl').as_posix()}"
    assert default_address({"LINKAGE_DB": " bolt://a "}) == "bolt://a"
    assert ledger_path(default_address({})) == home() / "graph.ledger.sqlite"


@pytest.mark.parametrize("address", ["graph.db", "http://localhost:7474", "sqlite:///x.kgl", "kglite:///x.db"])
def test_what_is_no_address_is_refused_in_one_sentence(address):
    with pytest.raises(BadAddress, match="is no address of a store"):
        ledger_path(address)


def test_a_password_in_a_wrong_address_is_not_repeated():
    with pytest.raises(BadAddress) as caught:
        embedded_file("http://neo4j:hush@localhost")

    assert "hush" not in str(caught.value)
