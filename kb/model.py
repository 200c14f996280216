"""Frozen values: what a bulletin is, from its masthead to the passage that is cited.

Offsets count characters of the text they belong to, `end` exclusive. Lines count from 1.
Words are those of DESIGN section 2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PassageKind = Literal["paragraph", "caption", "list", "table"]
VISIBILITIES = ("public", "internal")
PROVEN = 0.98
"""The confidence of an organisation from which on its name counts as proven by the structure of a bulletin."""
BY_ACTING = 0.9
"""And that of one that is known only by what it did, by its mark and its trade: 柯桥印染捐款5万元."""
SegmentKind = Literal["masthead", "headline", "heading", "contents", "distribution", "signers", "other"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file as it stood: its text without the line break and its number from 1.

    `page` is its page from 1 where the format has pages. `joins` is whether its place on the page shows that it goes
    on with the paragraph of the line before it, `opens` whether the format says that a paragraph begins here; where
    neither says anything, the words decide. `cells` are those of a row of a
    table, empty ones too, where the format knows them.
    """

    number: int
    text: str
    page: int | None = None
    joins: bool = False
    opens: bool = False
    cells: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a file: its bytes, its format (png, jpeg, gif, webp, bmp), and the line that it stands after.

    A `scan` is the picture of a whole page, whose text was recognised from it.
    """

    data: bytes
    format: str
    line: int
    page: int | None = None
    scan: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its lines with their origin. `sha256` is of the bytes.

    `headers` are the distinct lines that stand in page headers and footers, apart from the text; a masthead may be
    there alone. `notes` say in Chinese what of the file could not be read. `confidence` (0 to 1) is that of a text
    that was recognised from pictures, None for any other.
    """

    name: str
    format: str
    encoding: str | None
    sha256: str
    lines: tuple[Line, ...]
    headers: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """The issue number of a bulletin; every part may be missing. `number_last` is the 6 of 第5-6期."""

    label: str | None = None
    year: int | None = None
    number: int | None = None
    number_last: int | None = None
    running_number: int | None = None
    supplement: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading inside an article; `label` is without its marks, empty for 【】 and ◆ heads."""

    label: str
    level: int
    heading: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One rejoined paragraph, caption, list item or table: what is searched, cited and linked.

    `lines` are the numbers of the first and last line it was joined from, `pages` those of its first and last page
    where the format has pages, and `breaks` the offsets of `text` at which a line ended in the file, so that it can
    be shown as it stood; `place` orders the parts of a bulletin, several of which may stand on one line. `key` is the
    hash of its folded text and its occurrence in the bulletin, so that a link survives a new parse of the same text.
    """

    id: str
    kind: PassageKind
    text: str
    section: str | None
    organisation: str | None
    lines: tuple[int, int]
    key: str
    pages: tuple[int, int] | None = None
    breaks: tuple[int, ...] = ()
    place: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Any other kept line; searchable and linkable, ranked below passages."""

    id: str
    kind: SegmentKind
    text: str
    lines: tuple[int, int]
    pages: tuple[int, int] | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One headline with its text. `part` is the 7 of a headline that ends in （七）."""

    headline: str | None
    part: int | None
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture's caption without its 图N."""

    number: int | None
    caption: str


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture of a bulletin: the SHA-256 of its bytes, the line it stands after, and the passage it belongs to."""

    sha256: str
    format: str
    line: int
    page: int | None
    passage: str | None
    scan: bool = False


@dataclass(frozen=True, slots=True)
class Distribution:
    """Whom the bulletin goes to; `kind` is the printed word (报送, 抄报, 发送 ...)."""

    kind: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a passage where an organisation is named."""

    passage: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as one bulletin names it: full name, other forms used for it, places.

    Where a bulletin has no full name for it, `name` is the form that it uses (协会秘书处), and `identity` is its name
    beside those of other bulletins (青云市节水协会秘书处); None where that is the same.

    `confidence` (0 to 1) is the share of right names among those that were found in the same way: by the structure of a
    bulletin, or by the grammar of names (`kb.knowledge.organisations`).
    """

    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    confidence: float = 1.0
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many of something: 400 套 医用防护服. `exact` is false for 余, 近, 约.

    `times` says how often it counts in a sum: 0 where another quantity of the same activity has it already (72000只,
    其中20000只; 3套、5套，共8套), N where each of N had as much (12所学校各100册).
    """

    value: float
    unit: str
    item: str
    exact: bool
    times: int = 1

    @property
    def summed(self) -> float:
        """How much it is in a sum."""
        return self.value * self.times


@dataclass(frozen=True, slots=True)
class Activity:
    """Who did what, when, how much, and the characters of the passage that prove it.

    `event` is what curators call the event that it tells of: all that have one name are of one event. None where they
    say nothing, and the programme judges. `curated` says that they added or changed it, `printed` what the programme
    had read before they changed it: by that another bulletin that prints the same is known to tell of the same event.
    """

    organisations: tuple[str, ...]
    date: str | None
    date_inferred: bool
    type: str
    passage: str
    text: str
    start: int
    end: int
    place: str | None = None
    beneficiaries: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    event: str | None = None
    curated: bool = False
    printed: Activity | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the parser was unsure of. `field` names a key of the contract; `message` is Chinese."""

    field: str
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One published issue as parsed, or a text that is no bulletin and carries doubts (DESIGN 4.1).

    `publisher` is None unless its folder fixes it; else it follows from the issuer. `visibility` is one of
    VISIBILITIES: internal where the masthead or the folder says so. `confidence` (0 to 1) is that of a text that was
    recognised from pictures.
    """

    series: str | None = None
    issue: Issue = field(default_factory=Issue)
    issuer: tuple[str, ...] = ()
    date: str | None = None
    classification: str | None = None
    articles: tuple[Article, ...] = ()
    segments: tuple[Segment, ...] = ()
    figures: tuple[Figure, ...] = ()
    distribution: tuple[Distribution, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    activities: tuple[Activity, ...] = ()
    signers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    publisher: str | None = None
    visibility: str = "public"
    pictures: tuple[PlacedPicture, ...] = ()
    confidence: float | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages of all articles in the order of the text."""
        return tuple(passage for article in self.articles for passage in article.passages)

    @property
    def parts(self) -> tuple[Passage | Segment, ...]:
        """All passages and segments in the order of the text: every kept line is in exactly one of them."""
        parts: list[Passage | Segment] = [*self.passages, *self.segments]
        return tuple(sorted(parts, key=lambda part: (part.place, part.lines[0])))

    @property
    def headline(self) -> str | None:
        """The first headline, by which a reader knows the bulletin."""
        return next((article.headline for article in self.articles if article.headline), None)
