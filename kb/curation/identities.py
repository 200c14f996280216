"""Which bulletin a file is whose masthead says what a curator had corrected before: the corrected file of an office."""

from __future__ import annotations

from kb.curation.curating import curated
from kb.identity import identity_of
from kb.store import Store


def corrected_identities(store: Store) -> dict[str, str]:
    """The ids of the bulletins whose masthead was corrected, by the key of the identity that they have since."""
    decisions = store.decisions()
    ids = {decision.bulletin for decision in decisions if decision.kind == "correct"}
    found = {}
    for stored in store.bulletins(ids) if ids else ():
        bulletin = curated(stored, [each for each in decisions if each.bulletin == stored.id]).bulletin
        path = stored.sources[0].path
        identity = identity_of(bulletin, path)
        if identity != identity_of(stored.bulletin, path):
            found[identity.key] = stored.id
    return found
