"""How bodies are called where their names do not stand whole: by their class, by their last characters, in titles.

该院 is 青云医院(石帆院区) too, 山庄 is 青田山庄, and 云岫区教育|工作简报 is a bulletin of 云岫区教育局.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kb.knowledge import class_words, phrases
from kb.text import folded

_SHORT_BUREAU = 5
"""Characters that are too few to tell a place and a duty: 市教育局."""


def is_of_kind(name: str, forms: Iterable[str], kind: str) -> bool:
    """Whether a body is of a class, by its name or by one of its `forms` (folded): 石城管道院 is an 院."""
    if kind in class_words.HELD_IN_NAME:
        held, endings = class_words.HELD_IN_NAME[kind]
        return held in folded(name) and folded(name).endswith(endings)
    endings = class_words.CALLED_BY.get(kind, (kind,))
    return any(form.endswith(endings) for form in forms)


def without_note(name: str) -> str:
    """A name, folded, without what stands in brackets at its end: 该院 is 青云医院（石帆院区） as well."""
    return phrases.NOTE.sub("", folded(name))


def is_titled_by(title: str, form: str) -> bool:
    """Whether the title of a bulletin begins with whose it is, a bureau with what it does: 云岫区教育|工作简报."""
    return title.startswith(form) or (form[-1] in "局委" and len(form) > _SHORT_BUREAU and title.startswith(form[:-1]))


@lru_cache(maxsize=1 << 12)
def last_characters(name: str) -> tuple[str, ...]:
    """By which of its last characters a body may be called, its legal form left out: not by all of them."""
    core = phrases.LEGAL.sub("", without_note(name))
    return tuple(core[-size:] for size in (4, 3, 2) if len(core) > size)
