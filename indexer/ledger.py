"""The ledger: who did what, when, how much; each row with the sentence that proves it.

A request is the one of a search, and asks the same bulletins; what it says of dates, organisations, members and types
is asked of each activity itself. An activity without a date counts by the date of its bulletin, and says so.

An event that is told several times is one row with several proofs, so that sums are not doubled (`events`). What is
asked is asked of the event: it is one of an issuer if any of its bulletins is. What sums up other rows (`totals`), or
is in such a sum, and what goes on beyond the days that are asked for, is shown and not summed twice. Whoever doubts
that asks for the rows apart.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from indexer.documents import MEMBER
from indexer.engine import EngineQuery
from indexer.errors import InvalidRequest
from indexer.generation import Generation
from indexer.ledger_request import DIMENSIONS, Dimension, LedgerRequest
from indexer.ledger_row import LedgerRow
from indexer.request import UNKNOWN
from indexer.search import understand
from indexer.selection import filters_of
from indexer.terms import Analyzer
from indexer.told import Told
from indexer.totals import settled
from kb.knowledge.authority import Authority
from kb.knowledge.deeds import ACTIVITY_TYPES

_OF_ROWS = (*DIMENSIONS, "member")
"""The facets that are asked of an activity itself."""
_OF_BULLETINS = ("year", "month")
"""Those of them that are times."""
_OF_EVENTS = (*_OF_BULLETINS, "activity", "issuer")
"""Those that passages are not asked for: an event may have another date than its bulletins, and several bulletins."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many rows, and how much of the unit that is asked for."""

    rows: int
    amount: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows counted by one or two dimensions. `cells` maps (row value, column value).

    The values stand in the order in which they are shown: times from the newest on, others by how many rows have them.
    `row_totals`, `column_totals` and `total` count each activity once, however many values it has.
    """

    rows: Dimension
    columns: Dimension | None
    row_values: tuple[str, ...]
    column_values: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    row_totals: dict[str, Cell]
    column_totals: dict[str, Cell]
    total: Cell


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows in their order, the newest first unless the request says otherwise; `chosen` values of each facet."""

    rows: tuple[LedgerRow, ...]
    request: LedgerRequest = field(default_factory=LedgerRequest)
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def sums(self) -> dict[str, float]:
        """The sum of each unit over all rows, those that most rows have first. Units are never added to one another."""
        sums: dict[str, float] = defaultdict(float)
        counts: Counter[str] = Counter()
        for row in self.rows:
            for quantity in row.summed:
                sums[quantity.unit] += quantity.summed
                counts[quantity.unit] += 1
        return {unit: round(sums[unit], 4) for unit, _ in counts.most_common()}

    def most(self, dimension: str, count: int | None = None) -> list[tuple[str, int]]:
        """The values of a dimension that most rows have, with how many do; all of them without a `count`."""
        return Counter(chain.from_iterable(row.values(dimension) for row in self.rows)).most_common(count)

    @property
    def units(self) -> list[str]:
        """The units of all quantities, those that most rows have first."""
        return [
            unit
            for unit, _ in Counter(each.unit for row in self.rows for each in row.activity.quantities).most_common()
        ]

    @property
    def left_out(self) -> int:
        """How many rows have quantities that are in no sum."""
        return sum(row.left_out for row in self.rows)

    @property
    def told_again(self) -> int:
        """How many times events of the rows are told besides."""
        return sum(len(row.also) for row in self.rows)

    def table(self) -> Table | None:
        """The table that the request asks for; None where it asks for none."""
        return table_of(self)

    def to_json(self) -> dict[str, Any]:
        """The ledger for programs."""
        table = self.table()
        value = {
            "total": len(self.rows),
            "types": dict(self.most("activity")),
            "sums": self.sums,
            "activities": [row.to_json() for row in self.rows],
        }
        return value | ({"table": _table_json(table, self.request)} if table else {})


def ledger(request: LedgerRequest, generation: Generation, analyzer: Analyzer) -> Ledger:
    """The activities in the passages that a request finds; events told several times once, unless wanted apart.

    Page and size of the request are not asked. Raises InvalidRequest for a type that there is not.
    """
    unknown = _unknown_types(request, generation)
    if unknown:
        known = "、".join(dict.fromkeys((*generation.activity_types, *ACTIVITY_TYPES)))
        raise InvalidRequest(f"没有“{'、'.join(unknown)}”这种活动", f"可用：{known}")
    filters = filters_of(request.search, generation)
    chosen = {facet: frozenset(values) for facet, values in filters.items() if facet in _OF_ROWS}
    authority = generation.authority
    days = request.search.first_day, request.search.last_day
    rows = [
        replace(row, beyond=True) if not request.apart and _is_beyond(row, *days) else row
        for row in _told(request, filters, generation, analyzer)
        if _is_wanted(row, chosen, authority) and _is_within(row, *days) and _has_unit(row, request)
    ]
    if (
        chosen.get("member") == frozenset((MEMBER,)) and "organisation" not in chosen
    ):  # a table of members has no others
        chosen["organisation"] = frozenset(name for row in rows for name in row.actors if authority.is_member(name))
    rows = list(rows) if request.apart else list(settled(rows))
    return Ledger(tuple(rows if request.search.sort == "oldest" else reversed(rows)), request, chosen)


def values_beside(found: Ledger, facet: str, generation: Generation, analyzer: Analyzer) -> dict[str, int]:
    """The values of a facet with how many rows of a ledger have each; its own choice leaves none of them out."""
    asked = found.request
    chosen = asked.search.selected.get(facet, ())
    if not chosen:
        return dict(found.most(facet))
    selected = {name: values for name, values in asked.search.selected.items() if name != facet}
    whole = ledger(asked.with_search(replace(asked.search, selected=selected)), generation, analyzer)
    return {**dict(whole.most(facet)), **{value: 0 for value in chosen if value not in dict(whole.most(facet))}}


