"""What curators may want to decide, the most useful first: likely duplicates, and names that nothing proves.

Most useful is what most bulletins would gain by. A pair is no longer likely once both names are confirmed, one was
split off, or one came out of the other. No name is unconfirmed that a bulletin's structure proves, a list of members
has, or a curator has decided anything on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from indexer.engine import EngineQuery
from indexer.generation import Generation
from indexer.query import Everything, Value
from kb.decisions import OF_BULLETINS
from kb.knowledge.short_forms import short_forms
from kb.places import region_of
from kb.text import folded

_FORM_OF_COMPANY = re.compile(r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司)$")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LEVELS = "省市县区镇乡州"
_TELLING = frozenset(f"一二三四五六七八九十〇0123456789东西南北中上下前后左右甲乙丙丁男女{_LEVELS}")
"""Characters by which names differ that are those of two bodies (第一小学, 第二小学)."""
_LEAST_ALIKE = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be those of one organisation, why, and how many bulletins have the first one.

    The first would be merged into the other: the shorter into the full one, else the rarer into the other.
    """

    name: str
    other: str
    why: str
    bulletins: int


@dataclass(frozen=True, slots=True)
class Worklist:
    """The first pairs, and the first unconfirmed names with their bulletins; how many more of each there are."""

    duplicates: tuple[Pair, ...]
    more_duplicates: int
    unconfirmed: Mapping[str, int]
    more_unconfirmed: int

    def to_json(self) -> dict[str, Any]:
        """The list for programs."""
        return asdict(self)


def worklist(generation: Generation, size: int) -> Worklist:
    """The worklist of a generation, at most `size` of each kind."""
    query = EngineQuery(
        Everything(), size=0, facets=("organisation",), facet_size=generation.searcher.document_count + 1
    )
    counts = generation.searcher.search(query).facets["organisation"].values
    bulletins = {name: count.bulletins for name, count in counts.items()}
    authority = generation.authority
    settled = {name for name, facts in authority.facts.items() if facts.confirmed or facts.member}
    decided, parted = _decided(generation)
    pairs = sorted(
        (
            Pair(name, other, why, bulletins[name])
            for (name, other), why in _alike(bulletins, generation).items()
            if not {name, other} <= settled
            and parted.isdisjoint(((name, ""), (other, ""), (name, other), (other, name)))
        ),
        key=lambda pair: (-pair.bulletins, -bulletins[pair.other], pair.name),
    )
    open_names = {name: count for name, count in bulletins.items() if name not in settled | decided | authority.proven}
    shown = dict(sorted(open_names.items(), key=lambda item: (-item[1], item[0]))[:size])
    return Worklist(tuple(pairs[:size]), max(0, len(pairs) - size), shown, len(open_names) - len(shown))


def _decided(generation: Generation) -> tuple[set[str], set[tuple[str, str]]]:
    """The names that curators have decided on; and those that they split off, or two of which one came of the other."""
    canonical = generation.authority.canonical
    decided: set[str] = set()
    parted: set[tuple[str, str]] = set()
    for each in generation.inventory.decisions:
        if each.kind in OF_BULLETINS:
            continue
        subject, value = (canonical(name) or name for name in (each.subject, each.value))
        decided |= {subject, value}
        if each.kind == "split" and each.holds_everywhere:
            parted.add((each.subject, ""))
        if each.kind == "predecessor":
            parted.add((subject, value))
    return decided, parted


def _alike(bulletins: Mapping[str, int], generation: Generation) -> dict[tuple[str, str], str]:
    """The likely duplicates, each as (the name that is to be merged, the other one), with the first reason."""
    found: dict[tuple[str, str], str] = {}
    for why, pairs in (
        ("省略了地名", (pair for pair in _without_place(bulletins) if _is_of_one_series(pair[0], generation))),
        ("可能是简称", _short(bulletins)),
    ):
        for pair in pairs:
            found.setdefault(pair, why)
    for why, pairs in (("只差公司形式或括注", _same(bulletins, _stem)), ("一字之差", _one_apart(bulletins))):
        for one, other in pairs:
            rarer, more = sorted((one, other), key=lambda name: (bulletins[name], -len(name), name))
            if (more, rarer) not in found:
                found.setdefault((rarer, more), why)
    return found


def _is_of_one_series(name: str, generation: Generation) -> bool:
    """Whether one series alone has a name: 市民政局 in those of several cities is several."""
    query = EngineQuery(Value("organisation", (name,)), size=0, facets=("series",), facet_size=2)
    return len(generation.searcher.search(query).facets["series"].values) <= 1


def _stem(name: str) -> str:
    return _FORM_OF_COMPANY.sub("", _BRACKETS.sub("", folded(name)))


def _same(names: Iterable[str], key_of: Any) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        key = key_of(name)
        if len(key) > 3:
            groups[key].append(name)
    for group in groups.values():
        for other in group[1:]:
            yield group[0], other


def _without_place(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """省商务厅 and 云岭省商务厅, where only one name ends like this."""
    ends: dict[str, list[str]] = defaultdict(list)
    wanted = {folded(name): name for name in names if folded(name)[:1] in _LEVELS}
    for name in names:
        key = folded(name)
        for at in range(1, min(7, len(key) - 3)):
            if key[at:] in wanted:
                ends[key[at:]].append(name)
    for end, longer in ends.items():
        if len(longer) == 1:
            yield wanted[end], longer[0]


def _short(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A name that is the short form of one other name only."""
    known = {folded(name): name for name in names}
    of_form: dict[str, set[str]] = defaultdict(set)
    for name in known.values():
        for form in short_forms(name, ()):
            key = folded(form)
            if key in known and known[key] != name:
                of_form[known[key]].add(name)
    for form, longer in of_form.items():
        if len(longer) == 1:
            yield form, next(iter(longer))


def _one_apart(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names of one length that differ in one character which does not tell two bodies apart."""
    seen: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in names:
        key = folded(name)
        if len(key) < _LEAST_ALIKE:
            continue
        for at in range(len(key)):
            others = seen[at, key[:at] + key[at + 1 :]]
            for other in others:
                pair = {key[at], folded(other)[at]}
                if len(pair) == 2 and not pair & _TELLING and region_of(name) == region_of(other):
                    yield name, other
            others.append(name)
