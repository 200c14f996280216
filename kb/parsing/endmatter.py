"""The end matter: distribution, signers, signature with its date, print record (FORMS 5)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kb.model import Distribution, SegmentKind
from kb.parsing import lexicon
from kb.parsing.captions import match_caption
from kb.parsing.dates import find_dates
from kb.parsing.headings import ends_sentence, is_attachment
from kb.parsing.numerals import NUMERAL
from kb.parsing.page_headers import is_page_number
from kb.parsing.rows import Label, Row, is_organisation_name, label_of
from kb.parsing.signers import COPIES_TAIL, as_written, is_signers, roles_of, without_signers
from kb.text import plain, simplified

_DISTRIBUTION = re.compile(rf"^{lexicon.DISTRIBUTION_LABEL}[:：]")
_IN_BRACKETS = re.compile(rf"^\s*[〔【\[](?P<label>{lexicon.DISTRIBUTION_LABEL})[〕】\]]\s*[:：]?")
_BEFORE_BLANK = re.compile(
    r"^\s*(?P<label>[抄呈]?报送?|[抄呈主分发报]送|送阅|赠阅|[送发](?=\s{2}|[\t\u3000]))"
    r"[ \u3000\t]+(?=[^:：。]{4,}[、,，;；])"
)
"""Labels without a colon: 〔报送〕市水务局, 报送 市水务局、各会员单位."""
_LABEL_ALONE = re.compile("[抄呈]?报送?|[抄呈主分发报]送|发至")
"""A label on a line of its own, spaced, with those it is for below: 报  送."""
_NEXT_LABEL = re.compile(rf"(?<![\s\u3000；;。])[\s\u3000；;。]+(?={lexicon.DISTRIBUTION_LABEL}[:：])")
_ISSUER = re.compile(rf"^({'|'.join(lexicon.ISSUER_LABELS)})[:：](?P<names>.+)$")
_COMPILED = re.compile(rf"(?P<name>.{{4,40}}?)(?:{'|'.join(lexicon.ISSUER_TAILS)})$")
_CONTACT = re.compile(
    rf"^[(（]?({'|'.join(lexicon.CONTACT_LABELS)})[:：]|^[(（]?(?:欢迎[^,，。]{{0,10}}[投来赐]稿|投稿(?:邮箱|信箱|电话))"
)
_FINISHED = re.compile(r"^[-—–·(（]*(?:全文)?完[-—–·)）]*$")
_PRINTED = re.compile(r"(印发|印製|印制|(?<=日)印)[)）]?$")
_COPIES = re.compile(
    rf"^[(（]?(?:本期|本刊)?(?:(?:共印|印数|印发份数|份数|印)[:：]?[{NUMERAL}]+份(?:[,，][^()（）]{{2,12}})?[)）]?$|印数[:：]\d+)"
)
_PRINT_LABEL = re.compile(r"印[发制](?:单位|机关|日期|时间|份数)[:：]")
_COMPILED_BY = re.compile(r"[(（]?(?:本期|本刊)?由(?P<names>.{4,40}?)(?:编发|编印|编辑|主办|承办|编制)[)）]?")
_DAY_ALONE = re.compile(r"[(（]?\d{1,2}月\d{1,2}日[)）]?")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}[:：]")
"""What opens something else than more recipients."""
_DATE_LABEL = re.compile(r"(?:(?:出刊|出版|印发|编发|编印|发布|发行|制作)?(?:日期|时间))[:：]")
_HOUR = re.compile(r"\d{1,2}[时点](?:\d{1,2}分)?$|[(（]?星期[一二三四五六日天][)）]?$")
"""What may stand behind the day of a signature."""
_SEPARATORS = tuple("、,，;；")
_BARS = re.compile(r"[/／|｜·•—]+")
_KEYWORDS = re.compile(r"^主题词[:：]")
_PUBLICITY = re.compile(r"^[(（](?:此件.{2,12}|内部(?:资料|文件|刊物).{2,16})[)）]$")
_CELLS_OF_DATA = 3
_MOST_ROWS = 30
_LINE_MOST = 160


@dataclass(frozen=True, slots=True)
class EndMatter:
    """What stands after the text; `start` is the index of its first row."""

    start: int
    distribution: tuple[Distribution, ...] = ()
    signers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    signature: tuple[str, ...] = ()
    signature_date: str | None = None
    printed_date: str | None = None
    issuer: tuple[str, ...] = ()
    captions: tuple[Row, ...] = ()
    """Rows behind the text that belong to it: what stood in a box beside it."""
    rows: tuple[tuple[SegmentKind, Row], ...] = ()
    labels: tuple[Label, ...] = ()


def match_distribution(row: Row) -> tuple[Distribution, ...]:
    """The kind and recipients of a row that opens with 报送： and the like; empty if it does not.

    The recipients may be none (they follow on the next lines).
    """
    if _LABEL_ALONE.fullmatch(row.compact) and row.text != row.compact:
        return (Distribution(row.compact, ()),)
    printed = row.text.lstrip(lexicon.MARKS)
    text = _IN_BRACKETS.sub(r"\g<label>：", _BEFORE_BLANK.sub(r"\g<label>：", printed))
    opens = text != printed or _DISTRIBUTION.match(row.compact.lstrip(lexicon.MARKS))
    return distributions_in(text) if opens else ()


def distributions_in(text: str) -> tuple[Distribution, ...]:
    """The kinds and recipients in a printed text that opens with 报送： and may have more labels in it."""
    parts: list[str] = []
    at = 0
    cuts = [match.span() for match in _NEXT_LABEL.finditer(simplified(text))]
    for start, end in [*cuts, (len(text), len(text))]:
        part, at = text[at:start], end
        if parts and not re.search(r"[:：]", parts[-1]):
            parts[-1] += part  # a label with blanks in it (抄  送：)
        else:
            parts.append(part)
    return tuple(Distribution(_kind(part), split_recipients(_after_label(part))) for part in parts)


def split_recipients(text: str) -> tuple[str, ...]:
    """Recipients split at 、，；blanks, never inside brackets or quotation marks, without a closing full stop."""
    names: list[str] = []
    depth, name = 0, ""
    for character in COPIES_TAIL.sub("", text.strip()) + "、":
        depth += (character in "（(“《") - (character in "）)”》")
        if depth <= 0 and (character in "、,，;；" or character.isspace()):
            if stripped := name.strip("。.:："):
                names.append(stripped)
            name = ""
        else:
            name += character
    if name.strip("、。"):
        names.append(name.strip("、。"))
    return tuple(itertools.chain.from_iterable(map(_apart_at_bars, names)))


def _apart_at_bars(name: str) -> Sequence[str]:
    """Recipients between which a bar, a dot or a dash stands, each a whole name: 青云市水务局／青云市民政局."""
    parts = [part for part in _BARS.split(name) if part]
    whole = len(parts) > 1 and all(is_organisation_name(plain(part), most=40) for part in parts)
    return parts if whole or not parts else (name,)


def _issuers_in(text: str) -> Iterator[str]:
    """The names behind 主办： and behind other labels of issuers on its line, not those of editors (编辑：秘书处)."""
    for name in split_recipients(text):
        label, mark, labelled = name.replace("：", ":").partition(":")
        if not mark and not find_dates(plain(name)):
            yield name
        elif label in lexicon.ISSUER_LABELS and labelled:
            yield labelled


def read_end(rows: Sequence[Row], start: int) -> EndMatter:
    """The end matter of the rows from `start` (the first row of the body) on."""
    first = _first_row(rows, start)
    signature_at, signature, date = _signature(rows, start, first)
    below = _signed_below(rows, first)
    printers = set(_printers(rows, first))
    captions = {index for index in range(signature_at, len(rows)) if match_caption(rows[index])}
    reader = _EndReader()
    taken: list[tuple[Row, SegmentKind, str]] = []
    for index in (*range(first, len(rows)), *range(signature_at, first)):
        if index in captions:
            continue
        if index < first or index in below:
            taken.append((rows[index], "other", "signature"))
        elif index in printers:
            taken.append((rows[index], "other", "print record"))
        else:
            taken.append((rows[index], *reader.take(rows[index])))
    return EndMatter(
        start=signature_at,
        captions=tuple(rows[index] for index in sorted(captions)),
        distribution=tuple(reader.distribution),
        signers=reader.signers,
        signature=signature,
        signature_date=date or next(filter(None, (_only_date(rows[index]) for index in below)), None) or reader.signed,
        printed_date=reader.printed,
        issuer=reader.issuer,
        rows=tuple((kind, row) for row, kind, _ in taken),
        labels=tuple(label_of(row, kind, rule) for row, kind, rule in taken),
    )


class _EndReader:
    """Takes the rows of the end matter one after another; a list of recipients stays open until another label."""

    def __init__(self) -> None:
        self.distribution: list[Distribution] = []
        self.signers: dict[str, tuple[str, ...]] = {}
        self.printed: str | None = None
        self.signed: str | None = None
        self.issuer: tuple[str, ...] = ()
        self._open_list = False

    def take(self, row: Row) -> tuple[SegmentKind, str]:
        """What the row is kept as, and the rule that took it."""
        if found := match_distribution(row):
            recipients, roles = without_signers(row)
            self.distribution += match_distribution(replace(row, text=recipients)) if roles else found
            self.signers |= roles
            self._open_list = True
            return "distribution", "label"
        if is_signers(row):
            self.signers |= roles_of(as_written(row))
            self._dates_beside(row)
            self._open_list = False
            return "signers", "role"
        rule = self._record(row)
        if rule:
            self._open_list = False
            self.signers |= without_signers(row)[1]
            return "other", rule
        if _CONTACT.match(row.compact):
            self._dates_beside(row)
        if not self._open_list or row.is_rule or _closes(row) or is_page_number(row) or _LABEL.match(row.compact):
            return "other", "end"
        last = self.distribution[-1]
        recipients, roles = without_signers(row)
        self.distribution[-1] = Distribution(last.kind, last.recipients + split_recipients(recipients))
        self.signers |= roles
        return "distribution", "continued"

    def _dates_beside(self, row: Row) -> None:
        """The date that stands in a cell of its own beside the editors (编辑：某某    2023年11月27日印发)."""
        for cell in row.cells[1:]:
            dates = find_dates(cell)
            if dates and _PRINTED.search(cell):
                self.printed = self.printed or dates[0].value
            elif len(dates) == 1 and dates[0].end - dates[0].start == len(cell.strip("()")):
                self.signed = self.signed or dates[0].value

    def _record(self, row: Row) -> str:
        """The rule for a row that closes the lists above it (print record, issuer, date ...), or nothing."""
        if _is_printed(row) or _COPIES.match(row.compact) or _PRINT_LABEL.match(row.compact):
            dates = find_dates(row.compact)
            self.printed = self.printed or (dates[0].value if dates else None)
            return "print record"
        match = _ISSUER.match(row.compact) or _COMPILED_BY.fullmatch(row.compact)
        if match:
            self._dates_beside(row)
            self.issuer += tuple(_issuers_in(row.raw_part(match["names"])))
            return "issuer"
        compiled = _COMPILED.match(row.cells[0])
        if compiled and is_organisation_name(compiled["name"]):  # 某协会秘书处编    责编：某某
            self.issuer += (row.raw_part(compiled["name"]),)
            return "issuer"
        if (date := _only_date(row)) and not self._open_list:
            self.signed = date
            return "signature"
        if is_attachment(row):
            return "attachment"
        return "keywords" if _KEYWORDS.match(row.compact) else ""


def _closes(row: Row) -> bool:
    """Whether a row says who may read it, whom to ask, or that the text is at its end."""
    return bool(_PUBLICITY.match(row.compact) or _CONTACT.match(row.compact) or _FINISHED.match(row.compact))


def _is_printed(row: Row) -> bool:
    """Whether a row says when something was printed, alone or before the editors (2024年10月21日印发    编辑：某某)."""
    whole = COPIES_TAIL.sub("", row.compact)
    return _PRINTED.search(whole) is not None or _PRINTED.search(row.cells[0]) is not None


def _kind(part: str) -> str:
    """The label of a part as printed, without its blanks (抄  送 -> 抄送)."""
    return "".join(re.split(r"[:：]", part, maxsplit=1)[0].split()).lstrip(lexicon.MARKS)


def _after_label(part: str) -> str:
    return re.split(r"[:：]", part, maxsplit=1)[1]


def _first_row(rows: Sequence[Row], start: int) -> int:
    """The first of the rows near the end from which on nothing is running text."""
    first = len(rows)
    floor = max(start, len(rows) - _MOST_ROWS)
    for index in range(len(rows) - 1, floor - 1, -1):
        row = rows[index]
        if _opens_end(row):
            first = index
        elif row.table is not None and len(row.cells) >= _CELLS_OF_DATA:
            break  # below 附件：各县区清查情况表
        elif not _may_continue(row) and not _goes_on_with_list(rows, index):
            break
    return first


def _goes_on_with_list(rows: Sequence[Row], index: int) -> bool:
    """Whether a row goes on with a list of recipients that the rows right above it leave open, though 。 ends it."""
    if _is_between_lists(rows, index):
        return True
    while index and rows[index - 1].compact.endswith(_SEPARATORS):
        index -= 1
        if match_distribution(rows[index]):
            return True
    return False


def _is_between_lists(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands right between two lists of recipients, further in: it goes on with the first."""
    if not 0 < index < len(rows) - 1 or rows[index].gap or rows[index].margin <= rows[index - 1].margin:
        return False
    return bool(match_distribution(rows[index - 1]) and match_distribution(rows[index + 1]))


