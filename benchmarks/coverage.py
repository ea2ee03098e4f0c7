"""Made-up coverage of any size: stories of five reports each, worded differently, some relayed from an agency."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
REPORTS_A_STORY = 5


def reports(count: int, seed: int = 17) -> Iterator[dict[str, str]]:
    """``count`` records with ``url``, ``title``, ``date``, ``outlet`` and ``text``; the same for the same seed."""
    choose = random.Random(seed)
    for number in range(count):
        story, place = divmod(number, REPORTS_A_STORY)
        if not place:
            facts = _facts(choose, story)
        yield _report(choose, facts, f"https://berita{place}.example/{story}/{number}", WORDS["outlets"][place])


def write(path: Path, count: int) -> Path:
    """Write ``count`` reports as JSON lines; gives the path back."""
    lines = (json.dumps(report, ensure_ascii=False) + "\n" for report in reports(count))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _facts(choose: random.Random, story: int) -> dict[str, Any]:
    day = date(2025, 1, 1) + timedelta(days=story % 300)
    place, person = choose.choice(WORDS["places"]), choose.choice(WORDS["people"])
    return {
        "happening": choose.choice(WORDS["happenings"]),
        "day": WORDS["days"][day.weekday()],
        "date": f"{day.day}/{day.month}/{day.year}",
        "iso": day.isoformat(),
        "place": place,
        "place_upper": place.upper(),
        "person": person,
        "surname": person.split()[-1],
        "office": choose.choice(WORDS["offices"]),
        "agency": choose.choice(WORDS["agencies"]),
        "count": choose.randrange(12, 900),
    }


def _report(choose: random.Random, facts: dict[str, Any], url: str, outlet: str) -> dict[str, str]:
    happening, frame = facts["happening"], WORDS["frame"]

    def words(of: list[str], **more: str) -> str:
        return choose.choice(of).format(**facts, outlet=outlet, **more)

    said = words(happening["said"])
    paragraphs = [
        words([frame["opening"]], lead=words(happening["lead"])),
        words(frame["direct"], said=said),
        words(frame["indirect"], held=words(happening["held"])),
        words([frame["promo"]]),
        *choose.sample([words([line]) for line in frame["filler"]], 2),
        words([frame["relayed"]], said=said, relay=words(frame["relay"])),
    ]
    title = words(happening["title"])
    return {"url": url, "title": title, "date": facts["iso"], "outlet": outlet, "text": "\n\n".join(paragraphs)}
