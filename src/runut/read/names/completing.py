"""Names that the tagger leaves out and their surroundings show: an abbreviation, a title, an age, an apposition."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence

from runut.model import Label, Span
from runut.read.names.features import pieces
from runut.read.names.gazetteer import Gazetteer
from runut.read.names.identities import BRACKET, Found
from runut.read.names.name_words import NameWords
from runut.read.names.standing import Standing
from runut.read.text.apart import Apart

_WORDS = re.compile(r"[^\W_]+")
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z][\w’'-]{0,24}|[a-z]{2,5}|&)(?: (?:[A-Z][\w’'-]{0,24}|[a-z]{2,5}|&)){0,9}$")
_AGE = re.compile(r"[ \u00a0]\((?:[1-9]\d|1[01]\d)(?: [a-z]{5})?\)")
_NAME_BEFORE = re.compile(r"[^\W\d_][^\W\d_’'-]{0,24}(?:[ \u00a0][^\W\d_][^\W\d_’'-]{0,24}){0,3}$")
_SET_OFF = re.compile(r", (?P<name>[^\W\d_][^\W\d_’'-]{1,24})[,:] ?(?P<behind>[^\W_]*)")
_BEHIND = re.compile(r"[ \u00a0]([A-Z][^\W_]{1,24})(?![\w@-])(?:[ \u00a0]([^\W\d_]{2,20}))?")
_CAPITAL_RUN = re.compile(r"\b[A-Z][\w’'-]{0,24}(?: (?:[A-Z][\w’'-]{0,24}|dan(?= [A-Z]))){1,7}")
_RUN_WORD = re.compile(r"[^\s]+")
_MOST_WORDS = 6


def shown(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Found],
    fixed: Iterable[Span],
    known: Gazetteer,
    standing: Standing,
    around: NameWords,
) -> list[Found]:
    """Persons whom what stands beside them shows surely, in order of place; they may touch names that were guessed.

    Behind `bernama` and `berinisial`, before an age in brackets, between commas behind an office; initials in brackets.
    """
    found: list[Found] = []
    media = Apart(fixed)
    guessed = {
        name.span
        for name in names
        if name.label == "LOC" and name.span.of(text).isalpha() and not _listed(text, name, known)
    }
    places = Apart(
        [name.span for name in names if (name.label != "PER" or " " in name.span.of(text)) and name.span not in guessed]
    )
    persons = Apart([name.span for name in names if name.label == "PER"])
    initials = deque(
        sorted(span for name in names if name.label == "PER" and (span := _initials_behind(text, name.span)))
    )
    naming = not standing.small.isdisjoint(around.naming.union(around.called))
    for sentence in sentences:
        spans = [*(_named(text, sentence, around) if naming else ()), *_aged(text, sentence, known, around)]
        sure = [span for span in spans if media(span) and places(span)]
        sure += [
            span
            for span in _set_off(text, sentence, known, around)
            if media(span) and persons(span) and all(span.covers(other) for other in places.touched(span))
        ]
        while initials and initials[0].start < sentence.end:
            sure += [span for span in (initials.popleft(),) if media(span) and span.start >= sentence.start]
        for span in sorted(sure):
            if persons(span) and (not found or found[-1].span.end <= span.start):
                found.append(Found(span, "PER"))
    return found


def _listed(text: str, name: Found, known: Gazetteer) -> bool:
    """Whether the tables know the name at all."""
    return known.entry(name.span.of(text)) is not None


def _named(text: str, sentence: Span, around: NameWords) -> list[Span]:
    """`warga bernama X Y`, `berinisial XY`, `X alias Y`."""
    found = []
    words = list(_WORDS.finditer(text, sentence.start, sentence.end))
    for i, word in enumerate(words[:-1]):
        if word.group() in around.called and i:
            first = i
            while first and i - first < 4 and around.unknown(words[first - 1].group()):
                first -= 1
            if first < i and text[words[i - 1].end() : word.start()] == " ":
                found.append(Span(words[first].start(), words[i - 1].end()))
        if word.group() not in around.naming:
            continue
        last = i
        while (
            last + 1 < len(words)
            and last - i < 4
            and words[last + 1].group()[0].isupper()
            and text[words[last].end() : words[last + 1].start()] == " "
        ):
            last += 1
        if last > i:
            found.append(Span(words[i + 1].start(), words[last].end()))
    return found


def _aged(text: str, sentence: Span, known: Gazetteer, around: NameWords) -> list[Span]:
    """`Lahagu (19)`, `RD (27)`."""
    found = []
    for age in _AGE.finditer(text, sentence.start, sentence.end):
        run = _NAME_BEFORE.search(text, max(sentence.start, age.start() - 80), age.start())
        words = list(_WORDS.finditer(run.group())) if run else []
        first = len(words)
        while first and (around.unknown(words[first - 1].group()) or _initials(words[first - 1].group())):
            first -= 1
        if not run or first == len(words):
            continue
        span = Span(run.start() + words[first].start(), age.start())
        low = span.of(text).lower()
        if low not in around.calendar and not known.entry(low):
            found.append(span)
    return found


def _initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) < 4


def _initials_behind(text: str, name: Span) -> Span | None:
    """`Teodor Bayu Samodra (TBS)`."""
    bracket = BRACKET.match(text, name.end)
    letters = "".join(word[0] for word in name.of(text).split())
    return Span(*bracket.span("short")) if bracket and len(letters) > 1 and bracket["short"] == letters else None


def _set_off(text: str, sentence: Span, known: Gazetteer, around: NameWords) -> list[Span]:
    """One word between commas behind an office or a role: `Camat Wonoleri, Endah, menyebut`."""
    found = []
    for match in _SET_OFF.finditer(text, sentence.start, sentence.end):
        word, low = match["name"], match["name"].lower()
        behind = match["behind"]
        if (
            not word[0].isupper()
            or word.isupper()
            or low in around.calendar
            or low in around.lists.titles
            or low in around.titles.complements
            or known.entry(word)
            or not behind[:1].islower()
            or behind in around.connectives
        ):
            continue
        before = _WORDS.findall(text[max(sentence.start, match.start() - 60) : match.start()])[-5:]
        kinds = [around.lists.titles.get(w.lower(), "") for w in before]
        if not before or text[max(0, match.start() - 60) : match.start()].rstrip().endswith(","):
            continue
        if before[-1] in around.titles.complements and before[-2:-1] and before[-2] in around.titles.qualifiers:
            kinds.append("role")  # `calon petahana, X: …`
        office = "office" in kinds or "rank" in kinds
        if (office or "role" in kinds) and (before[-1].islower() or kinds[-1] or (office and around.unknown(word))):
            found.append(Span(*match.span("name")))
    return found


def abbreviated(text: str, sentences: Iterable[Span], names: Sequence[Found], fixed: Iterable[Span]) -> list[Found]:
    """Abbreviations in brackets behind a name, and names that only such an abbreviation shows, letter by letter."""
    taken = Apart([*fixed, *(name.span for name in names)])
    label_at = {name.span.end: name.label for name in names if name.label != "PER"}
    found: list[Found] = []
    for sentence in sentences:
        for bracket in BRACKET.finditer(text, sentence.start, sentence.end):
            short, at = bracket["short"], Span(*bracket.span("short"))
            if not short.isupper() or not taken(at):
                continue
            if bracket.start() in label_at:
                found.append(Found(at, label_at[bracket.start()]))
                continue
            run = _CAPITALS_BEFORE.search(text, max(sentence.start, bracket.start() - 160), bracket.start())
            words = list(_WORDS.finditer(run.group())) if run else []
            for n in range(1, len(words)):
                tail = [word.group() for word in words[-n - 1 :]]
                if run and tail[0][0].isupper() and "".join(word[0] for word in tail if word[0].isupper()) == short:
                    span = Span(run.start() + words[-n - 1].start(), bracket.start())
                    if taken(span):
                        found += [Found(span, "ORG"), Found(at, "ORG")]
                    break
    return found


def titled(
    text: str, sentences: Iterable[Span], names: Sequence[Found], fixed: Iterable[Span], told: Apart, around: NameWords
) -> list[Found]:
    """Persons whom only the title before them shows: a run of unknown capitals behind a rank, or behind an office and
    what it is over (`ekonom Saudi Budi Santoso`, `Duta Besar X untuk Indonesia Pieter van der Laan`)."""
    taken = Apart([*fixed, *(name.span for name in names)])
    ends = {name.span.end for name in names if name.label != "PER"}
    found: list[Found] = []
    for sentence in sentences:
        since = 99
        places = pieces(text, sentence.start, sentence.end)
        i = 0
        while i < len(places):
            word = text[slice(*places[i])]
            kind = around.lists.titles.get(word.lower(), "")
            before = places[i - 1][1] if i else -1
            near = not kind and since <= 6 and (before in ends or since == 1) and word[0].isupper()
            run = _run(text, places, i, taken, around) if near else i
            if run - i >= 2 and told(sentence):
                last = text[slice(*places[run - 1])].lower()
                label: Label = "ORG" if last in around.firm_ends else "PER"
                found.append(Found(Span(places[i][0], places[run - 1][1]), label))
                i, since = run, 99
                continue
            since = 1 if kind in ("office", "role", "rank", "honorific") else since + 1 if word.isalpha() else 99
            i += 1
    return found


def whole(
    text: str,
    names: Sequence[Found],
    fixed: Iterable[Span],
    told: Apart,
    known: Gazetteer,
    standing: Standing,
    around: NameWords,
) -> list[Found]:
    """Names with the words behind them that the tagger gave apart or left out: the side of a place (`Sorowai |
    Tengah`); behind a body its country or town (`Kemlu | Korut`), what stands before a title (`Universitas Wiyata |
    Darma Profesor X`), and the last word of a company (`PT Sorowai | Jaya`)."""
    taken, ordered = Apart(fixed), deque(sorted(names, key=lambda name: name.span))
    found: list[Found] = []
    while ordered:
        name = ordered.popleft()
        behind = _BEHIND.match(text, name.span.end)
        if behind is None or not told(name.span) or not taken(Span(*behind.span(1))):
            found.append(name)
            continue
        next_ = ordered[0] if ordered and ordered[0].span.start == behind.start(1) else None
        end = _whole_end(text, name, behind, next_, known, standing, around)
        while ordered and end > ordered[0].span.start:
            rest = ordered.popleft()
            if rest.span.end > end + 1:
                ordered.appendleft(Found(Span(end + 1, rest.span.end), rest.label))
                break
        found.append(Found(Span(name.span.start, end), name.label))
    return found


def _whole_end(
    text: str,
    name: Found,
    behind: re.Match[str],
    next_: Found | None,
    known: Gazetteer,
    standing: Standing,
    around: NameWords,
) -> int:
    """Where a name ends with the word behind it; ``next_``: the name that begins there."""
    word, opening = behind[1], name.span.of(text).split()[0].lower()
    if name.label == "LOC":
        return behind.end(1) if next_ is None and word.lower() in around.place_behind else name.span.end
    if name.label != "ORG" or opening not in around.bodies:
        return name.span.end
    if next_ is not None and next_.label == "LOC":
        entry = known.entry(next_.span.of(text), "LOC")
        return next_.span.end if entry is not None and entry.country else name.span.end
    if next_ is not None and next_.label != "PER":
        return name.span.end
    if next_ is None and around.unknown(word) and standing.placed([word.lower()]):
        return behind.end(1)
    words = [] if next_ is None else next_.span.of(text).split()
    if len(words) > 2 and word.lower() in around.firm_words and opening in around.firms:
        return behind.end(1)
    titled = len(words) < 2 and (behind[2] or "").lower() in around.titles.before_name and around.unknown(word)
    return behind.end(1) if titled else name.span.end


def bodies(
    text: str,
    sentences: Iterable[Span],
    names: Sequence[Found],
    fixed: Iterable[Span],
    told: Apart,
    known: Gazetteer,
    around: NameWords,
) -> list[Found]:
    """Bodies that their first word shows, which the tagger left out or took pieces of for other names: capitals behind
    `PT`, `Polresta`, `Dinas`, up to the whole name of a holder."""
    pieces = {name.span for name in names if " " not in name.span.of(text) and not _listed(text, name, known)}
    taken = Apart([*fixed, *(name.span for name in names if name.span not in pieces)])
    holders = {name.span.start for name in names if name.label == "PER" and name.span not in pieces}
    found = []
    for sentence in sentences:
        if not told(sentence):
            continue
        for run in _CAPITAL_RUN.finditer(text, sentence.start, sentence.end):
            words = list(_RUN_WORD.finditer(text, run.start(), run.end()))
            first = next((i for i, word in enumerate(words) if word[0].lower() in around.bodies), len(words))
            last = first
            while last < len(words) and taken(Span(*words[last].span())):
                last += 1
            before = words[first - 1][0].lower() if first and first < len(words) else ""
            held = last < len(words) and words[last].start() in holders
            if (last < len(words) and not held) or (before in around.titles.offices and not held):
                continue  # another name goes on with it, or a holder stands there: `Anggota DPRD X`
            end = last
            while last > first and (words[last - 1][0].islower() or _is_title(words[last - 1][0], around)):
                last -= 1
            span = Span(words[first].start(), words[last - 1].end()) if last - first > 1 else None
            inner = held and end == last > first and around.personal(words[last - 1][0])
            if span is not None and not inner and not around.personal(words[first][0]):
                found.append(Found(span, "ORG"))
    return found


def _is_title(word: str, around: NameWords) -> bool:
    return word.lower().rstrip(".") in around.titles.before_name


def nations(text: str, names: Sequence[Found], fixed: Iterable[Span], around: NameWords) -> list[Found]:
    """Countries that no table has and the tagger left out, between an office over one and its holder:
    `Perdana Menteri Kelmara | Ilvana Dorsek`."""
    taken = Apart([*fixed, *(name.span for name in names)])
    found = []
    for name in names:
        before = _CAPITALS_BEFORE.search(text, max(0, name.span.start - 60), name.span.start - 1)
        words = before.group().split() if before and name.label == "PER" and " " in name.span.of(text) else []
        if len(words) < 2 or text[name.span.start - 1] not in " \u00a0":
            continue
        span = Span(name.span.start - 1 - len(words[-1]), name.span.start - 1)
        office = any(" ".join(words[-1 - n : -1]).lower() in around.over_nations for n in (1, 2, 3))
        if office and around.unknown(words[-1]) and not around.personal(words[-1]) and taken(span):
            found.append(Found(span, "LOC"))
    return found


def posted(text: str, names: Sequence[Found], around: NameWords) -> list[Found]:
    """Countries that send somebody: one unknown word between an office over a country and `untuk`, whatever the tagger
    took it for."""
    found = []
    for name in names:
        words = name.span.of(text)
        before = [word.lower() for word in _WORDS.findall(text[max(0, name.span.start - 30) : name.span.start])]
        office = any(" ".join(before[-n:]) in around.over_nations for n in (1, 2, 3))
        behind = _WORDS.match(text, name.span.end + 1)
        if office and " " not in words and not around.personal(words) and behind and behind[0] in around.hosts:
            found.append(Found(name.span, "LOC"))
    return found


def _run(text: str, places: Sequence[tuple[int, int]], first: int, taken: Apart, around: NameWords) -> int:
    """Where a run of unknown capitals from ``first`` ends, particles between them: `Pieter van der Laan`."""
    at = end = first
    while at < len(places) and at - first < _MOST_WORDS:
        word = text[slice(*places[at])]
        if around.unknown(word) and taken(Span(*places[at])):
            end = at + 1
        elif end == first or word not in around.particles:
            break
        at += 1
    return end
