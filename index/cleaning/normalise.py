"""Text as it should have been: odd spaces, invisible letters, mis-decoded bytes put right."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(
    (*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
    + (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064)
    + (0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB)
    + tuple(range(0x202A, 0x202F))
    + tuple(range(0x2066, 0x206A))
)
_ORDINARY = re.compile(r"[!-~]+(?: [!-~]+)*")
# UTF-8 read as cp1252: a lead byte shown as one of these, then continuation bytes.
_MOJIBAKE = re.compile(r"[ÂÃâÐÑ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,3}")


def tidy(text: str) -> str:
    """One line: invisible letters gone, mojibake repaired, NFC, white space single and trimmed.

    Words, case and punctuation stay as they are.
    """
    if _ORDINARY.fullmatch(text):
        return text
    if not text.isascii():
        text = unicodedata.normalize("NFC", unmangle(text))
    return " ".join(text.translate(_INVISIBLE).split())


def unmangle(text: str) -> str:
    """UTF-8 that was decoded as Windows-1252 (``donâ€™t``), decoded again as it should be."""
    return _MOJIBAKE.sub(_redecode, text) if _MOJIBAKE.search(text) else text


def _redecode(found: re.Match[str]) -> str:
    mangled = found[0]
    for end in range(len(mangled), 1, -1):
        try:
            return _cp1252(mangled[:end]).decode("utf-8") + mangled[end:]
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return mangled


def _cp1252(text: str) -> bytes:
    """The bytes behind the letters; the five bytes cp1252 leaves out stand for themselves."""
    return b"".join(
        bytes([ord(letter)]) if 0x80 <= ord(letter) <= 0x9F else letter.encode("cp1252")
        for letter in text
    )
