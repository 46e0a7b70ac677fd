"""A file with its checksum beside it, replaced so that a kill at any moment leaves the old or the new one whole.

`graph.kgl.sha256` holds the checksum of the file; while a file is being replaced it holds two, of the old and of the new.
The order is: new file under another name, fsync · both checksums, fsync, rename · rename of the file · one checksum.
So whatever the moment, the file is one of those that its checksums name.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import StoreBusy, StoreDamaged, StoreError, StoreMissing

AGAIN = "Run `linkage load` with this --db to write it anew from the ledger."


def sums(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def stamp(path: Path) -> str:
    """Changes whenever the file is replaced; empty if there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_ino}-{found.st_mtime_ns}-{found.st_size}"


def checked(path: Path) -> bytes:
    """The content of the file, equal to what was written; never a part of it.

    Raises StoreMissing, StoreDamaged, StoreBusy.
    """
    refuse_log(path)
    for last in (False, True):
        allowed = _allowed(path)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise StoreMissing(
                f"Nothing has been loaded at {path}.", then="Run `linkage load` with this --db first.", path=str(path)
            ) from None
        except OSError as error:
            raise StoreBusy(
                f"{path} cannot be read ({error.strerror}).", then="Close what holds it or ask for the right to read it."
            ) from None
        if checksum(data) in allowed:
            return data
        if last and not allowed:
            raise StoreDamaged(
                f"{path} has no checksum beside it ({sums(path).name}), so it cannot be trusted.", then=AGAIN, path=str(path)
            )
    raise StoreDamaged(f"{path} is damaged: it is not the file that was written.", then=AGAIN, path=str(path))


def refuse_log(path: Path) -> None:
    """A log left by another program would be played back into the file by the next one that opens it for writing."""
    log = path.with_name(path.name + "-wal")
    if log.exists():
        raise StoreBusy(
            f"Another program has opened {path} for writing and left {log.name} beside it.",
            then=f"Close that program, or move {log.name} away if it is gone, then run `linkage load`.",
            path=str(path),
        )


def _allowed(path: Path) -> set[str]:
    try:
        return {line.split()[0] for line in sums(path).read_text("utf-8").splitlines() if line.strip()}
    except (OSError, UnicodeDecodeError):
        return set()


def put(path: Path, data: bytes, verify: Callable[[bytes], None]) -> None:
    """Replace the file by this content, or leave it as it was. Call it under `held_alone`.

    `verify` gets what the disk holds under the new name, before anything else is touched.
    """
    new, now = checksum(data), checksum(path.read_bytes()) if path.exists() else ""
    try:
        fresh = _written(path.with_name(f".{path.name}.new"), data)
        verify(fresh.read_bytes())
        _names(path, [new, now] if now in _allowed(path) else [new])
        fresh.replace(path)
        _settled(path.parent)
    except OSError as error:
        raise StoreError(
            f"{path} could not be written ({error.strerror}); what it held is unchanged.", then="Make room, then load again."
        ) from None
    with suppress(OSError):  # two names are right too
        _names(path, [new])


def _names(path: Path, found: list[str]) -> None:
    text = "".join(f"{one}  {path.name}\n" for one in found)
    _written(path.with_name(f".{path.name}.sums"), text.encode()).replace(sums(path))
    _settled(path.parent)


def _written(path: Path, data: bytes) -> Path:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return path


def _settled(folder: Path) -> None:
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def set_aside(path: Path) -> Path:
    """Move a damaged file out of the way under a name of its own; it is never deleted."""
    number = 1
    while (target := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.replace(target)
    return target


@contextmanager
def held_alone(path: Path) -> Iterator[None]:
    """Nobody else writes this file meanwhile; the lock goes with the process, so a kill leaves none behind."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = path.with_name(path.name + ".lock").open("a+b")
    except OSError as error:
        raise StoreError(
            f"{path.parent} cannot be written ({error.strerror}).", then="Choose another folder by --db or LINKAGE_DB."
        ) from None
    with lock:
        try:
            _lock(lock.fileno())
        except OSError:
            raise StoreBusy(f"Another load is writing {path}.", then="Wait until it is done, then try again.", path=str(path)) from None
        for stale in (f".{path.name}.new", f".{path.name}.sums"):
            path.with_name(stale).unlink(missing_ok=True)
        yield


def _lock(number: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:  # pragma: no cover
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
