"""Which names a bulletin has, from whatever source, each with the forms that stand for it.

First what its structure proves and what it defines (`Sources`), then what running text, headlines and the parts of its
publisher show; a name that is a piece of a longer one, or short for it, is none by itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from kb.knowledge.aliases import aliases_of, without
from kb.knowledge.contractions import is_contraction
from kb.knowledge.definitions import defined_forms
from kb.knowledge.extents import REGION
from kb.knowledge.form_owners import Publisher
from kb.knowledge.listed_names import listed_in, marks_that_act
from kb.knowledge.names import names_in
from kb.knowledge.own_units import campuses, colleges, governments, of_court, offices, subordinates, units
from kb.knowledge.publishing import PLACES, named_by_series, of_publisher, publishing_body
from kb.knowledge.short_forms import completed, is_placed, places_of
from kb.knowledge.structure import proven_names
from kb.knowledge.under_heads import called_under_heads, marks_of_heads, meant_only_under_heads
from kb.model import Bulletin
from kb.text import compact, fold, folded

_LEVELS = frozenset("省市县区州乡镇")
_COMMITTEES = ("中共", "共青团")
"""How the full name of a committee begins that is defined as 某社区党委 or 某校团委."""
_SHORTEST_PIECE, _SHORTEST_PART = 2, 5
_OF_NATION = re.compile("^(?:国网|中共|中国)")
"""What may stand before the place of a publisher: 国网芦原县供电公司."""
_NUMERALS = frozenset("一二三四五六七八九")
_PART_OF_BODY = re.compile(
    r"(?P<company>.{4,}?(?:股份有限公司|有限责任公司|有限公司)).{2,}(?<!分行|支行|公司)$|(?P<bureau>国家税务总局[^\s]{2,8}?税务局).{2,}$"
)
_BRANCH_OF_BODY = re.compile(r"(?P<company>(?P<core>.{4,}?)(?:股份有限公司|有限责任公司|有限公司)).{2,}$")
_NOT_NEEDED = ("省", "自治区", "中共")
"""What may stand before a name that is defined without it."""
_LOCAL = ("分公司", "支公司", "分行", "支行")
"""How branches end, whose whole name has that of their company before it."""
_BRANCHES, _HEADS = ("分行", "分公司"), ("银行", "公司", "集团")
_HALVES = re.compile(r"(?<=[\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2})")
"""Between the halves of a headline: 战台风 保供电 芦州供电公司打赢阻击战."""
_OF_NETWORK = re.compile(r"国网(?P<short>[\u4e00-\u9fff]{2,8}?供电公司)(?=[\u4e00-\u9fff])")
"""A company of the national grid before the name of its part."""
_ABOVE = ("公司", "集团", "局", "大学", "学院", "医院", "银行", "人民政府")
"""How the body ends that another one stands behind in a masthead."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a bulletin shows without its running text: whose it is, whom its structure proves, what it defines."""

    publisher: str
    """The body that publishes; empty where none is known."""
    structural: Sequence[str]
    defined: Mapping[str, Sequence[str]]
    """For each name that the text defines, its forms."""
    headlines: Sequence[str]
    """Those of articles and of sections."""


class Gathered(NamedTuple):
    """The names of a bulletin with their forms; and which of them only their mark and what they did show."""

    forms: dict[str, tuple[str, ...]]
    marks: frozenset[str]


def sources_of(bulletin: Bulletin) -> Sources:
    """What a bulletin shows before its running text is read for names."""
    publisher = publishing_body(bulletin)
    structural = [*proven_names(bulletin), *_of_series(bulletin, publisher)]
    shown = () if any(name.endswith(publisher) for name in structural) else (publisher,)
    defined = _placed(defined_forms(bulletin.passages), (*structural, *shown))
    for name, marks in marks_of_heads(bulletin.passages).items():
        defined[name] = list(dict.fromkeys((*defined.get(name, ()), *marks)))
    headlines = [article.headline for article in bulletin.articles if article.headline]
    headlines += dict.fromkeys(section.heading for article in bulletin.articles for section in article.sections)
    return Sources(publisher, structural, defined, headlines)


