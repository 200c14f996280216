"""Where sentences say that something was not done: planned, wished, ordered, called off, denied."""

from __future__ import annotations

from collections.abc import Sequence

from kb.knowledge import no_events, phrases
from kb.knowledge.clauses import Named
from kb.text import word_tag

_MARKS = ",;:。"


def plans_in(text: str, start: int, end: int, named: Sequence[Named]) -> list[int]:
    """Where words say that something was not done: planned, wished, called off, denied; but not as words of a name."""
    found = [each.start() for each in no_events.NOT_DONE.finditer(text, start, end)]
    plans = [at for at in found if no_events.DONE_ALL_THE_SAME.match(text, at) is None and not _is_cause(text, at)]
    plans += [
        each.start()
        for each in no_events.PLANS.finditer(text, start, end)
        if word_tag(each["verb"]) == "v" and each["verb"] not in no_events.NOT_PLANNED
    ]
    listed = no_events.LISTS_PLANS.search(text, start, end)
    items = phrases.ITEM.finditer(text, listed.end(), end) if listed else ()
    plans = [at for at in plans if not any(each.start <= at < each.end for each in named)]
    return plans + [item.start() for item in items]


def _is_cause(text: str, at: int) -> bool:
    """Whether what was called off is why something else was done: 因雷雨天气取消演出2场,景区办理退票460张."""
    if not text.startswith(no_events.CALLED_OFF, at):
        return False
    start = max(text.rfind(mark, 0, at) for mark in _MARKS) + 1
    return text.startswith(("因", "由于", "受"), start) and text.find(",", at) > 0
