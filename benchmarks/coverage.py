"""Made-up Indonesian coverage of any size with planted stories and threads, to measure how weaving grows.

Stories (``planting``) begin evenly, some 1,000 reports a day at any size, and reports come in the order of time. A
report takes some of the sentences of its story's kind (``coverage.toml``), or copies or rewords another of its story.
"""

from __future__ import annotations

import heapq
import json
import random
import re
from collections.abc import Iterator
from itertools import count as counted
from itertools import islice, product
from pathlib import Path
from typing import Any

from benchmarks.filling import WORDS, Line, fill, lines, number, parts, pool
from benchmarks.planting import DAY, Story, day_of, stories

MIRRORS, REWORDED, CREDITED, CREDITED_ABROAD = 0.06, 0.1, 0.19, 0.6
"""Shares of reports that copy another, that reword one, and of the rest, those that credit an agency."""
HEADLINES, UNDATED, WRONG, COMMENTS = 0.08, 0.05, 0.04, 0.12
"""Shares of reports: a title alone, no date, a number of their own, told from what somebody says of it."""
LATER, EARLIER, ELSEWHERE, PROMOTED, JOINED, CUT = 0.75, 0.7, 0.1, 0.25, 0.5, 0.4
"""Shares of reports after the first day that tell of that; that recall an earlier stage or another story, or point to
one; of paragraphs of two sentences; of copies without the last paragraph."""
LONG_TITLE = 11
"""Words."""
LEAST_WORDS, MOST_WORDS = 76, 114
"""Of a text, but for its last paragraph."""
FRAME: dict[str, Any] = WORDS["frame"]
SMALL = frozenset(WORDS["small"].split())
OUTLETS = [f"{front} {back}" for front, back in product(pool("outletfront"), pool("outletback"))]
random.Random(0).shuffle(OUTLETS)


def reports(count: int, seed: int = 17) -> Iterator[dict[str, str]]:
    """``count`` records with ``url``, ``title``, ``date``, ``outlet``, ``text``, ``story`` and ``thread``.

    The same for the same seed; a longer run begins with the shorter one. What a report lacks is an empty string.
    """
    return islice(_records(seed), count)


def planted(count: int, seed: int = 17) -> dict[str, str]:
    """The story of each report, by its address."""
    return {report["url"]: report["story"] for report in reports(count, seed)}


