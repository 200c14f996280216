"""Who compiles a bulletin: the names of a masthead as one body, its department, or several that publish together."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kb.parsing import lexicon
from kb.parsing.elements import Piece
from kb.parsing.rows import is_department, is_organisation_name
from kb.text import cut, plain

_REMARK = re.compile(r"[(（][^()（）]*[:：][^()（）]*[)）]$")
"""Behind an issuer: what is no part of its name (微信公众号:…)."""
_LABELLED = re.compile(rf"(?:{'|'.join(lexicon.ISSUER_LABELS)})[:：]")
_ORGAN = re.compile(r"办公室|秘书处|编辑部|(?:机关)?(?:工会|党委|党总支|党支部|团委|妇联)(?:委员会|办公室)?")
"""An organ, without the words for its body."""
_OFFICE = re.compile(rf"{_ORGAN.pattern}|(?![委企务地际])[\u4e00-\u9fff]{{2,6}}(?:科|(?<!办事)处|部|室)")
"""An organ or a department that stands behind one character for its body: 院科研管理处."""
_ONE_CHARACTER = frozenset("局院校厂处所段行馆站会社队园")
_LEGAL = re.compile(r"(?:股份|控股)?有限(?:责任)?公司$")
_GOES_ON = re.compile(rf"公司|会员|副?(?:主席|书记|主任|秘书长|会长)|{_ORGAN.pattern}")
"""What goes on with the class of a body in one word of the dictionary: 集团公司, 公司党委; 大学城 is another word."""
_OF_ITS_OWN = re.compile(r"^政府采购|(?:协会|学会|商会|联合会|管委会|管理委员会|(?<!^集团)公司|集团)$")
_OF_COMPANY = re.compile(r"(?:集团|控股)?(?:股份|集团)?(?:有限)?(?:责任)?公司|集团")
"""All that a company's name has behind its short form."""
_LEAST_OF_CENTRE = 8
"""Characters of a centre that is a body of its own: 黔东高速公路管理中心, with its 综合部 below."""
_SHORTEST_FORM = 3
"""Characters of the short form of a body that a department may begin with."""


def issuers_of(pieces: Sequence[Piece], letterhead: Collection[Piece]) -> tuple[str, ...]:
    """Who compiles it, from the pieces that name somebody, in their order; `letterhead` are those above the series.

    A department on the line below its parent is joined to it; joint issuers stay apart, and so do those who have each
    a label (主办：某协会  承办：协会秘书处).
    """
    above = {name for piece in letterhead for name in _joint_names(piece)}
    names: list[str] = []
    labelled: set[str] = set()
    for piece in pieces:
        body = names[-1] if names else None
        has_label = _LABELLED.search(piece.row.compact) is not None
        apart = has_label and body in labelled
        labelled.update(_joint_names(piece) if has_label else ())
        for name in _joint_names(piece):
            if body is not None and not apart and _is_department_of(body, name):
                names = [each for each in names if each != body]
                names.append(name if name.startswith(body) else _joined(body, name))
            elif name not in names:
                if body is not None and body in above and is_department(plain(name)) and _is_shortened(body, name):
                    names.remove(body)
                names.append(name)
    # A letterhead names the body above the series; below, its office says that it compiles it.
    return tuple(
        name
        for name in names
        if name in labelled or not any(other.startswith(name) and other != name for other in names)
    )


def _is_department_of(body: str, name: str) -> bool:
    """Whether a name is that of a department of the body above it, which is none itself (党委办公室 校长办公室)."""
    whole = body.endswith("中心") and len(body) >= _LEAST_OF_CENTRE
    if (is_department(plain(body)) and not whole) or _is_shortened(body, name):
        return False
    return is_department(plain(name)) or says_again(body, name) > 0


def _joined(body: str, department: str) -> str:
    """A department behind its body, whose class it may say again: 青江商会 商会秘书处."""
    return body + department[says_again(body, department) :]


def _is_shortened(body: str, name: str) -> bool:
    """Whether a name begins with a short form of the body above it: 浙纺联绿色发展部 below 浙江省纺织印染业联合会."""
    left = iter(body)
    size = next((size for size, character in enumerate(name) if character not in left), len(name))
    core = next((size for size in range(len(name), 0, -1) if body.startswith(name[:size])), 0)
    if core < len(name) and _OF_COMPANY.fullmatch(body, core) and core >= _SHORTEST_FORM:
        return True  # 北岭钢铁质量管理部 below 北岭钢铁集团有限公司
    return name[0] == body[0] and size >= _SHORTEST_FORM and not body.startswith(name[:2])


def says_again(body: str, department: str) -> int:
    """How many characters of the class of a body its department says again: two of 青江集团 集团办公室."""
    if _OF_ITS_OWN.search(department):
        return 0
    first = cut(department)[0]
    forms = (body, _LEGAL.sub("", body))
    shorter = (size for size in (4, 3, 2, 1) if len(department) > size)
    sizes = (size for size in shorter if any(form.endswith(department[:size]) for form in forms))
    whole = (size for size in sizes if len(first) <= size or _GOES_ON.fullmatch(first, size))
    of_one = first in _ONE_CHARACTER and _OFFICE.fullmatch(department, 1) is not None
    size = next((size for size in whole if size > 1 or of_one), 0)
    of_core = not body.endswith(department[:size])  # 某集团有限公司 集团公司办公室
    return size + len("公司") if of_core and department.startswith("公司", size) else size


def _joint_names(piece: Piece) -> list[str]:
    """The printed names in a piece, apart at 、and the like, or at blanks where each part is a whole name."""
    names: list[str] = []
    for part in filter(None, re.split(r"[、,，;；]", _REMARK.sub("", piece.text).lstrip(lexicon.MARKS))):
        words = piece.row.raw_part(part).split()
        named = all(is_organisation_name(plain(word)) for word in words)
        whole = named and len({is_department(plain(word)) for word in words}) == 1
        names += words if len(words) > 1 and whole else [piece.row.printed_part(part)]
    return names
