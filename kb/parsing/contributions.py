"""Who sent an article in: （某公司 供稿） on a line of its own, or behind its last sentence."""

from __future__ import annotations

import re

from kb.parsing.rows import Row, are_joint, is_organisation_name

_CONTRIBUTION = re.compile(r"^[(（](?P<name>.{2,25}?)(?P<said>供稿|报送|提供|撰稿|来稿)?[)）]$")
_AT_END = re.compile(r"[。！？”][(（](?P<name>[^()（）]{3,25})供稿[)）]$")
_OF_PERSON = re.compile(r"(?P<name>\S{3,})[ \u3000\u00a0]+[\u4e00-\u9fff](?:[ \u3000\u00a0]?[\u4e00-\u9fff]){1,2}$")
_LONGEST_NAME = 25


def is_in_brackets(row: Row) -> bool:
    """Whether a row is one in brackets, as a contribution is, whoever or whatever it names."""
    return _CONTRIBUTION.match(row.compact) is not None


def contributor_of(row: Row) -> str | None:
    """Whom a row in brackets says to have sent in what stands above it, as printed; None for no such row."""
    match = _CONTRIBUTION.match(row.compact)
    if match is None or not (match["said"] or is_organisation_name(match["name"], most=_LONGEST_NAME)):
        return None
    return row.printed_part(match["name"])


def credited_by(row: Row) -> str | None:
    """Whom the end of a row of running text says to have sent it in, as printed; None for nobody."""
    match = _AT_END.search(row.compact) if row.compact.endswith(")") else None
    return row.printed_part(match["name"]) if match else None


def body_of(contributor: str) -> str | None:
    """The organisations (with 、 between) that a contributor is, without the person who wrote (办公室 张小明).

    None where several persons of several departments did: it is nobody's alone.
    """
    contributor = contributor.strip("、")
    departments = [_OF_PERSON.match(each) for each in contributor.split("、")]
    if len(departments) > 1 and any(departments):
        return None
    organisation = departments[0]["name"] if departments[0] else contributor
    joint = organisation.split()
    return "、".join(joint) if are_joint(joint) else organisation
