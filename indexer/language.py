"""The query language: what a person types becomes a query tree.

    query   := clause { OR clause }                 OR  is  OR | 或 ｜ |
    clause  := { [AND] item }                       AND is  AND | 且 (and is what a blank means anyway)
    item    := [NOT] ( "(" query ")" | field | phrase | words )      NOT is  - directly before it | NOT | 非
    field   := name ":" ( phrase | words | "(" query ")" )       标题: 单位: 期: 日期: (or headline: ...)
    phrase  := "..." | “...”                        a run of consecutive characters
    words   := anything up to a blank

Full-width forms of the marks do too. Quotation marks inside a word (战“疫”) are text, not operators. Nothing
that a person can type is an error: what cannot be understood is searched for as words, and a notice says so.

Words are cut by the segmenter, each word is a run of characters, and all of them are wanted. Single characters
side by side stay together (护服), and so do letters or digits with what touches them (400套, QC小组).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.describe import describe
from indexer.query import (
    And,
    Dates,
    Everything,
    Node,
    Not,
    Or,
    Text,
    TextField,
    Value,
)
from indexer.terms import Analyzer
from kb.model import Issue
from kb.parsing.dates import find_dates, interval
from kb.parsing.issues import find_issue
from kb.text import compact, folded

MOST_CHARACTERS = 1000
MOST_TERMS = 64
_DEEPEST = 20
_FIELDS: dict[str, TextField | str] = {
    "标题": "headline",
    "標題": "headline",
    "headline": "headline",
    "title": "headline",
    "单位": "organisation",
    "單位": "organisation",
    "organisation": "organisation",
    "org": "organisation",
    "期": "issue",
    "期号": "issue",
    "期號": "issue",
    "issue": "issue",
    "日期": "date",
    "date": "date",
}
_FIELD = re.compile(rf"({'|'.join(_FIELDS)})[:：]\s*(?=\S)", re.IGNORECASE)
_OR, _AND, _NOT = frozenset(("OR", "或", "|", "｜")), frozenset(("AND", "且", "&")), frozenset(("NOT", "非"))
_OPEN, _CLOSE = "(（", ")）"
_MINUS = "-－"
_QUOTE_PAIRS = {'"': '"', "＂": "＂", "“": "”"}
_RANGE = re.compile(r"\.\.|~|～|至|到")


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as understood: its tree, its words for the page, notices in Chinese about what was not.

    `runs` are the typed runs of several words, whose places in one piece rank above their words apart.
    """

    tree: Node
    text: str
    notices: tuple[str, ...]
    runs: tuple[str, ...] = ()


def parse_query(text: str, analyzer: Analyzer, field: TextField = "text") -> Understood:
    """The tree of a typed query; plain words and phrases are asked of `field`."""
    reader = _Reader(text, analyzer, field)
    tree = reader.read()
    return Understood(tree, describe(tree), tuple(dict.fromkeys(reader.notices)), tuple(dict.fromkeys(reader.runs)))


def exact_query(text: str, field: TextField = "text") -> Understood:
    """The whole text as one run of characters, folded (match mode `exact`)."""
    tree = _run(text, field)
    return Understood(tree, describe(tree), ())


def identical_query(text: str, field: TextField = "text") -> Understood:
    """The whole text as written (match mode `identical`)."""
    tree = Text(text.strip(), field, verbatim=True) if text.strip() else Everything()
    return Understood(tree, describe(tree), ())


