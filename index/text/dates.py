"""Dates as people and machines write them; needed by sources and by cleaning alike."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from unicodedata import combining, normalize

from ..model import utc
from .months import MONTH, STEMS

_FIRST_YEAR = 1500
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
_MAX_CHARS = 100
_MILLISECONDS_FROM = 10**11  # as seconds this would be the year 5138
_MONTH_NAME = f"(?P<month>{MONTH})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# Where tags were, dates stick to what is beside them: "Ann RayMay 3, 20145:00 AM", "on3 May 2014".
_UNBROKEN = r"(?!\d(?!\d?:\d))"
YEAR = rf"(?<!\d)(?:19|20)\d\d{_UNBROKEN}"
_MONTH_BEGINS = r"(?:\b|(?-i:(?<=[^\W\d_])(?=[A-Z])))"
_DAY_BEGINS = r"(?:\b|(?-i:(?<=[a-z]))|(?<=(?:19|20)\d\d))"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY_BEGINS}{_DAY}\s+(?:of\s+)?{_MONTH_NAME},?\s+(?P<year>\d{{4}}){_UNBROKEN}",
        rf"{_MONTH_BEGINS}{_MONTH_NAME}\s+{_DAY},?\s+(?P<year>\d{{4}}){_UNBROKEN}",
        rf"\b{_DAY}[-/]{_MONTH_NAME}[-/](?P<year>\d{{4}})\b",
        rf"\b(?P<year>\d{{4}})[-/ ]{_MONTH_NAME}[-/ ]{_DAY}\b",
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<monthnumber>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
    )
)


def _bare(name: str) -> str:
    """The name in small letters without their marks; of Turkish both letters i are one, and the
    long s of old prints is one too, as patterns that ignore case have it."""
    parted = normalize("NFD", name.casefold().replace("ı", "i"))
    return "".join(letter for letter in parted if not combining(letter))


# The months, January first, in German (with the Austrian names and abbreviations), French, Spanish,
# Italian, Portuguese, Dutch, Russian, Arabic (twice), Polish, Czech, Ukrainian, Turkish, Danish and
# Norwegian, Swedish, Finnish, Romanian and Hungarian.
_MONTHS = tuple(
    name.replace("_", " ")
    for year in (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber mär apr mai jun jul aug sept okt nov dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago set oct nov dic",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
        " dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "كانون_الثاني شباط آذار نيسان أيار حزيران "
        "تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
        " grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "januar februar marts april maj juni juli august september oktober november desember",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta"
        " syyskuuta lokakuuta marraskuuta joulukuuta",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
        " decembrie",
        "január február március április május június július augusztus szeptember október november"
        " december",
    )
    for name in year.split()
)
_FOREIGN_MONTHS = {_bare(name): n % 12 + 1 for n, name in enumerate(_MONTHS)}
_FOREIGN_MONTH = "(?P<foreign>{})".format(
    "|".join(sorted({*_MONTHS, *_FOREIGN_MONTHS}, key=len, reverse=True))
)
_FOREIGN = re.compile(  # "8. listopada" is Croatian, in October
    r"(?<![\w.])(?P<day>\d{1,2})(?:er|º|\.(?!\s*listopada))?\s{1,3}(?:de\s+)?"
    + _FOREIGN_MONTH
    + r"\.?,?\s{1,3}(?:del?\s+)?(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_HUNGARIAN = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})\.\s{_FOREIGN_MONTH}\.?\s(?P<day>\d{{1,2}})\.", re.IGNORECASE
)
# Where points are between the numbers, the day comes first; in East Asia the year does.
_POINTED = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<monthnumber>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"
)
_IDEOGRAPHIC = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<monthnumber>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"
)
_SLASHED = re.compile(
    r"(?<![\d/-])(?P<one>\d{1,2})(?P<by>[/-])(?P<two>\d{1,2})(?P=by)(?P<year>\d{4})(?![\d/-])"
)
_SHORT = re.compile(
    rf"(?P<before>\d{{1,2}}(?P<by>[-/. ])(?:{_MONTH_NAME}|(?P<two>\d{{1,2}}))(?P=by))"
    r"(?P<year>\d{2})",
    re.IGNORECASE,
)
# spreadsheets add the point; "/Date(1389139200000+0100)/" is from .NET
_UNIX_TIME = re.compile(
    r"(?P<net>/Date\()?([0-9]{10}|[0-9]{13})(?:\.[0-9]*)?(?(net)(?:[+-]\d{4})?\)/)"
)
# 20140108 and 20140108093000 as numbers
_COMPACT, _COMPACT_MOMENTS = range(15000101, 22000101), range(15000101 * 10**6, 22000101 * 10**6)
_DAYS_END = re.compile(r"(?:(?<=\dT)24(?=(?::?00){1,2}(?!\d))|(?<=\d )24(?=(?::00){1,2}(?!\d)))")
_LEAST_SECONDS = 10**8  # of 1973; smaller numbers count days, or something else
_UNLIKE_MAIL = re.compile(r"\A[^:.]*\Z|\d\s?[ap]\.?m\b|(?:GMT|UTC)[+-]\d", re.IGNORECASE)
# Hours and minutes before UTC (-) or after it, of zones called so after a time of day. Other names,
# like CST, mean several; mail has one of these. IST is India's, whose papers write it at each date.
_ZONES = {
    "EST": "-0500", "EDT": "-0400", "CDT": "-0500", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
    "WET": "+0000", "WEST": "+0100", "BST": "+0100", "CET": "+0100", "CEST": "+0200",
    "EET": "+0200", "EEST": "+0300", "MSK": "+0300", "SAST": "+0200", "EAT": "+0300",
    "PKT": "+0500", "IST": "+0530", "HKT": "+0800", "SGT": "+0800", "JST": "+0900", "KST": "+0900",
    "AEST": "+1000", "AEDT": "+1100", "NZST": "+1200", "NZDT": "+1300",
}  # fmt: skip
_NAMED_ZONE = re.compile(
    rf"(\d[:.h]\d\d(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\b\.?)?)\s?\(?({'|'.join(_ZONES)})\b\)?"
)
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*(?:GMT|UTC)?(?P<zone>[+-]\d{2}:?\d{2}(?!\d))?",
    re.IGNORECASE,
)


def parse_date(value: object, *, month_first: bool | None = None) -> datetime | None:
    """The moment (aware, UTC) that ``value`` names, or None if it names none.

    Taken: ISO 8601, RFC 2822, English dates ("8 January 2014", "Jan. 8th, 2014 9.30pm"), plain ones
    with months of eighteen other languages, 2014/1/8, 8.1.2014, 2014年1月8日, 1/28/2014,
    28-01-2014, 8/Jan/2014, 8-Jan-14, 20140108093000, 20140108 as a number, ``datetime``, ``date``
    and Unix times in seconds or milliseconds. A date without a time is midnight, a time without a
    zone is UTC. Years before 1500 and after the next are not believed; neither is 08/01/2014 where
    ``month_first`` does not say which number is the month.
    """
    moment = _believed(value, month_first)
    return utc(moment) if moment else None


def printed_date(value: object, *, month_first: bool | None = None) -> datetime | None:
    """As ``parse_date``, but on the day that was printed, whatever day it was then in UTC.

    ``month_first`` says which number is the month in 08/01/2014, if that is known.

    A newspaper's evening of the 8th in New York stays the 8th: readers and archives go by the
    printed day. The time is cut to that day's end or start where UTC has another.
    """
    moment = _believed(value, month_first)
    if moment is None:
        return None
    known, local = utc(moment), moment.date()
    if known.date() == local:
        return known
    hour = time.max if known.date() > local else time.min
    return datetime.combine(local, hour.replace(microsecond=0), tzinfo=UTC)


def _believed(value: object, month_first: bool | None) -> datetime | None:
    """The moment that ``value`` names if an article can be of its day: magazines are dated ahead,
    but 2050 is a number in a text."""
    try:
        moment = _parse(value, month_first)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment and _FIRST_YEAR <= moment.year <= present().year + 1 else None


def present() -> datetime:
    """Now. A clock that shows a time before this release is wrong (a machine without a battery);
    if it were trusted, no article's date would be."""
    return max(datetime.now(UTC), _MADE)


