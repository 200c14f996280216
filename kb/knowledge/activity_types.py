"""Of which type a deed is, by its characters and pairs of characters, each with learnt weights.

The weights stand in `activity_types.tsv`: a row for each character or pair, a column for each type of DESIGN 4.1; a
blank is 0. They are those of a logistic regression without intercept over tf-idf (Manning, Raghavan and Schütze,
*Introduction to Information Retrieval*, chapters 6, 14 and 15), learnt by `python -m tests.activity_types --write`; how
well they do on offices that they were not learnt from is measured there too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import chain
from math import log
from operator import add

OTHER = "其他"
"""The type of a deed of which nothing is known."""
TABLE = "activity_types.tsv"

_NUMBER = re.compile(r"[\d.]+")
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|份)?|\d{4}年|\d{1,2}[日号]")


class ActivityTypes:
    """The types as a table of weights tells them apart: tab-separated, the types in its first row."""

    def __init__(self, table: str) -> None:
        head, *rows = (line.split("\t") for line in table.splitlines())
        self._types = head[1:]
        self._weights = {
            trait: tuple((column, int(weight)) for column, weight in enumerate(weights) if weight)
            for trait, *weights in rows
        }

    def type_of(self, text: str) -> str:
        """The type of a deed, by its folded text without names; 其他 where no trait of it is known."""
        scores = [0.0] * len(self._types)
        for trait, times in Counter(traits(text)).items():
            strength = 1 + log(times)
            for column, weight in self._weights.get(trait, ()):
                scores[column] += weight * strength
        return self._types[scores.index(max(scores))] if any(scores) else OTHER


@cache
def activity_types() -> ActivityTypes:
    """The types by the weights that were learnt; the table is read once."""
    return ActivityTypes(files(__package__).joinpath(TABLE).read_text("utf-8"))


def traits(text: str) -> Iterable[str]:
    """The characters of a text without its dates, and its pairs of neighbours; a number is 0, a blank none."""
    text = _NUMBER.sub("0", _DATE.sub("", "".join(text.split())).strip(",;"))
    return chain(text, map(add, text, text[1:]))
