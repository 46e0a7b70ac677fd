"""What the ledger tells of itself, read only: datasets, editions, tables, rejects, and the commands that load."""

import streamlit as st

from graph.text import msgid
from graph.ledger import EditionLine, Ledger
from graph.store.address import default_address, ledger_path
from graph.store import behind
from views.shared import notice, table, vocabulary
from views.shared.store import reader
from views._text import _, day


def show() -> None:
    """Title, the commands, and the ledger's tables."""
    open_ = reader()
    meta = open_.meta()
    st.html(f"<h1>{_('What is loaded, since when, and what could not be taken?')}</h1>")
    with Ledger(ledger_path(default_address()), read_only=True) as ledger:
        newest = ledger.edition()
        stored = behind(open_, ledger=ledger.uuid, edition=newest)
        _number(ledger, newest, open_.address, meta.edition)
        if stored:
            notice.say(stored)
        _commands()
        _tables(ledger, newest)


def _number(ledger: Ledger, newest: int, address: str, edition: int) -> None:
    sets = ledger.datasets(newest)
    text = _("{n} statements in {sets} datasets", n=vocabulary.amount(sum(one.statements for one in sets)), sets=vocabulary.amount(len(sets)))
    shown = _("the store shows edition {n} of {newest}", n=vocabulary.amount(edition), newest=vocabulary.amount(newest))
    st.html(f'<p class="linkage-number"><b>{text}</b> <span>· {shown}</span></p>')
    st.caption(notice.plain(address))


def _commands() -> None:
    st.caption(_("This page writes nothing. Load, check and take back in a terminal:"))
    lines = (
        ("linkage load", _("the shipped data again: no change, or what changed")),
        ("linkage check FOLDER", _("what a folder of such tables would give, without loading it")),
        ("linkage load FOLDER", _("load a folder of tables in this layout")),
        ("linkage load --undo", _("take the newest edition back")),
    )
    wide = max(len(command) for command, _why in lines)
    st.code("\n".join(f"{command:<{wide}}  # {why}" for command, why in lines), language="bash")


def _tables(ledger: Ledger, newest: int) -> None:
    names = [_("Datasets"), _("Editions"), _("Tables"), _("Rejects")]
    sets, editions, tables, rejects = st.tabs(names)
    with sets:
        _frame(
            [
                {msgid("Dataset"): one.dataset, msgid("Statements"): one.statements, msgid("Changed in edition"): one.changed_in}
                for one in ledger.datasets(newest)
            ]
        )
    with editions:
        lines = [_edition(one) for one in reversed(ledger.editions())]
        _frame(lines)
    with tables:
        _frame(
            [{msgid("Dataset"): one.dataset, msgid("File"): one.file, msgid("Statements"): one.statements} for one in ledger.tables(newest)]
        )
    with rejects:
        found = [(n, one) for n in range(newest, 0, -1) for one in ledger.rejects(n)]
        _frame(
            [
                {
                    msgid("Edition"): n,
                    msgid("File"): one.file,
                    msgid("Line"): one.line,
                    msgid("Column"): one.column,
                    msgid("Value"): one.value,
                    msgid("Reason"): one.reason,
                }
                for n, one in found
            ]
        )


def _edition(one: EditionLine) -> dict[str, object]:
    return {
        msgid("Edition"): one.n,
        msgid("Made on"): day(one.made_at[:10]),
        msgid("Added"): one.added,
        msgid("Changed"): one.changed,
        msgid("Removed"): one.removed,
        msgid("Takes back"): one.undoes,
        msgid("Files"): vocabulary.listed(one.files),
    }


def _frame(rows: list[dict[str, object]]) -> None:
    if not rows:
        st.caption(_("None."))
        return
    heads = {name: st.column_config.Column(_(name)) for name in rows[0]}
    st.dataframe(rows, column_config=heads, hide_index=True, height=min(320, table.HEAD + table.ROW * len(rows)), row_height=table.ROW)