def _parse(value: object, month_first: bool | None) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():  # as pandas has it beside missing ones
        value = int(value)
    if isinstance(value, int) and (value in _COMPACT or value in _COMPACT_MOMENTS):
        return _parse_text(str(value), month_first)
    if isinstance(value, int | float):
        if 0 < value < _LEAST_SECONDS:
            return None
        seconds = value / 1000 if abs(value) >= _MILLISECONDS_FROM else value
        return datetime.fromtimestamp(seconds, UTC)
    text = value.strip() if isinstance(value, str) else ""
    return _parse_text(text, month_first) if 0 < len(text) <= _MAX_CHARS else None


@lru_cache(maxsize=512)  # a line of a page is asked about several times
def _parse_text(text: str, month_first: bool | None) -> datetime | None:
    if unix := _UNIX_TIME.fullmatch(text):
        return _parse(float(unix[2]) if unix["net"] else float(text), month_first)
    if len(text) == len("20140108093000") and text.isascii() and text.isdigit():
        text = f"{text[:8]}T{text[8:]}"
    if _DAYS_END.search(text):  # 24:00 is 0:00 of the next day
        midnight = _parse_text(_DAYS_END.sub("00", text), month_first)
        return midnight + timedelta(days=1) if midnight else None
    text = _NAMED_ZONE.sub(lambda found: f"{found[1]} {_ZONES[found[2]]}", text)
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        if parse is parsedate_to_datetime and _UNLIKE_MAIL.search(text):
            continue
        try:
            return parse(text)
        except (ValueError, TypeError):
            continue
    return _short(text, month_first) or _written(text, month_first)


