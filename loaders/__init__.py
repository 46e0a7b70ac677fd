"""Loaders: each reads one kind of file into records and rejects, and knows nothing of databases.

A loader is a module of this folder with `DATASET`, `recognises(path)`, `read(*paths)` and, if data of it come with the product, `SHIPPED`.
`read` gives one Batch, or several where a file holds several datasets (scenarios).
"""

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

from graph.errors import BadTable
from graph.records import Batch
from loaders.table import TABLES


@cache
def loaders() -> dict[str, ModuleType]:
    """Every loader by its dataset."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    modules = (importlib.import_module(f"loaders.{name}") for name in names)
    return {module.DATASET: module for module in modules if hasattr(module, "DATASET")}


def shipped() -> list[Path]:
    """The files and folders that come with the product."""
    return [Path(module.SHIPPED) for module in loaders().values() if hasattr(module, "SHIPPED")]


def read(paths: Sequence[Path | str] = ()) -> tuple[Batch, ...]:
    """One batch a dataset, of the paths or of all that is shipped; raises BadTable for a path that no loader recognises."""
    wanted: dict[str, list[Path]] = {}
    for path in [Path(one) for one in paths] or shipped():
        for dataset, found in _recognised(path):
            wanted.setdefault(dataset, []).append(found)
    made = (loaders()[dataset].read(*dict.fromkeys(found)) for dataset, found in wanted.items())
    return tuple(batch for one in made for batch in ((one,) if isinstance(one, Batch) else one))


def _recognised(path: Path) -> list[tuple[str, Path]]:
    """The dataset of a path; of a folder that no loader takes as a whole, that of each folder in it."""
    if not path.exists():
        raise BadTable("there is no such file or folder.", where=str(path), then="Check the path.", file=str(path))
    known = [dataset for dataset, module in loaders().items() if module.recognises(path)]
    if len(known) > 1:
        what = f"it holds tables of {' and '.join(known)}."
        raise BadTable(what, where=str(path), then="Put each into a folder of its own, or give the files one by one.", file=str(path))
    found = [(dataset, path) for dataset in known] or [pair for one in _below(path) for pair in _recognised(one)]
    if not found:
        then = f"Give a table, or a folder of tables, as CSV, of one of these datasets: {', '.join(loaders())}."
        raise BadTable("no loader knows it by its name or its columns.", where=str(path), then=then, file=str(path))
    return found


def _below(path: Path) -> list[Path]:
    """The folders in a folder, and the tables that lie beside them: none is passed over."""
    inside = sorted(path.iterdir()) if path.is_dir() else []
    return [one for one in inside if one.name[0] not in ".~" and (one.is_dir() or one.suffix.lower() in TABLES)]