class _Reader:
    """A recursive descent over the characters of a query."""

    def __init__(self, text: str, analyzer: Analyzer, field: TextField) -> None:
        self._text = text[:MOST_CHARACTERS]
        self._at = 0
        self._analyzer = analyzer
        self._field = field
        self._terms = 0
        self.notices: list[str] = []
        self.runs: list[str] = [folded(self._text)]
        if len(text) > MOST_CHARACTERS:
            self.notices.append(f"检索式过长，只取前 {MOST_CHARACTERS} 字")

    def read(self) -> Node:
        nodes = [self._alternatives(depth=0)]
        while self._at < len(self._text):
            self.notices.append("多了右括号，已忽略")
            self._at += 1
            nodes.append(self._alternatives(depth=0))
        return _all_of([node for node in nodes if not isinstance(node, Everything)])

    def _alternatives(self, depth: int) -> Node:
        clauses = [self._clause(depth)]
        while self._takes(_OR):
            clauses.append(self._clause(depth))
        given = [clause for clause in clauses if not isinstance(clause, Everything)]
        if len(given) < len(clauses) and len(clauses) > 1:
            self.notices.append("“或”的一边是空的，已忽略")
        return given[0] if len(given) == 1 else Or(tuple(given)) if given else Everything()

    def _clause(self, depth: int) -> Node:
        nodes: list[Node] = []
        while not self._ends_clause():
            if self._takes(_AND):
                continue
            nodes += self._item(depth)
        return _all_of(nodes)

    def _item(self, depth: int) -> list[Node]:
        nests = depth < _DEEPEST
        if nests and (self._takes(_NOT) or self._takes_minus()):
            nodes = [] if self._ends_clause() else self._item(depth + 1)
            return [Not(_all_of(nodes))] if nodes else []
        if nests and self._text[self._at] in _OPEN:
            return self._group(depth)
        if match := _FIELD.match(self._text, self._at):
            self._at = match.end()
            return self._asked_of(_FIELDS[match[1].lower()])
        return self._phrase_or_words(self._field)

    def _group(self, depth: int) -> list[Node]:
        self._at += 1
        node = self._alternatives(depth + 1)
        if self._at < len(self._text):
            self._at += 1
        else:
            self.notices.append("缺少右括号，已补上")
        return [] if isinstance(node, Everything) else [node]

    def _asked_of(self, field: str) -> list[Node]:
        if field in ("headline", "organisation"):
            if self._text[self._at] in _OPEN:
                outer, self._field = self._field, field  # type: ignore[assignment]  # the two were just tested
                nodes = self._group(depth=0)
                self._field = outer
                return nodes
            text = self._quoted() or self._word()
            return [_run(text, field)] if folded(text) else []  # type: ignore[arg-type]  # the two were just tested
        value = self._quoted() or self._word()
        node = _issue(value) if field == "issue" else _dates(value)
        if node is None:
            kind, example = (
                ("期号", "期:25 或 期:2020年第25期")
                if field == "issue"
                else ("日期", "日期:2020-03 或 日期:2020-03-01..2020-03-31")
            )
            self.notices.append(f"看不懂{kind}“{value}”，已按普通词检索；写法如 {example}")
            return self._words(value, self._field)
        return [node]

    def _phrase_or_words(self, field: TextField) -> list[Node]:
        phrase = self._quoted()
        if phrase is not None:
            node = _run(phrase, field)
            return [] if isinstance(node, Everything) else [node]
        word = self._word()
        issue = _issue(word, spelled_out=True) if field == "text" else None
        if issue is not None:
            return [Or((_run(word, field), issue))]
        return self._words(word, field)

    def _quoted(self) -> str | None:
        """The text between quotation marks at this place, or None; curly ones may hold curly ones."""
        mark = self._text[self._at]
        closing = _QUOTE_PAIRS.get(mark)
        if closing is None:
            return None
        depth, at = 1, self._at + 1
        while at < len(self._text):
            character = self._text[at]
            if character == closing:
                depth -= 1
            elif character == mark:
                depth += 1
            if depth == 0:
                phrase = self._text[self._at + 1 : at]
                self._at = at + 1
                return phrase
            at += 1
        self.notices.append("缺少右引号，已按普通词检索")
        self._at += 1
        self._skip_blanks()
        return None if self._at < len(self._text) else mark

    def _word(self) -> str:
        """The characters up to a blank, or to a closing bracket that was not opened inside them."""
        start, opened = self._at, 0
        while self._at < len(self._text):
            character = self._text[self._at]
            if character.isspace() or (character in _CLOSE and opened == 0 and self._at > start):
                break
            opened += (character in _OPEN) - (character in _CLOSE)
            self._at += 1
        return self._text[start : self._at]

    def _words(self, word: str, field: TextField) -> list[Node]:
        plain = folded(word)
        parts = self._together(plain) or ([plain] if plain else [])
        room = MOST_TERMS - self._terms
        if len(parts) > room:
            self.notices.append(f"检索词过多，只取前 {MOST_TERMS} 个")
        self._terms += len(parts)
        if len(parts) > 1:
            self.runs.append(plain)
        if not parts and word.strip():
            return [Text(word.strip(), verbatim=True)]
        return [Text(part, field) for part in dict.fromkeys(parts[:room])]

    def _together(self, plain: str) -> list[str]:
        """The words of a folded run, with single characters and letters or digits kept with what they touch."""
        parts: list[str] = []
        previous, end = "", -1
        at = 0
        for word in self._analyzer.words(plain):
            at = plain.index(word, at)
            between = plain[end:at] if parts else " "
            if self._belong_together(previous, between, word):
                parts[-1] += between + word
            else:
                parts.append(word)
            previous, at = word, at + len(word)
            end = at
        return parts

    @staticmethod
    def _belong_together(previous: str, between: str, word: str) -> bool:
        if between:  # COVID-19, 2021/22
            return previous.isascii() and word.isascii() and between.isascii() and not between.isspace()
        return len(previous) == len(word) == 1 or previous.isascii() or word.isascii()

    def _ends_clause(self) -> bool:
        self._skip_blanks()
        if self._at >= len(self._text) or self._text[self._at] in _CLOSE:
            return True
        return self._standing_word() in _OR

    def _standing_word(self) -> str:
        """The characters from here to the next blank or bracket."""
        match = re.compile(r"[^\s()（）]+").match(self._text, self._at)
        return match.group() if match else ""

    def _takes(self, operators: frozenset[str]) -> bool:
        self._skip_blanks()
        word = self._standing_word()
        if word in operators:
            self._at += len(word)
            return True
        return False

    def _takes_minus(self) -> bool:
        following = self._text[self._at + 1 : self._at + 2]
        if self._text[self._at] in _MINUS and following and not following.isspace():
            self._at += 1
            return True
        return False

    def _skip_blanks(self) -> None:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1


