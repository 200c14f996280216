"""One segment: the arrays of some bulletins, and the documents that hold a text, a word or a value in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from indexer.embedded.arrays import Array, Arrays, open_arrays
from indexer.embedded.batches import LABEL_FIELDS, VALUE_FIELDS
from indexer.embedded.docsets import Docs, Ids, Universe
from indexer.embedded.folding import text_of, unfolded_table, units_of
from indexer.embedded.inversion import FAR
from indexer.embedded.kernels import Kernels
from indexer.embedded.lexicon import NumberLexicon, StringLexicon, Strings
from indexer.embedded.postings import CountedPostings, Postings
from indexer.engine import MOST_TERMS
from kb.text import Folded, fold, folded

_FEW_TO_VERIFY = 64
"""So few candidates are looked at in the text at once, without another list."""
_MANY = 1_000
"""So many candidates are worth a look at which of them hold the run as a word."""


class TextIndex:
    """Texts, and for each character and each pair the texts that hold it: every run of characters can be found."""

    def __init__(self, arrays: Arrays, kernels: Kernels, universe: Universe, *, counted: bool) -> None:
        kind = CountedPostings if counted else Postings
        self._has_places = counted
        self.units, self.starts = arrays["units"], arrays["starts"]
        self.characters = NumberLexicon(arrays.below("characters"))
        self.pairs = NumberLexicon(arrays.below("pairs"))
        self.character_postings = kind(arrays.below("characters"), kernels)
        self.pair_postings = kind(arrays.below("pairs"), kernels)
        self._kernels = kernels
        self._universe = universe

    def holding(self, needle: str, as_word: Callable[[str], Docs | None] | None = None) -> Docs:
        """The texts that hold the folded needle in a run; `as_word` may know many that surely do."""
        units = units_of(needle)
        if units.size <= 2:
            return self.holding_gram(units) if units.size else self._universe.everything()
        terms = self.pairs.find_all(pair_keys(units))
        if terms.min() < 0:
            return self._universe.nothing
        candidates = self._candidates(terms)
        few = isinstance(candidates, Ids) and candidates.ids.size < _MANY
        known = None if few or as_word is None else as_word(needle)
        if known is None:
            return Ids(self._containing(self._universe.ids(candidates), units, terms))
        unsure = self._universe.difference(candidates, known)
        return self._universe.union((known, Ids(self._containing(self._universe.ids(unsure), units, terms))))

    def holding_gram(self, units: Array) -> Docs:
        """The texts that hold one unit, or a pair of them."""
        found = self.gram(units)
        return found[0].docs(found[1]) if found else self._universe.nothing

    def gram(self, units: Array) -> tuple[Postings, int] | None:
        """The postings of one unit, or a pair of them, and its number there; None where no text holds it."""
        lexicon, postings = self.gram_postings(units)
        number = lexicon.find(_key(units))
        return None if number is None else (postings, number)

    def gram_postings(self, units: Array) -> tuple[NumberLexicon, Postings]:
        """Where a unit, or a pair of them, is looked up."""
        if units.size == 1:
            return self.characters, self.character_postings
        return self.pairs, self.pair_postings

    def text(self, number: int) -> str:
        """A folded text."""
        return text_of(self.units[self.starts[number] : self.starts[number + 1]])

    def _containing(self, ids: Array, units: Array, terms: Array) -> Array:
        if not ids.size:
            return ids
        holding = self._in_line(ids, terms)
        holding[~holding] = self._kernels.contain(ids[~holding], self.units, self.starts, units)
        kept: Array = ids[holding]
        return kept

    def _candidates(self, terms: Array) -> Docs:
        """Texts among which all that hold the run are: the lists of its pairs, the shortest first, while it pays."""
        first, *rest = sorted(set(terms.tolist()), key=lambda term: (self.pair_postings.frequency(term), term))
        docs = self.pair_postings.docs(first)
        for term in rest:
            if not isinstance(docs, Ids):
                docs = self._universe.intersection((docs, self.pair_postings.docs(term)))
            elif docs.ids.size > _FEW_TO_VERIFY:
                docs = Ids(self.pair_postings.keep(docs.ids, term))
        return docs

    def _in_line(self, ids: Array, terms: Array) -> Array:
        """Of many texts that hold all these pairs, those where their first places follow one another as in the run."""
        if ids.size <= _FEW_TO_VERIFY or not self._has_places:
            return np.zeros(ids.size, bool)
        last = terms.size - 1
        offsets = [*range(0, last, 2), last]  # enough to cover the run
        places = [self.pair_postings.marks(ids, int(terms[offset])).astype(np.int16) for offset in offsets]
        sure: Array = places[-1] < FAR
        for offset, each in zip(offsets[1:], places[1:], strict=True):
            sure &= each - places[0] == offset
        return sure


def pair_keys(units: Array) -> Array:
    """The keys of the pairs of neighbouring units."""
    keys: Array = units[:-1].astype(np.uint32) << np.uint32(16) | units[1:]
    return keys


def _key(units: Array) -> int:
    return int(units[0]) if units.size == 1 else int(units[0]) << 16 | int(units[1])


class ValueField:
    """The values of a field: terms with postings, and a column that gives the values of a document or bulletin."""

    def __init__(self, arrays: Arrays, kernels: Kernels) -> None:
        self.terms = StringLexicon(arrays)
        self.postings = Postings(arrays, kernels)
        self.starts, self.values = arrays["forward_starts"], arrays["forward"]
        self.by_bulletin = bool(arrays["by_bulletin"][0])


class LabelField:
    """Texts that documents share: each distinct one once, searched like texts, with the documents that have it."""

    def __init__(self, arrays: Arrays, kernels: Kernels, universe: Universe) -> None:
        self.terms = StringLexicon(arrays)
        self.postings = Postings(arrays, kernels)
        count = len(self.terms)
        labels = Universe(kernels, np.arange(count, dtype=np.uint32), np.arange(count + 1))
        self.texts = TextIndex(arrays.below("text"), kernels, labels, counted=False)
        self._labels = labels
        self._universe = universe

    def holding(self, needle: str) -> Docs:
        """The documents with a label that holds the folded needle."""
        if not needle:
            return self._universe.everything()
        return self.having(self._labels.ids(self.texts.holding(needle)))

    def holding_written(self, needle: str) -> Docs:
        """The documents with a label that holds the needle as written."""
        if not needle:
            return self._universe.everything()
        near = self._labels.ids(self.texts.holding(folded(needle)))
        return self.having(np.array([label for label in near if needle in self.terms.string(label)], np.uint32))

    def label_ids(self, labels: Docs) -> Array:
        """The labels of a set, sorted."""
        return self._labels.ids(labels)

    def having(self, labels: Array) -> Docs:
        """The documents that have one of the labels."""
        return self._universe.union(self.postings.docs_of_each(labels)) if labels.size else self._universe.nothing


class Segment:
    """The documents of a packed file, numbered from 0; `bulletin_of` and `bulletin_starts` say whose they are."""

    def __init__(self, path: Path, kernels: Kernels) -> None:
        arrays = open_arrays(path)
        self.kernels = kernels
        documents = arrays.below("documents")
        self.bulletin_of = documents["bulletin_of"]
        self.weights, self.weight_of = documents["weights"], documents["weight_of"]
        self.bulletin_starts = documents["bulletin_starts"]
        self._passages = tuple(Strings(documents.below("passages")).strings())
        self._passage_of = documents["passage_of"]
        self._kinds = tuple(Strings(documents.below("kinds")).strings())
        self._kind_of = documents["kind_of"]
        bulletins = arrays.below("bulletins")
        self.ids = Strings(bulletins.below("ids"))
        self._by_id = bulletins["by_id"]
        self.entries = Strings(bulletins.below("entries"))
        self._records, self._deeds = Strings(bulletins.below("records")), Strings(bulletins.below("deeds"))
        self.series = Strings(bulletins.below("series"))
        self.first_days, self.last_days = bulletins["first_days"], bulletins["last_days"]
        self.years, self.numbers = bulletins["years"], bulletins["numbers"]
        self.universe = Universe(kernels, self.bulletin_of, self.bulletin_starts)
        text = arrays.below("text")
        self.texts = TextIndex(text, kernels, self.universe, counted=True)
        self._changes = (
            text["change_starts"],
            text["change_at"],
            text["change_unit"],
            text["change_gone"],
        )
        self._odd, self._odd_units, self._odd_starts = text["odd"], text["odd_units"], text["odd_starts"]
        self.words = StringLexicon(arrays.below("words"))
        self.word_postings = CountedPostings(arrays.below("words"), kernels)
        self.word_lengths = arrays.below("words")["lengths"]
        values, labels = arrays.below("values"), arrays.below("labels")
        self.values: Mapping[str, ValueField] = {name: ValueField(values.below(name), kernels) for name in VALUE_FIELDS}
        self.labels: Mapping[str, LabelField] = {
            name: LabelField(labels.below(name), kernels, self.universe) for name in LABEL_FIELDS
        }

    @property
    def document_count(self) -> int:
        """How many documents there are, also those that are no longer valid."""
        return self.universe.count

    @cached_property
    def gram_lengths(self) -> Array:
        """For each document how many grams it has (MOST_TERMS at most): its characters and its pairs."""
        units = np.diff(self.texts.starts)
        lengths: Array = np.clip(2 * units - 1, 0, MOST_TERMS).astype(np.uint16)
        return lengths

    def holding(self, needle: str) -> Docs:
        """The documents whose text holds the folded needle in a run."""
        return self.texts.holding(needle, self._holding_word)

    def _holding_word(self, word: str) -> Docs | None:
        """The documents that hold a word, if they are many: it is a run of characters, so these need no look."""
        term = self.words.find(word)
        if term is None or self.word_postings.frequency(term) < _MANY:
            return None
        return self.word_postings.docs(term)

    def holding_written(self, needle: str) -> Docs:
        """The documents whose text as written holds the needle."""
        if not needle:
            return self.universe.everything()
        plain = folded(needle)
        near = self.texts.holding(plain) if plain else self._with_change(units_of(needle))
        ids = self.universe.ids(near)
        regular = ids[~np.isin(ids, self._odd)]
        found = self.kernels.keep_written(
            regular, self.texts.units, self.texts.starts, unfolded_table(), *self._changes, units_of(needle)
        )
        odd = np.array(
            [number for number in np.intersect1d(ids, self._odd) if needle in self.written(number)], np.uint32
        )
        return Ids(np.union1d(found, odd).astype(np.uint32))

    def written(self, number: int) -> str:
        """The text of a document as written."""
        return self.folded_text(number)[0]

    def folded_text(self, number: int) -> tuple[str, Folded]:
        """The text of a document as written, and folded with the map back."""
        at = int(self._odd.searchsorted(np.uint32(number)))
        if at < self._odd.size and self._odd[at] == number:
            text = text_of(self._odd_units[self._odd_starts[at] : self._odd_starts[at + 1]])
            return text, fold(text)
        written, origin = self.kernels.unfold(
            number, self.texts.units, self.texts.starts, unfolded_table(), *self._changes
        )
        return text_of(written), Folded(self.texts.text(number), origin.data)

    def passage(self, number: int) -> tuple[str, str]:
        """The id and the kind of a document in its bulletin."""
        return self._passages[self._passage_of[number]], self._kinds[self._kind_of[number]]

    def passage_ids(self, numbers: Array) -> list[str]:
        """The ids of documents in their bulletins."""
        return [self._passages[place] for place in self._passage_of[numbers].tolist()]

    def bulletin(self, bulletin_id: str) -> int | None:
        """The number of a bulletin, or None."""
        wanted = bulletin_id.encode("utf-8", "surrogatepass")
        low, high = 0, len(self.ids)
        while low < high:
            middle = (low + high) // 2
            if self.ids[int(self._by_id[middle])] < wanted:
                low = middle + 1
            else:
                high = middle
        if low == len(self.ids):
            return None
        number = int(self._by_id[low])
        return number if self.ids[number] == wanted else None

    def entry(self, bulletin: int) -> str:
        """What lists show of a bulletin."""
        return self.entries.string(bulletin)

    def record(self, bulletin: int) -> bytes:
        """The whole of a bulletin."""
        return self._records[bulletin]

    def deeds(self, bulletin: int) -> bytes:
        """What a bulletin tells of activities."""
        return self._deeds[bulletin]

    def _with_change(self, units: Array) -> Docs:
        """The documents where every one of these units was changed in folding, and the odd ones."""
        starts, _, changed, _ = self._changes
        sets: list[Docs] = []
        for unit in set(units.tolist()):
            places = np.flatnonzero(changed == unit)
            there = Ids(np.unique(np.searchsorted(starts, places, "right") - 1).astype(np.uint32))
            sets.append(self.universe.union((there, self.texts.holding_gram(np.array([unit], np.uint16)))))
        return self.universe.union((self.universe.intersection(sets), Ids(self._odd)))
