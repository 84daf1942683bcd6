"""Corrects odd spaces, invisible characters, entities and wrongly decoded bytes in texts."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

SENTENCE_ENDS = ".!?…。！？؟۔।:;"
CLOSING = "\"'”’»)] "
UNSEEN = "\x7f"
"""Stands for what is no letter of a text, but a mark in it: a control character."""
_MOST_PASSES = 8  # text that needs more was made to
_ENDS = tuple(SENTENCE_ENDS)
_PRINTABLE = bytes(range(0x20, 0x7F))  # not so are control, format and odd space characters
_INVISIBLE = dict.fromkeys(
    code
    for first, last in (
        *((0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x200B, 0x200F)),
        *((0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
    )
    for code in range(first, last + 1)
)
# What is left between 0x80 and 0x9F are letters of cp1252 that were read as Latin-1.
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_ENTITY = re.compile(r"&(?:amp;){0,3}(?:[a-zA-Z]{2,8}|#\d{2,5}|#[xX][\da-fA-F]{2,5});")
# UTF-8 read as cp1252: a lead byte shown as one of these, then continuation bytes.
_LEAD = "ÂÃâÐÑ"
# "â€™" for "’", "Ã©" for "é"; behind "â‚¬", which was misread twice, also "Å“" for "œ".
_MOJIBAKE = re.compile(
    rf"(?:[{_LEAD}]|(?<=â‚¬)[ÅÆË])[\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{{1,3}}"
)
# A closing quotation mark: its last byte has no letter in cp1252, and many programs drop it.
_CUT_SHORT = re.compile("â€Â?(?=[\\s.,;:!?)]|$)")


def tidy(text: str) -> str:
    """One line: without invisible letters and mojibake, NFC, white space single and trimmed.

    Words, case and punctuation stay as they are.
    """
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_unescaped, text)
    plain = text.isascii()  # then bytes tell in half the time whether all is printable
    printable = not text.encode().translate(None, _PRINTABLE) if plain else text.isprintable()
    if not plain and not (printable and _is_settled(text)):
        text = _settled(text)
        printable = text.isprintable()
    if not printable:
        text = text.translate(_INVISIBLE)
    elif "  " not in text:
        return text.strip()
    return " ".join(text.split())


def _is_settled(text: str) -> bool:
    return not _has_lead(text) and unicodedata.is_normalized("NFC", text)


def _settled(text: str) -> str:
    """The text decoded again, NFC and without invisible letters, until none of this changes it."""
    for _ in range(_MOST_PASSES):
        before = text
        text = unicodedata.normalize("NFC", unmangle(text))
        if not text.isprintable():
            text = text.translate(_C1).translate(_INVISIBLE)
        if text == before:
            break
    return text


def _unescaped(found: re.Match[str]) -> str:
    """What an entity stands for, also one that was escaped again ("&amp;quot;")."""
    text = unescape(found[0])
    return text if text == found[0] else _ENTITY.sub(_unescaped, text)


def ends_like_a_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, in any script, perhaps with a quotation mark."""
    return line.rstrip(CLOSING).endswith(_ENDS)


def bare(text: str) -> str:
    """The letters and digits of the text, all small, to compare texts by."""
    return "".join(filter(str.isalnum, text.casefold()))


def begins_with(line: str, title: str) -> bool:
    """Whether the line begins with the words of the title, and goes on."""
    return bare(line).startswith(bare(title)) and bare(line) != bare(title)


def unmangle(text: str) -> str:
    """UTF-8 that was decoded as Windows-1252 (``donâ€™t``), decoded again as it should be."""
    if _has_lead(text):
        return _CUT_SHORT.sub("”", _MOJIBAKE.sub(_redecode, text))
    return text


def _has_lead(text: str) -> bool:
    # each by itself takes a twentieth of the time of searching for one of them
    return "â" in text or "Ã" in text or "Â" in text or "Ð" in text or "Ñ" in text


def _redecode(found: re.Match[str]) -> str:
    mangled = found[0]
    for end in range(len(mangled), 1, -1):
        try:
            return _cp1252(mangled[:end]).decode("utf-8") + mangled[end:]
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return mangled


def _cp1252(text: str) -> bytes:
    """The bytes the letters were misread from; the five without a letter in cp1252 are kept."""
    return b"".join(
        bytes([ord(letter)]) if 0x80 <= ord(letter) <= 0x9F else letter.encode("cp1252")
        for letter in text
    )
