"""What stands among the certain elements of a masthead without a label: bodies, mottoes, the name of a series.

No line of it alone says what it is; where it stands does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from kb.parsing import lexicon
from kb.parsing.elements import Piece, pieces_of, with_month
from kb.parsing.issuers import says_again
from kb.parsing.numerals import NUMERAL
from kb.parsing.rows import Row, is_department, is_organisation_name
from kb.text import cut, word_tag

_NOTE = re.compile(r"^[(（][^()（）]+[)）]$")
_TELLS, _OFFICES = re.compile("[进到于送走又]"), ("部", "处", "办公室")
"""What a headline has in it, and how departments end; others end headlines too."""
_BETWEEN = re.compile(
    r"[A-Z][A-Za-z]+(?:[ ·&'-]?[A-Za-z]+)*"
    r"|[(（]?[\u4e00-\u9fff]{0,8}(?:专刊|特刊|专辑|增刊|专报)(?:之[一二三四五六七八九十]{1,3}|[(（][一二三四五六七八九十]{1,3}[)）])[)）]?"
)
"""What may stand between the elements of a masthead: its name in Latin letters, 抗旱专刊之三."""
_NUMBER_ALONE = re.compile(rf"[(〔](?P<number>[{NUMERAL}]{{1,3}})[)〕]")
"""Right below the name of a series: its number, as old offices write it."""
_JOINING = frozenset("与和同暨及")
_SHORTEST_JOINT = 5
"""Characters of a body that stands on a line of its own below another one."""
_UPPER_HALF = re.compile(r"[\u4e00-\u9fff]{6,36}")
_LOWER_HALF = re.compile(
    r"(?:(?:工作)?(?:领导小组|协调小组|委员会|指挥部|联席会议|工作专班)(?:办公室|秘书处)?|[\u4e00-\u9fff]{1,10}(?:办公室|秘书处|编辑部)"
    r"|(?:秘书[处组]|会务组|组委会|筹委会))(?:编|编印|编发|主办)?"
)
_WORDS_OF_MOTTO = 3


def with_bare_names(
    rows: Sequence[Row], end: int, pieces: dict[int, list[Piece]], year: int | None
) -> dict[int, list[Piece]]:
    """`pieces` and the bare names: organisations that stand among certain elements, and a name above the issue number.

    A line between two certain elements, or beside one and with the form of an organisation, is no headline.
    """
    certain = [index for index, found in pieces.items() if any(piece.kind != "rule" for piece in found)]
    if not certain:
        return pieces
    known = {piece.kind for index in certain for piece in pieces[index]}
    result = dict(pieces)
    for index in range(min(end, max(certain) + 3)):
        row = rows[index]
        if index in result:
            continue
        before_last = index < max(certain)
        number = None if "issue" in known else _number_below(result.get(index - 1, ()), row)
        half = _is_of_series(row, result.get(index + 1)) or (before_last and _is_upper_half(row, rows[index + 1]))
        if number or half:
            result[index] = [number or Piece("name", row.compact, row)]
            known.add(result[index][0].kind)
            continue
        mixed = pieces_of(row, with_names=True, year=year)
        if mixed and "series" in known and not before_last and [piece.kind for piece in mixed] == ["series"]:
            continue  # a headline that ends like one
        above, below = result.get(index - 1), rows[index + 1] if index + 1 < end else None
        if index == max(certain) + 2 and not (mixed and (_is_certain(mixed) or _goes_with(above, row, below))):
            break
        note = _NOTE.match(row.compact) or (before_last and (_BETWEEN.fullmatch(row.compact) or _is_motto(row)))
        if index <= max(certain) + 1 < end and note:
            result[index] = [Piece("note", row.compact, row)]
            continue
        last = row.gap > 0 and index + 1 >= end
        signed = any(piece.kind == "signer" for piece in mixed or ())
        if mixed and (before_last or signed or _may_be_issuer(row, result, known, below=last)):
            result[index] = mixed
        elif before_last and "series" not in known and "issue" in known and len(row.compact) <= lexicon.SERIES_MOST:
            result[index] = with_month(Piece("series", row.compact, row))
            known.add("series")
    return result


def _number_below(above: Iterable[Piece], row: Row) -> Piece | None:
    """The number of an issue that stands alone in brackets right below the name of its series; else None."""
    number = _NUMBER_ALONE.fullmatch(row.compact)
    if number is None or not any(piece.kind == "series" for piece in above):
        return None
    return Piece("issue", f"第{number['number']}期", row)


def _goes_with(above: Sequence[Piece] | None, row: Row, below: Row | None) -> bool:
    """Whether a row is a department of the body right above it, or another body that publishes with it."""
    return below is not None and (_is_below(above, row) or _is_joint(above, row, below))


def _may_be_issuer(row: Row, pieces: Mapping[int, Iterable[Piece]], known: Collection[str], *, below: bool) -> bool:
    """Whether a row below all certain elements may say who compiles it: nothing else does.

    What tells of something (暖冬包裹送到十二所小学) is a headline below a body and a date, or right above the text
    (`below`).
    """
    named = any(piece.kind == "name" for found in pieces.values() for piece in found)
    if ((named and "date" in known) or below) and _TELLS.search(row.compact):
        return False
    if below and _has_verb(row.compact):
        return False
    return bool({"date", "issuer"} - set(known))


def _has_verb(text: str) -> bool:
    """Whether a text has a verb of two characters (宣讲, 开进); those that names have are nouns of deeds too."""
    return any(len(word) > 1 and word_tag(word) == "v" for word in cut(text))


def _is_certain(pieces: Iterable[Piece]) -> bool:
    """Whether a row has what only a masthead has: a date, or an issue number."""
    return any(piece.kind in ("date", "issue") for piece in pieces)


def _is_below(above: Sequence[Piece] | None, row: Row) -> bool:
    """Whether a row, which is not the last above the text, is a department of the body right above it."""
    if above is None or [piece.kind for piece in above] != ["name"] or row.gap or len(row.cells) > 1:
        return False
    if word_tag(cut(row.compact)[0]).startswith("v") or _TELLS.search(row.compact):
        return False
    office = is_department(row.compact) and row.compact.partition("(")[0].endswith(_OFFICES)
    return office or says_again(above[0].text, row.compact) > 1


def _is_joint(above: Sequence[Piece] | None, row: Row, below: Row) -> bool:
    """Whether a row is another body that publishes with the one right above it: what is apart from both goes on."""
    bodies = above is not None and [piece.kind for piece in above] == ["name"] and len(row.cells) == 1
    broken = bool(above) and above is not None and above[0].row.opens and not row.opens  # one paragraph of two lines
    apart = below.gap > 0 or broken
    return bodies and not row.gap and apart and is_organisation_name(row.compact, least=_SHORTEST_JOINT)


def _is_of_series(row: Row, below: Sequence[Piece] | None) -> bool:
    """Whether the name of a series begins with a row: the one below has only its end (简报, with its number or not)."""
    return not row.is_rule and any(piece.kind == "series" and _is_only_an_end(piece.text) for piece in below or ())


def _is_only_an_end(name: str) -> bool:
    return name in (*lexicon.KIND_WORDS, *lexicon.GENERIC_NAMES) or is_second_half(name)


def is_second_half(name: str) -> bool:
    """Whether the name of a series begins as no name does: 第八次代表大会简报, 同乡村振兴有效衔接工作简报."""
    return name.startswith("第") or cut(name)[0] in _JOINING


def _is_upper_half(row: Row, below: Row) -> bool:
    """Whether the name of an office, too long for one line, begins with a row: …有效衔接工作 above 领导小组办公室."""
    if below.gap or not _UPPER_HALF.fullmatch(row.compact) or is_organisation_name(row.compact, most=40):
        return False
    return _LOWER_HALF.fullmatch(below.cells[0]) is not None


def _is_motto(row: Row) -> bool:
    """Whether a row is made of words of one length that stand apart: 人道  博爱  奉献, 启智·明礼·健体."""
    words = [word for cell in row.cells for word in re.split("[·•]", cell)]
    sizes = {len(word) for word in words}
    return len(words) >= _WORDS_OF_MOTTO and len(sizes) == 1 and 1 < min(sizes) <= len("实事求是")
