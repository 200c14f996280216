"""The organisations that a request chooses, as the generation knows them: under canonical names, with their units."""

from __future__ import annotations

from indexer.generation import Generation
from indexer.request import SearchRequest


def filters_of(request: SearchRequest, generation: Generation) -> dict[str, tuple[str, ...]]:
    """The chosen values of each facet as the engine keeps them.

    An organisation may be chosen by an old or another name of it, and with its units; an issuer is chosen alone.
    """
    filters = {facet: values for facet, values in request.selected.items() if values}
    for facet in ("organisation", "issuer"):
        if facet in filters:
            names = [generation.authority.canonical(name) or name for name in filters[facet]]
            if request.units and facet == "organisation":
                names = [unit for name in names for unit in generation.hierarchy.with_units(name)]
            filters[facet] = tuple(dict.fromkeys(names))
    return filters
