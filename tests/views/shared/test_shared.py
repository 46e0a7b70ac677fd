"""Parts of the pages that need no page."""

from graph.answer.picture import Picture, PictureLink, PictureNode
from views import _state
from views.cypher.console import examples
from views.explore import neighbourhood
from views.shared import downloads, notice, vocabulary


def test_markdown_in_a_name_is_shown_and_not_read() -> None:
    """A Markdown picture in a name would fetch from outside."""
    shown = notice.plain("![x](http://example.org/a.png) **b**")

    assert shown == "\\!\\[x\\]\\(http\\://example\\.org/a\\.png\\) \\*\\*b\\*\\*"


def test_control_and_direction_characters_leave_an_address() -> None:
    assert _state.clean("LA\u202e\x00\u2066") == "LA"
    assert len(_state.clean("x" * 10_000)) == _state.LONGEST


def test_pictures_merge_by_identity() -> None:
    a, b, c = (PictureNode(id=one, kind="Enterprise", display_name=one) for one in ("a", "b", "c"))
    ab, bc = PictureLink(id="1", kind="OWNS", start="a", end="b"), PictureLink(id="2", kind="OWNS", start="b", end="c")

    merged = neighbourhood.merged([Picture(nodes=(a, b), links=(ab,)), Picture(nodes=(b, c, a), links=(bc, ab))])

    assert {node.id for node in merged.nodes} == {"a", "b", "c"}
    assert {link.id for link in merged.links} == {"1", "2"}


def test_a_cell_reads_as_words() -> None:
    assert vocabulary.shown(True, "yes/no") == "yes"
    assert vocabulary.shown(("LA", "VN"), "text[]") == "Laos; Viet Nam"
    assert vocabulary.shown(("→ SUPPLIES", "MAKES ~ NEEDS"), "text[]") == "→ supplies; makes ~ needs"
    assert vocabulary.shown("farm_input, material", "text") == "farm input, material"
    assert vocabulary.shown("RAW / PROCESSING", "text") == "Raw material / Processing"
    assert vocabulary.shown(None, "count") is None
    assert vocabulary.shown(0, "count") == 0


def test_the_examples_of_the_console_pass_its_guard() -> None:
    from graph.guard import check

    assert len(examples()) >= 3
    for text in examples().values():
        assert check.check(text)


def test_a_file_name_holds_letters_digits_and_dashes_only(shipped_address: str) -> None:
    from graph import ask, connect

    answer = ask(connect(shipped_address), "explore/search", text="../<script>")

    assert downloads.download_name(answer, "csv") == "explore_search_script_edition-1.csv"
