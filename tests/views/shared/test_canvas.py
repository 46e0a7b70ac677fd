"""The bundle is what its sources build, and it asks for nothing outside."""

import hashlib
import re
from pathlib import Path

HOME = Path(__file__).resolve().parents[3]
SOURCES = HOME / "views" / "shared" / "canvas"
BUNDLE = HOME / "static" / "canvas.built.js"


def test_the_bundle_was_built_from_these_sources() -> None:
    stated = dict(reversed(line.split()) for line in (SOURCES / "canvas.sha256").read_text().splitlines())

    files = [BUNDLE, *(SOURCES / name for name in stated if name != BUNDLE.name)]
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} == stated, "run npm run build"


def test_the_versions_of_what_is_bundled_are_exact() -> None:
    text = (SOURCES / "package.json").read_text()

    versions = re.findall(r'"(?:esbuild|vis-data|vis-network)": "([^"]+)"', text)
    assert len(versions) == 3
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", one) for one in versions)


def test_names_reach_the_page_as_text_only() -> None:
    text = "".join(path.read_text() for path in SOURCES.glob("*.js"))

    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|\beval\(", text)