def names_and_forms(bulletin: Bulletin, sources: Sources) -> Gathered:
    """For each name, from whatever source, its short forms that are defined, and those that may stand for it."""
    places = places_of((*sources.structural, *sources.defined))
    written = [*sources.headlines, *(passage.text for passage in bulletin.passages), *sources.structural]
    text = "\n".join(fold(each).text for each in written)
    certain = {*sources.structural, *sources.defined, sources.publisher} - {""}
    called = called_under_heads(bulletin.passages)
    found, owners, marks = _names_found(bulletin, sources, certain, places, called)
    whole = _from_where_they_begin(_apart(found, sources.defined), certain, text)
    printed = "\n".join(written)  # a number in a cell of its own cuts nothing
    found = [name for name in whole if not _is_cut(name, printed)]
    own = of_publisher(sources.publisher, sources.structural, found)
    defined = {**sources.defined, **{name: (*sources.defined.get(name, ()), *each) for name, each in own.items()}}
    publisher = "" if sources.publisher.endswith(PLACES) else sources.publisher
    body = "\n".join(passage.text for passage in bulletin.passages)
    used = publisher if publisher in sources.structural else _as_used(publisher, found, body)
    names = _without_aliases(dict.fromkeys((*sources.structural, *defined, *filter(None, (used,)), *found)), defined)
    if any(name != folded(name) for name in names):  # in traditional characters, with marks or Latin letters
        text = "\n".join(dict.fromkeys((text, *written, *map(compact, written))))
    names = _wholes(names, defined, sources.structural, certain | owners, text)
    region = REGION.match(_OF_NATION.sub("", publisher or bulletin.series or ""))
    whose = Publisher(used, region.group() if region else "", bulletin.series or "", bulletin.issuer)
    derived = aliases_of(names, defined, text, places, whose, called)
    forms = {name: (*defined.get(name, ()), *derived.get(name, ())) for name in _without_aliases(names, derived)}
    if used != publisher and used in forms:
        forms[used] = (*forms[used], publisher)
    return Gathered(forms, marks)


def _names_found(
    bulletin: Bulletin,
    sources: Sources,
    certain: Collection[str],
    places: AbstractSet[str],
    called: Mapping[str, Sequence[str]],
) -> tuple[list[str], set[str], frozenset[str]]:
    """The names that text, headlines and parts show, some of them twice; the bodies whose parts are among them; marks.

    `called` is by which other forms the paragraphs under a head mean it.
    """
    texts = [passage.text for passage in bulletin.passages]
    printed = {folded(name): name for name in certain}  # with marks of full width, or in traditional characters
    found = [
        *_found(texts, places),
        *colleges(bulletin),
        *offices(bulletin),
        *campuses(bulletin),
        *of_court(bulletin),
        *subordinates(bulletin),
        *units(bulletin, sources.defined),
        *governments(bulletin),
    ]
    heads = meant_only_under_heads(bulletin.passages, called)
    marks = _own_marks(texts, (*found, *certain))
    found += marks
    found = [printed.get(folded(name), name) for name in found if folded(name) not in heads]
    owners = _owners(found, certain)
    found += sorted(owners)
    sure = (*certain, *found)
    found += [
        name
        for name in _found((_HALVES.sub("，", headline) for headline in sources.headlines), places)
        if not any(name.endswith(other) and name != other for other in sure)  # 保畅通石港海关
    ]
    return found, owners, frozenset(marks)


