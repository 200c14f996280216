"""What ranks the hits of a query, and what to try where it has none."""

from __future__ import annotations

import math

from indexer.engine import Boost, ScoringTerm
from indexer.language import Understood
from indexer.query import And, AtLeast, Node, Or, Text, bears_text, positive_texts
from indexer.terms import Analyzer
from kb.text import folded

RUN_BOOST = 8.0
"""What a hit gains that holds a whole typed run in one piece: about as much as two rare words."""
SINGLE_WEIGHT = 0.3
"""Weight of a single character in ranking, beside 1 for words and pairs (DESIGN 5.3)."""


def relaxations(tree: Node) -> list[tuple[str, Node]]:
    """Weaker trees to try in their order when a tree finds nothing: most of its terms, then any of them.

    Only what stands side by side is loosened; conditions, exclusions and phrases stay as they are.
    """
    if not isinstance(tree, And):
        return []
    soft = tuple(node for node in tree.nodes if bears_text(node))
    hard = tuple(node for node in tree.nodes if not bears_text(node))
    steps: list[tuple[str, Node]] = []
    most = math.ceil(len(soft) * 2 / 3)
    if 1 < most < len(soft):
        steps.append(("most", And((AtLeast(most, soft), *hard))))
    if len(soft) > 1:
        steps.append(("any", And((Or(soft), *hard))))
    return steps


def scoring_terms(tree: Node, analyzer: Analyzer) -> tuple[ScoringTerm, ...]:
    """The words, pairs and (for one-character texts) characters of what is looked for, each once."""
    terms: dict[ScoringTerm, None] = {}
    for text in positive_texts(tree):
        if text.field not in ("text", "headline"):
            continue
        plain = folded(text.text)
        for word in analyzer.ranking_words(plain):
            terms[ScoringTerm("words", word, 1.0)] = None
        for at in range(len(plain) - 1):
            terms[ScoringTerm("grams", plain[at : at + 2], 1.0)] = None
        if len(plain) == 1:
            terms[ScoringTerm("grams", plain, SINGLE_WEIGHT)] = None
    return tuple(terms)


def boosts(understood: Understood) -> tuple[Boost, ...]:
    """The boosts for the runs of a query."""
    return tuple(Boost(Text(run), RUN_BOOST) for run in understood.runs if run)
