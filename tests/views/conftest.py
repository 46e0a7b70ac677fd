"""The app on a store of its own, without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def shipped_address(shipped_copy: Callable[[str], str]) -> str:
    """An embedded store with all shipped data, its ledger beside it."""
    return f"kglite://{shipped_copy('app')}"


@pytest.fixture
def opened(shipped_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page on the shipped data with the given address parameters."""
    yield _opener(shipped_address, monkeypatch)


@pytest.fixture
def opened_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page where nothing was ever loaded."""
    yield _opener(f"kglite://{tmp_path / 'graph.kgl'}", monkeypatch)


def _opener(address: str, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setenv("LINKAGE_DB", address)

    def open_page(page: str = "overview", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60).run()
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.switch_page(f"views/{page}/page.py").run()

    return open_page


def html(app: AppTest) -> str:
    """All our own HTML of the page, as one text."""
    return "\n".join(one.proto.body for one in app.get("html"))