def _owners(found: Iterable[str], certain: Collection[str]) -> set[str]:
    """The bodies whose parts are named, which may have a form; 赣北供电公司 is 国网赣北供电公司."""
    found = list(found)
    branches = filter(None, map(_BRANCH_OF_BODY.match, (*found, *certain)))
    named = {branch["company"] for branch in branches if branch["core"] in found}  # of whose branch is told besides
    parts = filter(None, map(_PART_OF_BODY.match, found))
    owners = {(part["company"] or part["bureau"]).removeprefix("中共") for part in parts}
    networks = filter(None, map(_OF_NETWORK.match, found))
    return owners | named | {each.group() for each in networks if each["short"] in certain}


def _wholes(
    names: Sequence[str],
    defined: Mapping[str, Sequence[str]],
    structural: Collection[str],
    certain: Collection[str],
    text: str,
) -> list[str]:
    """The names that are no pieces of others, nor joined to the next word; those at home with their place."""
    names = _without_pieces(names, certain, text)
    together = {f"{form}会" for forms in defined.values() for form in forms}
    together |= {name for name in names if name.endswith("协会") and _is_with_others(name, text)}
    return _completed([name for name in names if name not in together], defined, structural)  # 省质协会同… is 省质协


def _of_series(bulletin: Bulletin, body: str) -> Iterator[str]:
    """The name of the publishing `body` as its series has it, if nothing else names it, or with its place.

    翠屏区云岭路小学工作简报, signed by 云岭路小学政教处; 九寰通信栖梧分公司要情, by 栖梧分公司综合部
    """
    name = named_by_series(bulletin)
    unsaid = name == body and not (bulletin.issuer or bulletin.publisher)
    before = name.removesuffix(body)
    longer = 0 < len(before) < len(name) and (REGION.fullmatch(before) or body.endswith(_LOCAL))
    if name and (unsaid or longer):
        yield name


def _placed(defined: Mapping[str, Sequence[str]], structural: Sequence[str]) -> dict[str, list[str]]:
    """What is defined, under the name with its place where the masthead or a head shows that: 澄江市锦溪街道办事处."""
    found: dict[str, list[str]] = {}
    for name, forms in defined.items():
        others = [other for other in structural if other not in defined]
        longer = {other for other in others if is_placed(name, other) or _is_behind_body(name, other)}
        longer = longer or {whole for other in others if name[0] in _LEVELS and (whole := completed(name, other))}
        committee = {other for other in others if other.startswith(_COMMITTEES) and is_contraction(name, other)}
        if len(longer) == 1 and REGION.match(name) and next(iter(longer)).removesuffix(name).endswith(_NOT_NEEDED):
            found.setdefault(name, []).extend((*forms, *longer))
        elif len(longer := longer or committee or _in_fewer_words(name, others)) == 1:
            found.setdefault(longer.pop(), []).extend((name, *forms))
        else:
            found.setdefault(name, []).extend(forms)
    return found


def _is_behind_body(name: str, longer: str) -> bool:
    """Whether a longer name is a body and another one, which belongs to it: …集团有限公司澧江特大桥项目经理部."""
    return len(name) > _SHORTEST_PART and longer.endswith(name) and longer.removesuffix(name).endswith(_ABOVE)


def _in_fewer_words(name: str, others: Collection[str]) -> set[str]:
    """Whom a name says in fewer words: 县合作社联合会 of 沣野县农民合作社联合会, or without a legal form.

    And a trade union whose committee publishes.
    """
    if name.endswith("工会") and f"{name}委员会" in others:
        return {f"{name}委员会"}
    may_be = name[0] in _LEVELS or name.endswith(_BRANCHES)
    return {other for other in others if may_be and is_contraction(name, other)}


def _found(texts: Iterable[str], places: AbstractSet[str]) -> Iterator[str]:
    for text in texts:
        for start, end in (*names_in(text, places), *listed_in(text)):
            yield compact(text[start:end])


def _own_marks(texts: Iterable[str], names: Collection[str]) -> list[str]:
    """Who acts by a mark and a trade that is short for none of the names: 栎岭制药."""
    marks = dict.fromkeys(itertools.chain.from_iterable(map(marks_that_act, texts)))
    return [mark for mark in marks if not any(mark in name or is_contraction(mark, name) for name in names)]


