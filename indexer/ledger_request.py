"""What a ledger is asked for: a search, and how its activities are put together; the whole state of its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from indexer.errors import InvalidRequest
from indexer.parameters import Parameters, address, shortened
from indexer.request import PARAMETER_OF_FACET, SearchRequest, parse_request
from kb.text import plain

Dimension = Literal["organisation", "region", "activity", "year", "month", "issuer"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
"""By what a table may count; `activity` is the type."""
_NAMES: Mapping[str, Dimension] = {PARAMETER_OF_FACET[dimension]: dimension for dimension in DIMENSIONS}
_MOST_UNIT = 10


@dataclass(frozen=True, slots=True)
class LedgerRequest:
    """The search; the unit that a row must count in (套), or none; whether each telling of an event is a row.

    `rows` and `columns` are the dimensions of a table, each or none.
    """

    search: SearchRequest = field(default_factory=SearchRequest)
    unit: str = ""
    apart: bool = False
    rows: Dimension | None = None
    columns: Dimension | None = None

    def parameters(self) -> list[tuple[str, str]]:
        """The request as parameters in canonical order, defaults left out."""
        by = [PARAMETER_OF_FACET[each] for each in (self.rows, self.columns) if each]
        own = (("unit", self.unit), ("apart", "1" if self.apart else ""), ("by", ",".join(by)))
        return [*self.search.parameters(), *((name, value) for name, value in own if value)]

    def url(self, path: str = "/activities") -> str:
        """The address of this ledger."""
        return address(path, self.parameters())

    def with_search(self, search: SearchRequest) -> LedgerRequest:
        """The same of another search."""
        return replace(self, search=search)

    def toggled(self, facet: str, value: str) -> LedgerRequest:
        """The same with one value chosen, or no longer chosen, back on page 1."""
        return replace(self, search=self.search.toggled(facet, value))

    def opened(self, **chosen: str) -> LedgerRequest:
        """The rows behind a cell: nothing but these values of its dimensions (no units of theirs), no table."""
        selected = {**self.search.selected, **{facet: (value,) for facet, value in chosen.items()}}
        units = self.search.units and "organisation" not in chosen
        search = replace(self.search, selected=selected, units=units, page=1)
        return replace(self, search=search, rows=None, columns=None)


def parse_ledger_request(values: Mapping[str, Sequence[str]], page_size: int = 20) -> LedgerRequest:
    """The ledger in URL parameters: those of a search, `unit`, `apart`, `by` (org,year). Raises InvalidRequest."""
    given = Parameters(values)
    by = [name.strip() for value in given.several("by") for name in value.split(",") if name.strip()]
    wrong = next((name for name in by if name not in _NAMES), None)
    by = list(dict.fromkeys(by))
    if wrong is not None or len(by) > 2:
        raise InvalidRequest(
            f"参数 by 不能是“{shortened(','.join(by))}”", f"请写一个或两个：{'、'.join(_NAMES)}，如 by=org,year"
        )
    unit = given.one("unit")
    scaled = unit.removeprefix("万").removeprefix("亿")
    if scaled != unit or len(scaled) > _MOST_UNIT:
        wanted = f"数量已换算，请写 {scaled}" if scaled else ""
        raise InvalidRequest(f"参数 unit 不能是“{shortened(unit)}”", wanted or "请写一个单位，如 套、元、人次")
    dimensions = [_NAMES[name] for name in by]
    return LedgerRequest(
        search=parse_request(values, page_size),
        unit=plain(unit),
        apart=given.is_on("apart"),
        rows=dimensions[0] if dimensions else None,
        columns=dimensions[1] if len(dimensions) > 1 else None,
    )
