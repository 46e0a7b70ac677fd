"""The legend of a picture: only what occurs in it."""

from collections.abc import Iterable

from graph.layout.look import KIND_TEXT, shape
from graph.layout.placed import Key, Line, Mark
from graph.text import Translate, msgid

TONE_TEXT = {"VN": msgid("Viet Nam"), "LA": msgid("Laos"), "other": msgid("another country")}
STATUS_TEXT = {"stated": msgid("stated"), "planned": msgid("planned"), "ended": msgid("ended"), "inferred": msgid("inferred")}


def keys(marks: Iterable[Mark], lines: Iterable[Line], translate: Translate, silent: str = "") -> tuple[Key, ...]:
    """Countries, then kinds, then line styles, as far as the picture has them; `silent` is what a line without words says."""
    marks, lines = list(marks), list(lines)
    tones = {mark.tone for mark in marks}
    made = [Key(text=translate(text), shape="circle", tone=tone) for tone, text in TONE_TEXT.items() if tone in tones]
    kinds = {mark.kind for mark in marks}
    made += [Key(text=translate(text), shape=shape(kind)) for kind, text in KIND_TEXT.items() if kind in kinds and kind != "Product"]
    made += _products(marks, translate)
    made += (
        [Key(text=translate(msgid("planned")), shape="circle", status="planned", filled=False)]
        if any(m.status == "planned" for m in marks)
        else []
    )
    made += [Key(text=translate(msgid("line without words: {words}")).format(words=silent), style="solid")] if silent else []
    return (*made, *_lines(lines, translate))


def _products(marks: list[Mark], translate: Translate) -> list[Key]:
    filled = {mark.filled for mark in marks if mark.kind == "Product"}
    if filled == {True}:
        return [Key(text=translate(msgid("product")), shape="diamond")]
    texts = {True: msgid("product with a stated maker"), False: msgid("product without one in this picture")}
    return [Key(text=translate(texts[one]), shape="diamond", filled=one) for one in (True, False) if one in filled]


def _lines(lines: list[Line], translate: Translate) -> list[Key]:
    real = [line for line in lines if line.kind and not line.back]
    made = [
        Key(
            text=translate(text),
            style={"planned": "dashed", "inferred": "dotted"}.get(status, "solid"),
            status=status,
            tone="pale" if status == "ended" else "plain",
        )
        for status, text in STATUS_TEXT.items()
        if any(line.status == status for line in real)
    ]
    if any(line.kind == "SUPPLIES" for line in lines):
        made.append(Key(text=translate(msgid("thick: supplies")), style="thick"))
    if any(line.back for line in lines):
        made.append(Key(text=translate(msgid("runs back to an earlier stage")), style="back"))
    if any(not line.kind for line in lines):
        made.append(Key(text=translate(msgid("thin: one enterprise at two places")), style="thin"))
    return made
