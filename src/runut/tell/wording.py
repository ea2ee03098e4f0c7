"""Words for people: codes and values of the model said in the reader's language.

Every word comes from ``languages/*/interface.toml``; nothing here knows a language. A code that the catalogue does
not know is shown as itself, with its arguments, so that a new code never hides a finding.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

import msgspec

from runut.languages import table
from runut.model import Reason

Entry = str | tuple[str, ...] | dict[str, str]
"""One text; or several, of which the first whose places can all be filled is said; or one per plural form
(``one``, ``other``), chosen by the argument ``n``."""
_MOST_QUOTED = 110
"""Characters of words that stand within a phrase."""
Argument = str | int | float


class Interface(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The catalogue of one language (``interface.toml``): sections of codes and the words for them."""

    page: dict[str, Entry]
    reason: dict[str, Entry]
    role: dict[str, Entry]
    vehicle: dict[str, Entry]
    node: dict[str, Entry]
    kind: dict[str, Entry]
    stance: dict[str, Entry]
    slot: dict[str, Entry]
    drift: dict[str, Entry]
    scope: dict[str, Entry]
    published: dict[str, Entry]
    link: dict[str, Entry]
    found: dict[str, Entry]
    dated: dict[str, Entry]
    anchor: dict[str, Entry]
    problem: dict[str, Entry]
    doubt: dict[str, Entry]
    unsure: dict[str, Entry]
    terminal: dict[str, Entry]
    format: dict[str, Entry]
    month: dict[str, Entry]
    part: dict[str, Entry]
    unit: dict[str, Entry]
    zone: dict[str, Entry]
    label: dict[str, Entry]
    relation: dict[str, Entry]
    counted: dict[str, Entry]
    of: dict[str, Entry]


