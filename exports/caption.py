"""What every picture says of itself: title, n of N, what was asked, sources with dates, edition, date, question id."""

from collections.abc import Mapping
from dataclasses import dataclass

from exports.clean import line
from graph.answer.answer import Answer, SourceLine
from graph.layout.chain import BAND_TEXT
from graph.text import Translate, msgid


@dataclass(frozen=True, kw_only=True)
class Caption:
    """The words around a picture, translated and each on one line."""

    title: str
    counted: str
    asked: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    stamp: str
    limits: str

    def sources_line(self, characters: int, translate: Translate = str) -> str:
        """As many sources as fit, then "and n more, see table"."""
        return fit(self.sources, characters, translate)


def caption(answer: Answer, translate: Translate = str) -> Caption:
    """The caption of an answer."""
    asked = answer.question
    known = answer.names or {node.id: node.display_name for node in answer.picture.nodes}
    names = {id: translate(name) for id, name in known.items()}  # a chain has a name in every language
    any_ = translate(msgid("any"))
    values = {name: _value(value, names | _countries(translate)) or any_ for name, value in answer.parameters.items()}
    return Caption(
        title=line(_title(answer, translate)),
        counted=line(_filled(translate(answer.population.text), answer.population.counts)),
        asked=line(_filled(translate(asked.question), values)),
        notes=tuple(line(_filled(translate(note.text), note.values)) for note in answer.notes),
        sources=tuple(line(source_text(one)) for one in answer.sources),
        stamp=_stamp(answer, names, translate),
        limits=line(translate(asked.limits)),
    )


def told(answer: Answer, translate: Translate = str) -> tuple[str, ...]:
    """What a command line says beside the rows: title, n of N, remarks, limits, sources, edition and parameters."""
    words = caption(answer, translate)
    sources = f"{translate(msgid('Sources'))} ({len(words.sources)}): {words.sources_line(300, translate)}"
    return (words.title, words.counted, *words.notes, words.limits, sources, words.stamp)


def source_text(source: SourceLine) -> str:
    """A publication on one line: publisher, name, date."""
    head = (
        f"{source.publisher}: {source.display_name}"
        if source.publisher and source.publisher not in source.display_name
        else source.display_name
    )
    return f"{head} ({source.date})" if source.date else f"{head} (undated)"


def fit(sources: tuple[str, ...], characters: int, translate: Translate = str) -> str:
    """Sources joined by "; " up to a length, then how many more there are.

    >>> fit(("A (2020)", "B (2021)", "C (2022)"), 20)
    'A (2020); B (2021); and 1 more, see table'
    """
    if not sources:
        return translate(msgid("none cited"))
    shown: list[str] = []
    for one in sources:
        if shown and len("; ".join([*shown, one])) > characters:
            break
        shown.append(one if len(one) <= characters else one[: characters - 1] + "…")
    left = len(sources) - len(shown)
    more = [translate(msgid("and {n} more, see table")).format(n=left)] if left else []
    return "; ".join([*shown, *more])


def _title(answer: Answer, translate: Translate) -> str:
    title = translate(answer.question.title)
    if not answer.scenario:
        return title
    return f"{title} · {translate(msgid('Scenario {name}: not facts')).format(name=answer.scenario)}"


def _stamp(answer: Answer, names: Mapping[str, str], translate: Translate) -> str:
    edition = translate(msgid("Edition {n} of {date}")).format(n=answer.edition, date=answer.made_on)
    parts = [edition, f"{translate(msgid('question'))} {answer.question.name}"]
    if answer.scenario:
        parts.insert(0, translate(msgid("Scenario {name}: not facts")).format(name=answer.scenario))
    parts += [f"{name} = {_value(value, names)}" for name, value in answer.parameters.items() if value not in (None, "", ())]
    if answer.cut:
        parts.append(translate(msgid("rows were cut")))
    if answer.picture.left_out:
        parts.append(translate(msgid("{n} things are not drawn")).format(n=answer.picture.left_out))
    return line(" · ".join(parts))


def _countries(translate: Translate) -> dict[str, str]:
    return {code: translate(text) for code, text in BAND_TEXT.items() if code in ("LA", "VN")}


def _value(value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(_value(one, names) for one in value)
    return names.get(str(value), str(value))


def _filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its {names} filled in; a text whose names do not fit is shown as it stands."""
    try:
        return text.format(**values)
    except (KeyError, IndexError, ValueError):
        return text
