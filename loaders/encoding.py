"""Which encoding a table is written in: told by the file itself, or by charset-normalizer and said; never guessed in silence."""

import re
import unicodedata

from charset_normalizer import from_bytes

from graph.errors import BadTable

_SAVE_AGAIN = "Save the table as CSV UTF-8 and load it again."
_BYTE_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# One byte a letter: Vietnamese Windows and Western Windows, the two that Excel writes in our two countries.
_ONE_BYTE = ("cp1258", "cp1252")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LOOSE_MARK = re.compile("[\u0300-\u036f]")


def decoded(raw: bytes, file: str) -> tuple[str, str]:
    """The text in NFC and the encoding it was read with; raises BadTable when that cannot be told."""
    encoding = next((name for mark, name in _BYTE_MARKS if raw.startswith(mark)), "") or _wide(raw) or "utf-8"
    try:
        return unicodedata.normalize("NFC", raw.decode(encoding)), encoding
    except UnicodeDecodeError as bad:
        line = raw[: bad.start].count(b"\n") + 1
        if encoding != "utf-8" or (bad.reason == "unexpected end of data" and bad.start > len(raw) - 4):
            raise BadTable(
                "the file ends in the middle of a letter: it was cut.",
                where=f"{file}, line {line}",
                then="Copy the whole file and load it again.",
                file=file,
                line=line,
            ) from None
        if _UTF8_LETTER.search(raw):
            raise BadTable(
                f"byte 0x{raw[bad.start]:02x} is not UTF-8, while the rest of the file is.",
                where=f"{file}, line {line}",
                then=_SAVE_AGAIN,
                file=file,
                line=line,
            ) from None
    return _one_byte(raw, file)


def mojibake(text: str) -> str | None:
    """What the text reads when it is UTF-8 that somebody took for Windows text; None if it is not.

    >>> mojibake("Quáº£ng Trá»‹"), mojibake("Quảng Trị"), mojibake("Société")
    ('Quảng Trị', None, None)
    """
    if text.isascii():
        return None
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _wide(raw: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of plain text is zero."""
    sample = raw[:400]
    if len(sample) >= 8 and sample[1::2].count(0) > 0.4 * len(sample) / 2:
        return "utf-16-le"
    if len(sample) >= 8 and sample[::2].count(0) > 0.4 * len(sample) / 2:
        return "utf-16-be"
    return ""


def _one_byte(raw: bytes, file: str) -> tuple[str, str]:
    """Text of one byte a letter, where charset-normalizer finds a reading and no tone mark stands alone."""
    for match in from_bytes(raw, cp_isolation=list(_ONE_BYTE)):
        text = unicodedata.normalize("NFC", str(match))
        if not _LOOSE_MARK.search(text):
            return text, match.encoding
    raise BadTable("the encoding of the file cannot be told.", where=file, then=_SAVE_AGAIN, file=file)
