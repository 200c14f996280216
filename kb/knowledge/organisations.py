"""Which organisations a bulletin names, as far as its structure proves it: precision before recall (DESIGN 8).

Sources, each certain by form: the issuer, the heads of paragraphs, recipients that are single bodies, and the
names that the text defines a short form for （简称“…”）. Their mentions are found on characters, the longest
name first, independent of any segmenter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import add

from kb.knowledge import lexicon
from kb.knowledge.aliases import Publisher, aliases_of, without
from kb.knowledge.definitions import defined_forms
from kb.knowledge.extents import REGION
from kb.knowledge.names import listed_in, names_in
from kb.knowledge.parts import Part, after_class_words, after_definitions, after_short_forms, of_heads, publishing_body
from kb.knowledge.short_forms import completed, is_placed, places_of
from kb.model import Bulletin, Mention, Organisation, Passage
from kb.parsing.lexicon import ORGANISATION_ENDINGS
from kb.parsing.rows import is_organisation_name
from kb.text import compact, fold, folded

_BY_STRUCTURE, _BY_DEFINITION, _BY_GRAMMAR = 0.99, 0.98, 0.92
"""Confidence: the share of right names, measured on the samples and on bulletins that no rule was made for."""
_GROUP = re.compile(
    r"[省市县区州]?(?:直属?|属|管)(?:机关|企业|单位|学校|企事业单位|国有企业|部门)+(?:工会|党委|党组织|团委)?"
)
"""Many bodies in one word: 市直机关工会, 市属企业."""
_CLASSES = frozenset(
    (
        *ORGANISATION_ENDINGS,
        *lexicon.UNITS,
        *lexicon.CLASS_WORDS,
        "子公司",
        "有限公司",
        "总公司",
        "直属单位",
        "机关处室",
    )
)
_LEVELS = frozenset("省市县区州乡镇")
_SET = re.compile(
    r"[省市县区州](?:台联|侨联|妇联|科协|文联|残联|工商联|社科联|贸促会|消委会|作协|记协|[计经教建科体农民]?委|人大|人大常委会|政协|政府|纪委)(?:办|办公室|办公厅)?|.{2,}(?:机关|[局部委署]\S{2,6}司)"
)
"""One of the reader's own place, as recipients are named: 市委, 市人大, 县政府办."""
_OPENS_GROUP = re.compile(r"各[省市县区州乡镇街道（）()、]{1,8}")
_MEMBERS_OF = re.compile(r"(?P<name>.{4,})各(?:成员|会员|理事)单位")
_OF_SOME = re.compile(r"有关|相关|各(?!界)|所属|直属(?!机关)|部分")
_CELLS = re.compile(r"[ \u00a0]{2,}|[\u3000\t]+")
_IN_BRACKETS = re.compile(r"^[（(]([^（）()]*)[）)]$")
_SENT_IN = re.compile(r"(?:供稿|供图|报送|整理|摄影?|印发?|编印)$")
_SHORTEST_PIECE = 2
_FEW_NAMES = 200
"""So few names are looked for one after another; more in one pass over the text."""


class NameTable:
    """Names to look for: folded form -> canonical name. Longest match wins, from left to right.

    A table over another one is asked first, and the other where it knows nothing; `names` are its own. A form that is
    empty there finds nobody, whatever the table under it says.
    """

    def __init__(self, names: Mapping[str, str], under: NameTable | None = None) -> None:
        self.names = names
        self._under = under
        self.longest: int = max([*map(len, names), under.longest if under else 0], default=0)
        self._starts = {name[:2] for name in names}

    def get(self, form: str) -> str | None:
        """The canonical name for a folded form, or None."""
        own = self.names.get(form)
        if own is None and self._under is not None:
            return self._under.get(form)
        return own or None

    def over(self, under: NameTable) -> NameTable:
        """This table, asked before another one."""
        return NameTable(self.names, under)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end (characters of `text`) and canonical name of each mention; mentions do not overlap."""
        folded_text = fold(text)
        last = 0
        for at, size, name in self._places(folded_text.text):
            if at >= last:
                start, end = folded_text.span(at, at + size)
                yield start, end, name
                last = at + size

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand in a folded text, from left to right, the longest of a place first; they may overlap."""
        if self._under is None and len(self.names) < _FEW_NAMES:
            found = [
                (at, -len(form), name)
                for form, name in self.names.items()
                if name and form in text
                for at in _occurrences(form, text)
                if not _counts(text, at)
            ]
            yield from ((at, -size, name) for at, size, name in sorted(found))
            return
        for at, pair in enumerate(map(add, text, text[1:])):
            if self.may_start(pair) and not _counts(text, at):
                match = self._at(text, at)
                if match is not None:
                    yield at, *match

    def may_start(self, pair: str) -> bool:
        """Whether some name begins with these two characters."""
        return pair in self._starts or (self._under is not None and self._under.may_start(pair))

    def _at(self, text: str, at: int) -> tuple[int, str] | None:
        for size in range(min(self.longest, len(text) - at), 1, -1):
            name = self.get(text[at : at + size])
            if name is not None:
                return size, name
        return None