_DATE = re.compile(
    r"(?=.)(?:(?P<year>\d{4}|XXXX)(?:-(?:W(?P<week>\d{2})|(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>\d{2}|XX))?))?)?"
    r"(?:T(?:(?P<part>[A-Z]{2})|(?P<hour>\d{2})(?::(?P<minute>\d{2})(?::\d{2}(?:\.\d{1,9})?)?)?)"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_DURATION = re.compile(r"P(?P<time>T?)(?P<count>\d{1,9}(?:\.\d{1,9})?|X{1,2})(?P<unit>[YMWDHSEQ]|DE|CE)")


class Wording:
    """What is said in one language. Raises ``TableError`` where that language has no catalogue."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._interface = table(language, "interface.toml", Interface)

    def say(self, key: str, **arguments: Argument) -> str:
        """The words for ``key`` (``section.code``). Raises ``KeyError`` where the catalogue lacks it."""
        section, _, code = key.partition(".")
        entry = getattr(self._interface, section)[code]
        said = self._filled(entry, arguments)
        if said is None:
            raise KeyError(f"{key} cannot be said with {sorted(arguments)}")
        return said

    def code(self, section: str, code: str | None, **arguments: Argument) -> str:
        """The words for a code that a stage made, or the code and its arguments where the catalogue lacks it."""
        if code is None:
            return ""
        entry: Entry | None = getattr(self._interface, section).get(code)
        said = None if entry is None else self._filled(entry, arguments)
        if said is not None:
            return said
        listed = ", ".join(f"{name}: {value}" for name, value in sorted(arguments.items()))
        return f"{code} ({listed})" if listed else code

    def reason(self, reason: Reason) -> str:
        """A reason as a phrase."""
        return self.code("reason", reason.code, **reason.args)

    def knows(self, section: str, code: str) -> bool:
        """Whether the catalogue has words for ``code``."""
        return code in getattr(self._interface, section)

    def number(self, value: float) -> str:
        """A number as the language writes it: its own marks for thousands and decimals, at most two decimals."""
        written = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
        marks = {",": self.say("format.thousands"), ".": self.say("format.decimal")}
        return "".join(marks.get(character, character) for character in written)

    def share(self, value: float) -> str:
        """A share of 0 to 1 as a percentage, rounded down: 0.999 is not all."""
        return self.say("format.percent", value=str(int(max(0.0, min(1.0, value)) * 100)))

    def when(self, value: str | None) -> str:
        """An ISO 8601 or TIMEX3 value (``docs/formats.md``) in words; one of another form unchanged."""
        if value is None:
            return ""
        if value.endswith("_REF") and self.knows("format", value):
            return self.say(f"format.{value}")
        if dated := _DATE.fullmatch(value):
            return self._date(dated)
        if lasting := _DURATION.fullmatch(value):
            return self._duration(lasting)
        return value

    def period(self, start: str | None, end: str | None) -> str:
        """From one date to another, what both share said once; empty where neither is known."""
        one, other = (_DATE.fullmatch(value or "") for value in (start, end))
        if start == end or not start or not end or not one or not other:
            return self.when(start or end)
        first, last = one.groupdict(), other.groupdict()
        days = {"first": _number(first["day"]), "last": _number(last["day"])}
        if all(days.values()) and (first["year"], first["month"]) == (last["year"], last["month"]):
            month = {"month": self._month(last["month"]), "year": last["year"] or ""}
            return self.code("format", "period", **days, **month)
        if all(days.values()) and first["year"] == last["year"]:
            start = f"XXXX-{first['month']}-{first['day']}"
        return self.code("format", "period", start=self.when(start), end=self.when(end))

    def _filled(self, entry: Entry, arguments: dict[str, Argument]) -> str | None:
        if isinstance(entry, dict):
            entry = entry["one"] if arguments.get("n") == 1 and "one" in entry else entry["other"]
        for text in (entry,) if isinstance(entry, str) else entry:
            needs = places(text)
            if all(arguments.get(name) not in (None, "") for name in needs):
                return self._fill(text, arguments)
        return None

    def _fill(self, text: str, arguments: dict[str, Argument]) -> str:
        said: list[str] = []
        for before, name, form, _ in Formatter().parse(text):
            said.append(before)
            if name is not None:
                said.append(self._argument(arguments[name], form or "", arguments))
        return "".join(said)

    def _argument(self, value: Argument, form: str, arguments: dict[str, Argument]) -> str:
        if not isinstance(value, str):
            return self.share(value) if form == "share" else self.number(value)
        if form == "when":
            return self.when(value)
        if form in ("", "words"):
            return _clipped(value) if form else value
        # A section's own codes may need the phrase's other arguments; what it does not know is words of a report.
        code = value if self.knows(form, value) else "other"
        return self.code(form, code, **arguments) if self.knows(form, code) else value

    def _date(self, found: re.Match[str]) -> str:
        parts = found.groupdict()
        known = {
            "year": "" if parts["year"] == "XXXX" else parts["year"] or "",
            "week": _number(parts["week"]),
            "month": self._month(parts["month"]),
            "day": _number(parts["day"]),
        }
        day = (
            self.code("format", "date", **{name: value for name, value in known.items() if value})
            if parts["year"]
            else ""
        )
        clock = self._clock(parts)
        return self.say("format.date_time", date=day, time=clock) if clock else day

    def _month(self, number: str | None) -> str:
        return self.code("month", str(int(number))) if number and number.isdigit() else ""

    def _clock(self, parts: dict[str, str | None]) -> str:
        if parts["part"]:
            return self.code("part", f"T{parts['part']}")
        if not parts["hour"]:
            return ""
        clock = self.say("format.clock", hour=parts["hour"], minute=parts["minute"] or "00")
        zone = parts["zone"]
        return f"{clock} {self.code('zone', zone)}" if zone else clock

    def _duration(self, found: re.Match[str]) -> str:
        unit = found["time"] + found["unit"]
        if found["count"].startswith("X"):
            return self.code("unit", f"some_{unit}")
        count = float(found["count"])
        return self.code("unit", unit, n=int(count) if count.is_integer() else count)


def _number(digits: str | None) -> str:
    return str(int(digits)) if digits and digits.isdigit() else ""


def _clipped(words: str) -> str:
    """The first of ``words``, to the end of one, where they are too many to stand within a phrase."""
    return words if len(words) <= _MOST_QUOTED else f"{words[:_MOST_QUOTED].rsplit(None, 1)[0]} …"


def places(text: str) -> tuple[str, ...]:
    """The names of the places to be filled in a catalogue text."""
    return tuple(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@cache
def wording(language: str) -> Wording:
    """The words of one language, read once. Raises ``TableError`` where it has no catalogue."""
    return Wording(language)