def _is_cut(name: str, text: str) -> bool:
    """Whether a numeral always stands before a name, which is cut there: 川工程局 of 中水九川工程局."""
    at = text.find(name)
    named = at >= 0
    while at >= 0:
        if not at or text[at - 1] not in _NUMERALS:
            return False
        at = text.find(name, at + 1)
    return named


def _is_with_others(name: str, text: str) -> bool:
    """Whether a name stands only before 同, and elsewhere without its last character: 山东蜡协|会同…, 山东蜡协."""
    behind = text.split(name)[1:]
    form = name.removesuffix("会")
    return all(each.startswith("同") for each in behind) and text.count(form) > len(behind)


def _as_used(publisher: str, found: Iterable[str], text: str) -> str:
    """How a text names its publisher, if it says only the end of what the masthead says (…集团公司青山机务段)."""
    ends = [name for name in found if publisher.endswith(name) and publisher.removesuffix(name).endswith(_ABOVE)]
    return max(ends, key=len, default=publisher) if publisher not in text else publisher


def _apart(found: Iterable[str], defined: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The names, without a short form that is defined for somebody else and joined to the first of them by 和."""
    joined = tuple(f"{form}{word}" for forms in defined.values() for form in forms for word in "和与同及")
    for name in found:
        before = next((each for each in joined if name.startswith(each)), "")
        yield name.removeprefix(before)


def _from_where_they_begin(found: Iterable[str], certain: Collection[str], text: str) -> Iterator[str]:
    """The names, each from where one that is certain begins, if it begins within that: 三泽开关厂质检科."""
    pieces = {
        name[size:]: name
        for name in certain
        for size in (1, 2)
        if len(name) - size > _SHORTEST_PIECE and name[size] not in _LEVELS
    }
    for name in found:
        whole = (
            f"{pieces[name[:end]]}{name[end:]}" for end in range(len(name), _SHORTEST_PIECE, -1) if name[:end] in pieces
        )
        yield next((each for each in whole if each in text), name)


def _without_pieces(names: Sequence[str], certain: Collection[str], text: str) -> list[str]:
    """The names without those that a text has only in longer ones: 直隶电气公司 in 保定直隶电气公司."""
    longer = {name: [other for other in names if name in other and name != other] for name in names}
    return [name for name in names if name in certain or not longer[name] or name in without(longer[name], text)]


def _completed(names: Sequence[str], defined: Mapping[str, Sequence[str]], structural: Collection[str]) -> list[str]:
    """The names, those of the reader's own place (市总工会) with their place where a longer name shows it.

    Of several places it is that of whoever publishes by an office of his (泊川市应急管理局办公室). And branches with
    their bank or company: 云州分行 where 青云银行云州分行清源支行 is named.
    """
    full: dict[str, set[str]] = {}
    for name in names:
        if name in defined:
            continue
        if name[0] in _LEVELS:
            shown = {whole for other in names if (whole := completed(name, other))}
            shown = {f"中共{whole}" if f"中共{whole}" in names else whole for whole in shown}
            if len(shown) > 1:
                shown = {
                    whole for whole in shown if any(each.startswith(whole) and each != whole for each in structural)
                }
        elif name.endswith(_BRANCHES):
            shown = {
                body + name for other in names if (body := other.partition(name)[0]).endswith(_HEADS) and body != other
            }
        else:
            continue
        if shown:
            full[name] = shown
    short = {form for forms in defined.values() for form in forms}
    added = [whole for shown in full.values() if len(shown) == 1 for whole in shown - short]
    return list(dict.fromkeys((*names, *added)))


def _without_aliases(names: Iterable[str], aliases: Mapping[str, Sequence[str]]) -> list[str]:
    short = {form for forms in aliases.values() for form in forms}
    return [name for name in names if name not in short]