def write(path: Path, count: int) -> Path:
    """Write ``count`` reports as JSON lines; gives the path back."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(report, ensure_ascii=False) + "\n" for report in reports(count))
    return path


def _records(seed: int) -> Iterator[dict[str, str]]:
    waiting: list[tuple[float, int, int, dict[str, str]]] = []
    numbers = counted()
    for story in stories(seed):
        while waiting and waiting[0][0] <= story.begin:
            record = heapq.heappop(waiting)[3]
            yield record | {"url": record["url"].format(next(numbers))}
        for place, (moment, record) in enumerate(_told(story)):
            heapq.heappush(waiting, (moment, story.number, place, record))


def _told(story: Story) -> list[tuple[float, dict[str, str]]]:
    """The reports of a story with the second of each, in the order of time."""
    choose = story.choose
    spread = choose.choice((0.3, 0.8, 2.0, 5.9))
    moments = sorted(story.begin + DAY * (0.02 + spread * choose.random() ** 2) for _ in range(story.size))
    found: list[Report] = []
    for moment in moments:
        found.append(Report(story, moment).told([one for one in found if one.paragraphs]))
    return [(one.moment, one.record()) for one in found]


class Report:
    """One report of a story in the making. ``moment``: seconds from ``planting.BEGIN``."""

    def __init__(self, story: Story, moment: float) -> None:
        self.story, self.moment, self.choose = story, moment, story.choose
        self.outlet = int(len(OUTLETS) * self.choose.random() ** 2)
        self.days = int((moment - story.begin) / DAY)
        self.wrong = self.choose.choice(story.ranges).name if self.choose.random() < WRONG else ""
        self.plan: list[tuple[Line, int]] = []
        self.paragraphs: list[str] = []
        self.title = ""
        self.dated: set[int] = set()
        self.speakers: set[str] = set()
        self.own: dict[str, str] = {"outlet": OUTLETS[self.outlet], "nth": WORDS["ordinals"][min(7, self.days)]}
        self.own["place"] = self.text(story.kind.get("place", "{regency}"))
        self.own["place_upper"] = self.own["place"].upper()

    def told(self, others: list[Report]) -> Report:
        """Writes it: anew, or after one of ``others``."""
        choose, kind = self.choose, self.story.kind
        later = "later_" if self.days and "later_title" in kind and choose.random() < LATER else ""
        self.title = self.headline(choose.choice(lines(kind[f"{later}title"])).wordings[0])
        luck = choose.random()
        if others and luck < MIRRORS:
            return self._mirror(choose.choice(others))
        if others and luck < MIRRORS + REWORDED:
            other = choose.choice(others)
            self.own = other.own | self.own
            plan = [(line, (wording + 1) % len(line.wordings)) for line, wording in other.plan]
        else:
            plan = self._planned(kind[f"{later}lead"])
        if choose.random() >= HEADLINES:
            self._write(plan, credit=choose.random() < (CREDITED_ABROAD if kind.get("abroad") else CREDITED))
        return self

    def _planned(self, leads: str) -> list[tuple[Line, int]]:
        choose, middle = self.choose, list(self.story.matter)
        choose.shuffle(middle)
        lead = Line(tuple(line.wordings[0] for line in lines(leads)))
        found = [lead, *middle]
        if choose.random() < COMMENTS:
            comment = min(middle, key=lambda line: (not line.spoken, line.indirect))
            said = _capital(self.fill(comment.wordings[0], title=True))
            self.own |= {"said": said, "office": self.fill(comment.office) or self.story[comment.name]}
            self.own["who"] = f"{self.own['office']} {self._speaker(comment)}" if comment.office else self.own["office"]
            long = said.count(" ") > LONG_TITLE
            self.title = self.headline(choose.choice(FRAME["comment_title"][-1:] if long else FRAME["comment_title"]))
            found = [
                Line(tuple(FRAME["comment_lead"])),
                comment,
                lead,
                *(line for line in found[1:] if line != comment),
            ]
        for part, share in (("before", EARLIER), ("elsewhere", ELSEWHERE)):
            if self.story[part] and choose.random() < share:
                found.insert(choose.randrange(2, 5), Line(tuple(FRAME[part])))
        return [(line, choose.randrange(len(line.wordings))) for line in found]

    def _write(self, plan: list[tuple[Line, int]], *, credit: bool) -> None:
        enough, words, last = self.choose.randrange(LEAST_WORDS, MOST_WORDS), 0, ""
        for line, wording in plan:
            if words >= enough:
                break
            first = credit and line.spoken and not line.indirect
            credit = credit and not first
            speaker = self._speaker(line) if line.spoken else ""
            text = (
                self._said(line, wording, speaker, last, credited=first)
                if speaker
                else self.text(line.wordings[wording])
            )
            if len(self.paragraphs) > 1 and speaker == last and (speaker or self.choose.random() < JOINED):
                self.paragraphs[-1] += f" {text}"
            else:
                self.paragraphs.append(text)
            last, words = speaker, words + text.count(" ") + 1
            self.plan.append((line, wording))
        if credit:
            self.paragraphs.append(self.text(self.choose.choice(FRAME["closing"])))
        if self.story["other"] and self.choose.random() < PROMOTED:
            self.paragraphs.insert(self.choose.randrange(1, len(self.paragraphs) + 1), self.text(FRAME["promo"]))

    def _mirror(self, other: Report) -> Report:
        cut = len(other.paragraphs) - (len(other.paragraphs) > 6 and self.choose.random() < CUT)
        self.own = other.own | self.own | {"source": OUTLETS[other.outlet], "title": other.title}
        self.title = self.choose.choice((self.title, other.title))
        self.paragraphs = [*other.paragraphs[:cut], self.text(self.choose.choice(FRAME["mirrored"]))]
        self.plan = other.plan
        return self

    def _speaker(self, line: Line) -> str:
        return str(self.story[line.name or f"@{line.office}"])

    def _said(self, line: Line, wording: int, speaker: str, last: str, *, credited: bool) -> str:
        office, names = self.fill(line.office), speaker.split()
        short = names[-1] if len(speaker) % 2 else names[0]
        known = speaker in self.speakers
        self.speakers.add(speaker)
        said = self.fill(line.wordings[wording])
        self.own |= {"said": said if line.indirect else _capital(said), "short": short}
        self.own["who"] = short if known else f"{office} {speaker}".strip()
        form = "credited" if credited else "indirect" if line.indirect else "direct"
        return self.text(self.choose.choice(FRAME[f"{form}_again" if last == speaker and not credited else form]))

    def fill(self, template: str, *, title: bool = False) -> str:
        """A template with what this report says in its slots."""
        return fill(
            parts(template),
            self.choose,
            lambda name, how: self._slot(name, "digits" if title and how != "plain" else how),
        )

    def text(self, template: str) -> str:
        """A sentence."""
        found = self.fill(template)
        found = f"{WORDS['many']} {found}" if found[:1].isdigit() else found
        return _capital(found)

    def headline(self, template: str) -> str:
        """A title in the manner of the outlet."""
        words = self.fill(template, title=True).split(" ")
        plain = self.outlet % 4 == 0
        return " ".join(word if at and (plain or word in SMALL) else _capital(word) for at, word in enumerate(words))

    def _slot(self, name: str, how: str) -> str:
        if name in self.own:
            return self.own[name]
        if name in ("on", "now"):
            return self._date(self.story.begin if name == "on" else self.moment)
        value = self.story[name]
        if isinstance(value, str):
            return value
        value += value * self.days // 4 if name in self.story.growing else 0
        value += max(1, value // 12) if name == self.wrong else 0
        return number(value, how)

    def _date(self, moment: float) -> str:
        """A day; in full at most once."""
        day = day_of(moment)
        form = "{weekday}" if day.toordinal() in self.dated else self.choose.choice(WORDS["dates"])
        self.dated.add(day.toordinal())
        found: str = form.format(weekday=WORDS["days"][day.weekday()], day=day.day, month=day.month, year=day.year)
        return found

    def record(self) -> dict[str, str]:
        """With a place for its number in the address."""
        slug = "-".join(re.findall(r"[a-z0-9]+", self.title.lower()))
        text = "\n\n".join(self.paragraphs)
        opening = self.fill(WORDS["datelines"][self.outlet % len(WORDS["datelines"])])
        dated = self.choose.random() >= UNDATED
        return {
            "url": f"https://{OUTLETS[self.outlet].replace(' ', '').lower()}.example/baca/{{}}/{slug}",
            "title": self.title,
            "date": day_of(self.moment).isoformat() if dated else "",
            "outlet": OUTLETS[self.outlet],
            "text": opening + text if text else "",
            "story": f"s{self.story.number}",
            "thread": self.story.thread,
        }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