def _signed_below(rows: Sequence[Row], first: int) -> range:
    """The places of a body alone and a day alone that stand below a list of recipients, apart from it; none else."""
    for index in range(first + 1, len(rows) - 1):
        row = rows[index]
        if row.gap and _only_date(rows[index + 1]) and is_organisation_name(row.compact, most=40):
            return range(index, index + 2)
    return range(0)


def _printers(rows: Sequence[Row], first: int) -> Iterator[int]:
    """The places of bodies alone on a line above the day on which they printed it."""
    for index in range(first, len(rows) - 1):
        if _is_printed(rows[index + 1]) and is_organisation_name(rows[index].compact, most=40):
            yield index


def _opens_end(row: Row) -> bool:
    return bool(
        match_distribution(row)
        or _ISSUER.match(row.compact)
        or is_signers(row)
        or is_attachment(row)
        or _KEYWORDS.match(row.compact)
        or (_is_printed(row) and find_dates(row.compact))
        or _COPIES.match(row.compact)
        or _PRINT_LABEL.match(row.compact)
        or _COMPILED_BY.fullmatch(row.compact)
        or _closes(row)
    )


def _may_continue(row: Row) -> bool:
    """Whether a row may stand inside the end matter: more recipients, a rule; no sentence, no long text."""
    if row.is_rule:
        return True
    return len(row.compact) <= _LINE_MOST and (
        not ends_sentence(row.compact) or ("、" in row.compact and "，" not in row.compact)
    )