def _short(text: str, month_first: bool | None) -> datetime | None:
    """The day of a spreadsheet's 8-Jan-14, of 10/24/16, in which nothing but the day can be 24,
    or of 08/01/14 where it is known what that means."""
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    unsure = found["by"] == "." or int(found["two"] or 0) <= 12  # 24/10/16 may be of 2024
    if found["two"] and month_first is None and unsure:
        return None
    century = present().year // 100 * 100
    year = century + int(found["year"])
    whole = f"{found['before']}{year if year <= present().year + 1 else year - 100}"
    return _written(whole, month_first)


def _written(text: str, month_first: bool | None) -> datetime | None:
    patterns = (*_WRITTEN, _FOREIGN, _HUNGARIAN, _POINTED, _IDEOGRAPHIC, _SLASHED)
    found = next((match for pattern in patterns if (match := pattern.search(text))), None)
    if found is None:
        return None
    parts = _month_and_day(found.groupdict(), month_first)
    if parts is None:
        return None
    day = datetime(int(found["year"]), *parts, tzinfo=UTC)
    clock = _CLOCK.search(text[found.end() :]) or _CLOCK.search(text[: found.start()])
    return _at(day, clock) if clock else day


def _month_and_day(parts: dict[str, str], month_first: bool | None) -> tuple[int, int] | None:
    """The month and the day that were matched; None if either number could be either."""
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        if one != two and max(one, two) <= 12 and month_first is None:
            return None
        return (two, one) if one > 12 or (month_first is False and two <= 12) else (one, two)
    day = int(parts["day"])
    if name := parts.get("month"):
        return STEMS.index(name[:3].casefold()) + 1, day
    if name := parts.get("foreign"):
        return _FOREIGN_MONTHS[_bare(name)], day
    return int(parts["monthnumber"]), day


def _at(day: datetime, clock: re.Match[str]) -> datetime:
    hour, half, zone = int(clock["hour"]), (clock["half"] or "").lower(), clock["zone"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    moment = day.replace(hour=hour, minute=int(clock["minute"]))
    return moment.replace(tzinfo=datetime.strptime(zone, "%z").tzinfo) if zone else moment