def _unknown_types(request: LedgerRequest, generation: Generation) -> list[str]:
    known = {*ACTIVITY_TYPES, *generation.activity_types, UNKNOWN}
    return [name for name in request.search.selected.get("activity", ()) if name not in known]


def table_of(ledger: Ledger) -> Table | None:
    """Rows counted by one or two dimensions, and how much of a unit they have.

    Where values of a dimension are chosen, only those are counted: who else acted would be a cell that nothing opens.
    """
    rows, request = ledger.rows, ledger.request
    by, columns, unit = request.rows, request.columns, request.unit
    if by is None:
        return None

    def values(row: LedgerRow, dimension: Dimension) -> Sequence[str]:
        own = row.values(dimension) or (UNKNOWN,)
        wanted = ledger.chosen.get(dimension)
        return [value for value in own if value in wanted] if wanted else own

    groups: dict[tuple[str, str], list[LedgerRow]] = defaultdict(list)
    of_row: dict[str, list[LedgerRow]] = defaultdict(list)
    of_column: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        across = values(row, columns) if columns else ()
        for value in values(row, by):
            of_row[value].append(row)
            for other in across:
                groups[value, other].append(row)
        for other in across:
            of_column[other].append(row)

    def cell(group: Sequence[LedgerRow]) -> Cell:
        """What it opens: totals of rows that are not in it leave none of its own out."""
        own = settled([_unsettled(row) for row in group]) if unit and not request.apart else group
        return Cell(len(group), round(sum(row.amount(unit) for row in own), 4) if unit else 0.0)

    return Table(
        rows=by,
        columns=columns,
        row_values=_ordered(of_row, by),
        column_values=_ordered(of_column, columns) if columns else (),
        cells={key: cell(group) for key, group in groups.items()},
        row_totals={value: cell(group) for value, group in of_row.items()},
        column_totals={value: cell(group) for value, group in of_column.items()},
        total=cell(rows),
    )


def _unsettled(row: LedgerRow) -> LedgerRow:
    """A row of which nothing is left out for what other rows tell."""
    return replace(row, totals=frozenset(), within=frozenset()) if row.totals or row.within else row


def _ordered(groups: dict[str, list[LedgerRow]], dimension: Dimension) -> tuple[str, ...]:
    if dimension in _OF_BULLETINS:  # the newest first, as everywhere
        known = sorted((value for value in groups if value != UNKNOWN), reverse=True)
        return (*known, *(value for value in groups if value == UNKNOWN))
    return tuple(sorted(groups, key=lambda value: (value == UNKNOWN, -len(groups[value]), value)))


def _table_json(table: Table, request: LedgerRequest) -> dict[str, Any]:
    cells = [
        {"row": row, "column": column, "rows": cell.rows, "amount": cell.amount}
        for (row, column), cell in (
            table.cells if table.columns else {(value, ""): cell for value, cell in table.row_totals.items()}
        ).items()
    ]
    return {
        "rows": table.rows,
        "columns": table.columns,
        "unit": request.unit,
        "row_values": list(table.row_values),
        "column_values": list(table.column_values),
        "cells": cells,
        "row_totals": {value: _cell_json(cell) for value, cell in table.row_totals.items()},
        "column_totals": {value: _cell_json(cell) for value, cell in table.column_totals.items()},
        "total": _cell_json(table.total),
    }


def _cell_json(cell: Cell) -> dict[str, float]:
    return {"rows": cell.rows, "amount": cell.amount}


def _told(
    request: LedgerRequest, chosen: Mapping[str, tuple[str, ...]], generation: Generation, analyzer: Analyzer
) -> tuple[LedgerRow, ...]:
    """The rows of the passages that may hold what is wanted, in the order of time."""
    search = request.search
    asked = {facet: values for facet, values in chosen.items() if facet not in _OF_EVENTS and UNKNOWN not in values}
    query = EngineQuery(
        understand(search, analyzer).tree,
        filters={"activity": generation.activity_types, **asked},
        scope=search.scope or "passage",
    )
    return generation.derived(Told).rows(query, apart=request.apart)


def _has_unit(row: LedgerRow, request: LedgerRequest) -> bool:
    return not request.unit or any(each.unit == request.unit for each in row.activity.quantities)


def _is_wanted(row: LedgerRow, wanted: Mapping[str, frozenset[str]], authority: Authority) -> bool:
    """Whether the row has one of the chosen values in every facet; UNKNOWN is that of a row without any."""
    for facet, values in wanted.items():
        if facet == "member":
            own: Sequence[str] = (MEMBER,) if any(map(authority.is_member, row.actors)) else ()
        else:
            own = row.values(facet)
        if values.isdisjoint(own or (UNKNOWN,)):
            return False
    return True


def _is_within(row: LedgerRow, first_day: dt.date | None, last_day: dt.date | None) -> bool:
    """Whether what the row tells meets the days that are asked for; without a date it meets no bound."""
    if first_day is None and last_day is None:
        return True
    if row.told_of is None:
        return False
    first, last = row.told_of
    return (first_day is None or last >= first_day) and (last_day is None or first <= last_day)


def _is_beyond(row: LedgerRow, first_day: dt.date | None, last_day: dt.date | None) -> bool:
    """Whether a row that meets the days that are asked for goes on before or after them."""
    if row.period is None or (first_day is None and last_day is None):
        return False
    first, last = row.period
    return (first_day is not None and first < first_day) or (last_day is not None and last > last_day)