def _only_date(row: Row) -> str | None:
    """The date that a whole row is, or None."""
    text = _DATE_LABEL.sub("", row.compact)
    dates = find_dates(text)
    rest = _HOUR.sub("", text.replace("(", "").replace(")", ""))
    return dates[0].value if len(dates) == 1 and dates[0].end - dates[0].start == len(rest) else None


def _signature(rows: Sequence[Row], start: int, first: int) -> tuple[int, tuple[str, ...], str | None]:
    """A date alone on a line at the end of the text, with the names right above it: where it starts, names, date.

    A rule, the number of a page or captions may stand between it and the list of recipients. A day without its year
    (8月31日) below a name is a signature too, but no date.
    """
    at = first - 1
    while at >= start and (rows[at].is_rule or is_page_number(rows[at]) or match_caption(rows[at])):
        at -= 1
    if at < start:
        return first, (), None
    last = rows[at]
    dates = find_dates(last.compact)
    above = rows[at - 1].compact if at > start else ""
    if not dates and _DAY_ALONE.fullmatch(last.compact) and is_organisation_name(above, most=40):
        return at - 1, (above,), None
    if len(dates) != 1:
        return first, (), None
    rest = _HOUR.sub("", last.compact[: dates[0].start] + last.compact[dates[0].end :]).strip("()（）")
    if rest and not is_organisation_name(rest, most=40):
        return first, (), None
    names = [rest] if rest else []
    while not rest and at - 1 >= start and is_organisation_name(rows[at - 1].compact, most=40):
        at -= 1
        names.insert(0, rows[at].compact)
    return at, tuple(names), dates[0].value