def _occurrences(form: str, text: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def _counts(text: str, at: int) -> bool:
    """Whether what begins here are several bodies: 县职业学校 in 三县职业学校."""
    return text[at] in "省市县区" and at > 0 and text[at - 1] in "两二三四五六七八九十几各多数"


def name_table(organisations: Iterable[tuple[str, Iterable[str]]]) -> NameTable:
    """The table of (canonical name, other forms). A form that two organisations share finds neither."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    for name, forms in organisations:
        for form in (name, *forms):
            key = folded(form)
            if len(key) < 2:
                continue
            if names.setdefault(key, name) != name:
                shared.add(key)
    return NameTable({key: name for key, name in names.items() if key not in shared})


def organisations_of(bulletin: Bulletin) -> tuple[Organisation, ...]:
    """The organisations of a bulletin with their aliases and mentions, in the order of their first source."""
    structural = list(_structural(bulletin))
    defined = _placed(defined_forms(bulletin.passages), structural)
    headlines = [article.headline for article in bulletin.articles if article.headline]
    headlines += dict.fromkeys(passage.section for passage in bulletin.passages if passage.section)
    forms = _forms(bulletin, headlines, structural, defined)
    parts = _parts(bulletin, forms)
    forms |= dict.fromkeys(parts, ())
    full = {form: name for name, each in forms.items() for form in (name, *each)}
    proven = {form for form, name in full.items() if name in structural or name in defined} - set(lexicon.OFFICES)
    called = [
        *after_class_words(bulletin, full, proven),
        *after_definitions(bulletin, full),
        *of_heads(bulletin, full),
    ]
    identities = {part.name: part.identity for part in called}
    forms = _without_called(forms, called, proven)
    table = name_table(forms.items())
    places = _mentions(bulletin.passages, table, called)
    mentions = {name: places.get(name, []) for name in dict.fromkeys((*forms, *places))}
    certain = {*structural, *defined, *parts}
    written = set(structural) | {compact(mention.text) for found in mentions.values() for mention in found}
    titles = [*headlines, bulletin.series] if bulletin.series else headlines
    written |= {compact(line[start:end]) for line in titles for start, end, _ in table.find(line)}
    written |= set(_beginnings(full, forms))
    confidence = dict.fromkeys(defined, _BY_DEFINITION) | dict.fromkeys(structural, _BY_STRUCTURE)
    organisations = []
    for name, found in mentions.items():
        own = [
            form
            for part in called
            if part.name == name and "简称" not in part.mention.text and (form := compact(part.mention.text)) != name
        ]
        if found or name in certain:  # what running text has only as a piece of a longer name is none
            used = {*written, *defined.get(name, ())}
            named = [each for each in forms.get(name, ()) if each in used and each[0] not in "我本该"]
            aliases = tuple(dict.fromkeys((*named, *own)))
            sure = confidence.get(name, _BY_GRAMMAR)
            organisations.append(Organisation(name, aliases, tuple(found), sure, identities.get(name)))
    return tuple(organisations)


def _without_called(
    forms: Mapping[str, tuple[str, ...]], called: Iterable[Part], proven: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The names without those by which one other body is called somewhere: 集团公司工会, also in 集团公司工会主席."""
    owners: dict[str, set[str]] = {}
    for part in called:
        if compact(part.mention.text) != part.name:
            owners.setdefault(compact(part.mention.text), set()).add(part.name)
    kept = {name: each for name, each in forms.items() if name in proven or len(owners.get(name, ())) != 1}
    for name in [each for each in forms if each not in kept]:  # in their order, the same in every process
        (owner,) = owners[name]
        kept[owner] = (*kept.get(owner, ()), name)
    return kept


def _beginnings(full: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    """The forms that the name of another body begins with: 港城供水 in 港城供水水质检测中心."""
    begun: dict[str, list[str]] = {}
    for name in names:
        for size in range(2, len(name)):
            begun.setdefault(name[:size], []).append(name)
    return (
        form for form, name in full.items() if form != name and any(name not in each for each in begun.get(form, ()))
    )


def _forms(
    bulletin: Bulletin, headlines: Sequence[str], structural: Sequence[str], defined: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """For each name, from whatever source, its short forms that are defined, and those that may stand for it."""
    places = places_of((*structural, *defined))
    written = [*headlines, *(passage.text for passage in bulletin.passages)]
    written += structural
    publisher = publishing_body(bulletin)
    text = "\n".join(fold(each).text for each in written)
    certain = {*structural, *defined, publisher} - {""}
    found = list(_found((passage.text for passage in bulletin.passages), places))
    sure = (*certain, *found)
    found += [
        name
        for name in _found(headlines, places)
        if not any(name.endswith(other) and name != other for other in sure)  # 保春运荆山工务段
    ]
    found = list(_from_where_they_begin(_apart(found, defined), certain, text))
    names = _without_aliases(dict.fromkeys((*structural, *defined, *filter(None, (publisher,)), *found)), defined)
    if any(name != folded(name) for name in names):  # in traditional characters, or with marks
        text = "\n".join((text, *written))
    names = _without_pieces(names, certain, text)
    together = {f"{form}会" for forms in defined.values() for form in forms}
    names = _completed([name for name in names if name not in together], set(defined))  # 省质协会同… is 省质协
    region = REGION.match(publisher)
    derived = aliases_of(
        names, defined, text, places, Publisher(publisher, region.group() if region else "", bulletin.series or "")
    )
    return {name: (*defined.get(name, ()), *derived.get(name, ())) for name in _without_aliases(names, derived)}


def _apart(found: Iterable[str], defined: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The names, without a short form that is defined for somebody else and joined to the first of them by 和."""
    joined = tuple(f"{form}{word}" for forms in defined.values() for form in forms for word in "和与")
    for name in found:
        before = next((each for each in joined if name.startswith(each)), "")
        yield name.removeprefix(before)


def _from_where_they_begin(found: Iterable[str], certain: Collection[str], text: str) -> Iterator[str]:
    """The names, each from where one that is certain begins, if it begins within that: 三楚开关厂质检科."""
    pieces = {name[size:]: name for name in certain for size in (1, 2) if len(name) - size > _SHORTEST_PIECE}
    for name in found:
        whole = (
            f"{pieces[name[:end]]}{name[end:]}"
            for end in range(len(name) - 1, _SHORTEST_PIECE, -1)
            if name[:end] in pieces
        )
        yield next((each for each in whole if each in text), name)


def _without_pieces(names: Sequence[str], certain: Collection[str], text: str) -> list[str]:
    """The names without those that a text has only in longer ones: 直隶电气公司 in 保定直隶电气公司."""
    longer = {name: [other for other in names if name in other and name != other] for name in names}
    return [name for name in names if name in certain or not longer[name] or name in without(longer[name], text)]


def _parts(bulletin: Bulletin, forms: Mapping[str, Sequence[str]]) -> list[str]:
    """The parts that are named after short forms, and are not known yet."""
    short = [form for each in forms.values() for form in each if len(form) > 1 and form[0] not in "本我该"]
    found = dict.fromkeys(after_short_forms(bulletin.passages, short, list(forms)))
    return [name for name in found if name not in forms and name not in short]


def _mentions(passages: Iterable[Passage], table: NameTable, called: Sequence[Part]) -> dict[str, list[Mention]]:
    """Where each organisation is named, in the order of the text; what is `called` otherwise is known already."""
    found: dict[str, list[Mention]] = {}
    for passage in passages:
        own = [
            (part.mention.start, part.mention.end, part.name) for part in called if part.mention.passage == passage.id
        ]
        tabled = [each for each in table.find(passage.text) if not any(_overlap(each, other) for other in own)]
        for start, end, name in sorted((*own, *tabled)) if own else tabled:
            found.setdefault(name, []).append(Mention(passage.id, start, end, passage.text[start:end]))
    return found


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _structural(bulletin: Bulletin) -> Iterator[str]:
    """The issuers, heads and recipients that are single bodies."""
    return (
        name
        for name in _in_places(bulletin)
        if name not in _CLASSES and name[0] not in "本我该" and not _GROUP.fullmatch(name)
    )


def _in_places(bulletin: Bulletin) -> Iterator[str]:
    yield from bulletin.issuer
    yield from _printers(bulletin)
    for passage in bulletin.passages:
        if passage.organisation:
            yield from passage.organisation.split("、")
    for distribution in bulletin.distribution:
        for recipient in _single(distribution.recipients):
            name = compact(recipient)
            if name.startswith(lexicon.CLASSES):
                continue
            if is_organisation_name(name) or _SET.fullmatch(name) or name in lexicon.OFFICES:
                yield recipient


def _single(recipients: Iterable[str]) -> Iterator[str]:
    """The recipients that are one body: not 各市、县红十字会, nor 省环境保护厅有关处室."""
    group = False
    for recipient in recipients:
        name = compact(recipient)
        of_members = _MEMBERS_OF.fullmatch(name)
        if of_members:
            yield of_members["name"]
        group = (group and name[0] in "省市县区州乡镇") or _OPENS_GROUP.fullmatch(name) is not None
        if not group and not _OF_SOME.search(name):
            yield recipient


def _printers(bulletin: Bulletin) -> Iterator[str]:
    """Whoever printed a bulletin, signed it, or sent in what it tells (（某公司 供稿）), from the lines that say so."""
    for segment in bulletin.segments:
        if segment.kind != "other":
            continue
        for cell in _CELLS.split(_IN_BRACKETS.sub(r"\1", segment.text.strip())):
            name = _SENT_IN.sub("", compact(cell))
            if is_organisation_name(name):
                yield name


def _found(texts: Iterable[str], places: AbstractSet[str]) -> Iterator[str]:
    for text in texts:
        for start, end in (*names_in(text, places), *listed_in(text)):
            yield compact(text[start:end])


def _placed(defined: Mapping[str, Sequence[str]], structural: Sequence[str]) -> dict[str, list[str]]:
    """What is defined, under the name with its place where the masthead or a head shows that: 澄江市锦溪街道办事处."""
    found: dict[str, list[str]] = {}
    for name, forms in defined.items():
        others = [other for other in structural if other not in defined]
        longer = {other for other in others if is_placed(name, other)}
        longer = longer or {whole for other in others if name[0] in _LEVELS and (whole := completed(name, other))}
        if len(longer) == 1 and REGION.match(name):
            found.setdefault(name, []).extend((*forms, *longer))  # 江市农合联 is defined, its province is not needed
        elif len(longer) == 1:
            found.setdefault(longer.pop(), []).extend((name, *forms))
        else:
            found.setdefault(name, []).extend(forms)
    return found


def _completed(names: Sequence[str], certain: Collection[str]) -> list[str]:
    """The names, those of the reader's own place (市总工会) with their place where a longer name shows it."""
    full: dict[str, set[str]] = {}
    for name in names:
        if name[0] not in _LEVELS:
            continue
        shown = {whole for other in names if name not in certain and (whole := completed(name, other))}
        shown = {f"中共{whole}" if f"中共{whole}" in names else whole for whole in shown}
        if shown:
            full[name] = shown
    added = [whole for shown in full.values() if len(shown) == 1 for whole in shown]
    return list(dict.fromkeys((*names, *added)))


def _without_aliases(names: Iterable[str], aliases: Mapping[str, Sequence[str]]) -> list[str]:
    short = {form for forms in aliases.values() for form in forms}
    return [name for name in names if name not in short]
