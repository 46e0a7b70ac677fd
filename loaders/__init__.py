"""Loaders: each reads one kind of file into records and rejects, and knows nothing of databases.

A loader is a module of this folder with `DATASET`, `recognises(path)`, `read(*paths)` and, if data of it come with the product, `SHIPPED`.
"""

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

from graph.errors import BadTable
from graph.records import Batch


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
    return tuple(loaders()[dataset].read(*dict.fromkeys(found)) for dataset, found in wanted.items())


def _recognised(path: Path) -> list[tuple[str, Path]]:
    """The dataset of a path; of a folder that no loader takes as a whole, that of each folder in it."""
    if not path.exists():
        raise BadTable("there is no such file or folder.", where=str(path), then="Check the path.", file=str(path))
    for dataset, module in loaders().items():
        if module.recognises(path):
            return [(dataset, path)]
    below = sorted(one for one in path.iterdir() if one.is_dir()) if path.is_dir() else []
    found = [pair for one in below for pair in _recognised(one)]
    if not found:
        then = f"Give a table, or a folder of tables, as CSV, of one of these datasets: {', '.join(loaders())}."
        raise BadTable("no loader knows it by its name or its columns.", where=str(path), then=then, file=str(path))
    return found