def _all_of(nodes: list[Node]) -> Node:
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, And) else (node,)
    return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else Everything()


def _run(text: str, field: TextField) -> Node:
    """A run of characters; marks that folding drops (a lone “) are looked for as written."""
    plain = folded(text)
    if plain:
        return Text(plain, field)
    return Text(text.strip(), verbatim=True) if text.strip() else Everything()


def _issue(value: str, *, spelled_out: bool = False) -> Node | None:
    """The condition for an issue number; `spelled_out` asks that the word is an issue label as a whole (第25期)."""
    text = compact(value)
    if spelled_out and not text.endswith("期"):
        return None
    for candidate in (text, f"第{text}", f"第{text}期"):
        found = find_issue(candidate)
        if found is None or (found.start, found.end) != (0, len(candidate)):
            continue
        numbers = tuple(_numbers(found.issue))
        years = (Value("volume", (str(found.issue.year),)),) if found.issue.year else ()
        nodes: tuple[Node, ...] = (*(Value("number", (number,)) for number in numbers), *years)
        return nodes[0] if len(nodes) == 1 else And(nodes)
    return None


def _numbers(issue: Issue) -> Iterator[str]:
    """The numbers that an issue must have, as documents give them (`indexer.documents`)."""
    if issue.supplement:
        yield f"增刊{issue.number}" if issue.number is not None else "增刊"
        return
    if issue.number is not None:
        yield str(issue.number)
    if issue.number_last is not None:
        yield str(issue.number_last)
    if issue.running_number is not None:
        yield f"总{issue.running_number}"


def _dates(value: str) -> Node | None:
    """The condition for a day, month or year, or for a range of them written a..b."""
    parts = [part for part in _RANGE.split(compact(value)) if part]
    if not 1 <= len(parts) <= 2:
        return None
    days = [_interval(part) for part in parts]
    if any(day is None for day in days):
        return None
    first, last = days[0], days[-1]
    assert first is not None
    assert last is not None
    return Dates(first[0].toordinal(), last[1].toordinal())


def _interval(text: str) -> tuple[dt.date, dt.date] | None:
    if match := re.fullmatch(r"([12]\d{3})年?", text):
        return interval(match[1])
    if match := re.fullmatch(r"(\d{4})[-./](\d{1,2})", text):
        text = f"{match[1]}年{match[2]}月"
    found = find_dates(text)
    if len(found) != 1 or found[0].end - found[0].start != len(text):
        return None
    return interval(found[0].value)
