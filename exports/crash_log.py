"""What becomes of a fault that nobody foresaw: one sentence for the person, the details in a file for a developer."""

import traceback
from datetime import UTC, datetime

from graph.store.address import home


def logged(fault: BaseException) -> str:
    """The sentence; the traceback is added to linkage.log in the folder of this account, if it can be written."""
    log = home() / "linkage.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n")
            traceback.print_exception(fault, file=file)
    except OSError:
        return f"Something unexpected happened: {type(fault).__name__}: {' '.join(str(fault).split())}."
    return f"Something unexpected happened ({type(fault).__name__}); the details are in {log}: please report them."
