"""What lists show of a bulletin."""

from __future__ import annotations

import json
from dataclasses import dataclass

from indexer.request import title_of
from kb.identity import publisher_of
from kb.parsing.passages import without_part
from kb.stored import StoredBulletin


@dataclass(frozen=True, slots=True)
class Entry:
    """A bulletin as lists show it.

    `recognised` is whether its text was recognised from pictures, `without_text` whether it has no passage. `parts` are
    its headlines that go on over several bulletins, without their part, and its number.
    """

    id: str
    source: str
    series_id: str | None
    series: str | None
    publisher: str
    label: str | None
    year: int | None
    number: int | None
    number_last: int | None
    running_number: int | None
    supplement: bool
    date: str | None
    headline: str | None
    recognised: bool
    without_text: bool
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def name(self) -> str:
        """What a reader calls it: its issue number, else its headline, else its file."""
        return self.issue or self.headline or self.source

    @property
    def title(self) -> str:
        """What stands for it in a list."""
        return title_of(self.headline, self.series, self.issue, self.source)

    @property
    def issue(self) -> str | None:
        """The issue number in one form for all series (2020年第25期（总第112期）); None where there is none."""
        if not self.label:
            return None
        year = f"{self.year}年" if self.year else ""
        last = f"-{self.number_last}" if self.number_last else ""
        unit = next((unit for unit in "期号周" if unit in self.label), "期")
        number = f"第{self.number}{last}{unit}" if self.number is not None else ""
        running = f"总第{self.running_number}期" if self.running_number is not None else ""
        whole = f"{year}{'增刊' if self.supplement else ''}{number}"
        return f"{whole}（{running}）" if number and running else f"{whole}{running}"

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Its place in the order of its series."""
        return (self.year or 0, self.number or self.running_number or 0, self.date or "", self.id)


def entry_of(stored: StoredBulletin) -> Entry:
    """A stored bulletin as lists show it."""
    bulletin = stored.bulletin
    return Entry(
        id=stored.id,
        source=stored.sources[0].name if stored.sources else "",
        series_id=stored.series_id,
        series=bulletin.series,
        publisher=publisher_of(bulletin),
        label=bulletin.issue.label,
        year=bulletin.issue.year,
        number=bulletin.issue.number,
        number_last=bulletin.issue.number_last,
        running_number=bulletin.issue.running_number,
        supplement=bulletin.issue.supplement,
        date=bulletin.date,
        headline=bulletin.headline,
        recognised=bulletin.confidence is not None,
        without_text=not bulletin.passages,
        parts=tuple(
            (without_part(article.headline), article.part)
            for article in bulletin.articles
            if article.headline and article.part is not None
        ),
    )


def entry_from_json(text: str) -> Entry:
    """An entry as the engine keeps it."""
    value = json.loads(text)
    if value["parts"]:
        value["parts"] = tuple(map(tuple, value["parts"]))
    return Entry(**value)
