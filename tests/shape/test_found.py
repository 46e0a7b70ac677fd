"""What lies in a folder is found by scanning it: nobody has to name a new loader, question, measure, format, page or kind anywhere."""

import re
from pathlib import Path

import exports
import loaders
from graph import catalogue, measure
from graph.schema import kinds, link_types

HOME = Path(__file__).resolve().parents[2]


def stems(folder: str) -> set[str]:
    return {path.stem for path in (HOME / folder).glob("*.py") if not path.stem.startswith("_")}


def test_every_question_file_is_a_question() -> None:
    files = {f"{path.parent.name}/{path.stem}" for path in (HOME / "queries").glob("*/*.cypher") if path.parent.name != "parts"}

    assert set(catalogue.questions()) == files


def test_every_measure_is_found_and_asked_for() -> None:
    asked = {question.measure for question in catalogue.questions().values() if question.measure}

    assert all(callable(measure.find(name)) for name in asked)
    home = HOME / "graph" / "measure"
    having = {
        path.relative_to(home).with_suffix("").as_posix()
        for path in home.rglob("*.py")
        if re.search(r"^def measure\(", path.read_text(encoding="utf-8"), re.M)
    }
    assert asked == having == set(measure.names())


def test_every_module_with_a_suffix_is_a_format() -> None:
    having = {name for name in stems("exports") if re.search(r"^SUFFIX\b", (HOME / f"exports/{name}.py").read_text(encoding="utf-8"), re.M)}

    assert set(exports.formats()) == having >= {"csv", "html", "json", "png", "svg"}
    assert all(f".{name}" == each.SUFFIX for name, each in exports.formats().items())


def test_every_module_with_a_dataset_is_a_loader() -> None:
    sources = [*(HOME / "loaders").glob("[a-z]*.py"), *(HOME / "loaders").glob("[a-z]*/__init__.py")]
    having = {
        path.parent.name if path.stem == "__init__" else path.stem
        for path in sources
        if re.search(r"^DATASET\b", path.read_text(encoding="utf-8"), re.M)
    }

    assert {module.__name__.split(".")[-1] for module in loaders.loaders().values()} == having


def test_every_module_of_the_schema_is_a_kind() -> None:
    assert len(kinds()) == len(stems("graph/schema") - {"families"})
    assert {end for link in link_types().values() for ends in link.ends for end in ends} <= set(kinds())


def test_the_menu_is_the_folder_of_pages() -> None:
    menu = (HOME / "app.py").read_text(encoding="utf-8")

    assert 'glob("*/page.py")' in menu
    assert {path.parent.name for path in (HOME / "views").glob("*/page.py")} >= {
        "overview",
        "explore",
        "paths",
        "gaps",
        "what_if",
        "history",
        "cypher",
        "data",
    }
