"""Who made a bulletin: the rows and cells that name persons by their roles (编辑：某某  审核：某某)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from kb.parsing import lexicon
from kb.parsing.headings import ends_sentence
from kb.parsing.numerals import NUMERAL
from kb.parsing.rows import Row, is_organisation_name
from kb.text import plain, simplified

_KNOWN_ROLE = f"(?:本期)?(?:{'|'.join(lexicon.SIGNER_LABELS)})"
_ROLE = f"(?:{_KNOWN_ROLE}|[\\u4e00-\\u9fff]{{0,3}}(?:{'|'.join(lexicon.SIGNER_ENDINGS)}))"
_AFTER_NAMES = "|".join(
    (
        _KNOWN_ROLE,
        rf"[；;，,]\s*{_KNOWN_ROLE}",
        r"\s+[\u4e00-\u9fff]{2,6}",
        *lexicon.CONTACT_LABELS,
        "印数",
        "共印",
        "印发",
    )
)
_NO_COLON = re.compile(rf"(?:{_KNOWN_ROLE}[ \u3000]+[\u4e00-\u9fff]{{2,4}}(?:[ \u3000]+|$))+")
_ROLE_AND_NAME = re.compile(rf"({_KNOWN_ROLE})[ \u3000]+(?=[\u4e00-\u9fff]{{2,4}}(?:[ \u3000]|$))")
_ROLE_AND_BAR = re.compile(rf"({_KNOWN_ROLE})\s*[/／]\s*(?=[\u4e00-\u9fff])")
_SIGNER = re.compile(rf"(?P<role>{_ROLE})[:：](?P<names>[^:：]*?)(?=[(（]?(?:{_AFTER_NAMES})[:：]|[(（]?共印|$)")
_SPACED_NAME = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
"""A name of two characters that is spaced to the width of three: 尹　禾."""
_PERSON = rf"{lexicon.SURNAME}[\u4e00-\u9fff×]{{1,3}}"
_ANY_ROLE = rf"(?:{_KNOWN_ROLE}|[\u4e00-\u9fff]{{1,6}}[人员长制准批导辑核校对稿审定阅发写字任问编签测报入])"
_ROLE_OF_PERSONS = re.compile(rf"(?P<role>{_ANY_ROLE})(?=[:：])")
_OF_PERSONS, _OF_NAMES = (
    re.compile(rf"(?:{_ANY_ROLE}[:：]\s*{name}(?:[、,，\s]+{name}(?![\u4e00-\u9fff:：]))*[\s;；/]*)+")
    for name in (_PERSON, r"[\u4e00-\u9fff×]{2,4}")
)
"""Roles with persons by their surnames, and nothing else: 批准：高志远　审核：谢文涛."""
_NO_NAME = re.compile(
    rf"印\d+份|投稿|邮箱|电话|传真|地址|栏目|版权|网址|微信|印数|印发|[{NUMERAL}]{{4}}年|\d月\d{{1,2}}日"
)
_LATER_SIGNER = re.compile(rf"(?<!\s)\s{{2,}}(?=(?:{_ROLE})[:：])|\s(?=(?:{_KNOWN_ROLE})[:：])")
_SPACED_ROLE = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){1,4}\s*(?=[:：])")
_COLON_OF_ROLE = re.compile(r"[:：]")
_COLON = re.compile(r"[:|]")
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
"""What somebody is, behind his name: 执笔：韩小楠（队员）."""
_ROLE_MOST, _ROLES_MOST = 10, 60
_ROLE_AND_PERSON = 2
COPIES_TAIL = re.compile(rf"[(（]?(?:本期)?共?印[:：]?[{NUMERAL}]+份(?:[,，][^()（）]{{2,12}})?[)）]?$")
"""How many copies were printed, behind whatever else."""


def as_written(row: Row) -> str:
    """What a row says, with colons where the cells of a table stand for them: 主编 | 王小明 | 责任编辑 | 李大山."""
    cells = row.table or ()
    if len(cells) < _ROLE_AND_PERSON or not all(re.fullmatch(_ANY_ROLE, plain(cell)) for cell in cells[::2]):
        return row.text
    pairs = itertools.zip_longest(cells[::2], cells[1::2], fillvalue="")
    return "　　".join(f"{role}：{persons}" for role, persons in pairs)


def is_signers(row: Row) -> bool:
    """Whether a row opens with 编辑： and the like, with names or without; an unknown role needs a short row."""
    printed = _plain_colon(as_written(row)).lstrip("（(")
    if not _COLON.search(plain(printed)[:_ROLE_MOST]):
        return False
    if _persons(printed):
        return True
    match = _SIGNER.match(simplified(printed))
    if match is None or match["role"] in lexicon.CONTACT_LABELS:
        return False
    known = re.fullmatch(_KNOWN_ROLE, match["role"]) is not None
    return known or (len(row.compact) <= _ROLES_MOST and not ends_sentence(row.compact))


def are_persons(text: str) -> bool:
    """Whether a printed text is nothing but roles and persons, two of them or more: 主审：王小明　美编：李大山."""
    return len(_persons(_plain_colon(text))) > 1


def roles_of(text: str) -> dict[str, tuple[str, ...]]:
    """Role -> names in a printed text (编辑：某某  审核：某); names may stand apart by blanks."""
    printed = _plain_colon(text)
    found = _persons(printed)
    if found:
        return found
    for match in _SIGNER.finditer(simplified(printed)):  # of the same length, so that spans fit
        written = _NOTE.sub("", printed[slice(*match.span("names"))]).strip("（）() \u3000")
        words = filter(None, re.split(r"[、,，;；\s]+", _SPACED_NAME.sub(r"\1\2", written)))
        names = _names_of(words)
        if names and match["role"] not in lexicon.CONTACT_LABELS:
            found[printed[slice(*match.span("role"))]] = names
    return found


def _names_of(words: Iterable[str]) -> tuple[str, ...]:
    """The persons or the bodies that have a role, up to what is neither, or to a body behind persons."""
    found = list(itertools.takewhile(lambda name: not _NO_NAME.search(name), words))
    bodies = [is_organisation_name(plain(name)) for name in found]
    return tuple(found if all(bodies) or not any(bodies[1:]) else found[: bodies.index(True, 1)])


def _persons(printed: str) -> dict[str, tuple[str, ...]]:
    """Role -> names where a text is nothing but roles and persons, whatever their roles are called; else nothing."""
    text = _SPACED_NAME.sub(r"\1\2", COPIES_TAIL.sub("", printed.strip()).strip("（）() \u3000"))
    plainly = simplified(text)
    known = re.search(rf"{_KNOWN_ROLE}[:：]", plainly) is not None  # then names with any surname are names
    if not (_OF_PERSONS.fullmatch(plainly) or (known and _OF_NAMES.fullmatch(plainly))):
        return {}
    roles = [match.span("role") for match in _ROLE_OF_PERSONS.finditer(plainly)]
    ends = [start for start, _ in roles[1:]] + [len(text)]
    found = {
        text[start:end]: tuple(filter(None, re.split(r"[:：、,，;；/\s]+", text[end:until])))
        for (start, end), until in zip(roles, ends, strict=True)
    }
    return {} if any(role in lexicon.CONTACT_LABELS for role in found) else found


def without_signers(row: Row) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The recipients on a row that goes on with a list, and the signers after them (市农牧业局    审核：某)."""
    match = _LATER_SIGNER.search(simplified(row.text))
    return (row.text[: match.start()], roles_of(row.text[match.start() :])) if match else (row.text, {})


def _plain_colon(text: str) -> str:
    """`text` with its colons as they should be: a bar is one, no blanks before it or inside a role (编 辑 ：)."""
    between = "　　" if _COLON_OF_ROLE.search(text) else "："  # 编辑：某 ｜ 审核：某, 编辑 | 某
    text = re.sub(r"(?<=[\u4e00-\u9fff])\s*[|｜]\s*", between, text)
    joined = _SPACED_ROLE.sub(lambda match: "".join(match.group().split()), text)
    joined = _ROLE_AND_BAR.sub(r"\1：", joined)
    bare = joined.strip().strip("（）()")
    if _NO_COLON.fullmatch(bare):
        joined = _ROLE_AND_NAME.sub(r"\1：", bare)  # 编辑 王小明　　审核 李大山
    return re.sub(r"\s+(?=[:：])", "", joined)
