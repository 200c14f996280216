"""A bulletin as the JSON of DESIGN 4.1, and back. The same shape is printed, stored and tested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Protocol

from kb.model import (
    Activity,
    Article,
    Bulletin,
    Distribution,
    Doubt,
    Figure,
    Issue,
    Mention,
    Organisation,
    Passage,
    PlacedPicture,
    Quantity,
    Section,
    Segment,
)

Json = dict[str, Any]


class Source(Protocol):
    """A file that a bulletin was read from: a document just read, or a stored source."""

    @property
    def name(self) -> str:
        """The file's own name."""
        ...

    @property
    def format(self) -> str:
        """txt, docx, html."""
        ...

    @property
    def encoding(self) -> str | None:
        """Of a text; None for other formats."""
        ...

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        ...


def source_to_json(source: Source) -> Json:
    """The `source` of the contract."""
    return {"name": source.name, "format": source.format, "encoding": source.encoding, "sha256": source.sha256}


def bulletin_to_json(bulletin: Bulletin) -> Json:
    """Everything of the contract but `source`, with the keys in its order."""
    return asdict(bulletin)


def bulletin_from_json(value: Mapping[str, Any]) -> Bulletin:
    """The bulletin that `bulletin_to_json` gave, after a round trip through JSON."""
    return Bulletin(
        series=value["series"],
        issue=Issue(**value["issue"]),
        issuer=tuple(value["issuer"]),
        date=value["date"],
        classification=value["classification"],
        articles=tuple(_article(article) for article in value["articles"]),
        segments=tuple(Segment(**_with_tuples(segment)) for segment in value["segments"]),
        figures=tuple(Figure(**figure) for figure in value["figures"]),
        distribution=tuple(Distribution(each["kind"], tuple(each["recipients"])) for each in value["distribution"]),
        organisations=tuple(
            Organisation(
                each["name"],
                tuple(each["aliases"]),
                tuple(Mention(**mention) for mention in each["mentions"]),
                each.get("confidence", 1.0),
                each.get("identity"),
            )
            for each in value["organisations"]
        ),
        activities=tuple(activity_from_json(each) for each in value["activities"]),
        signers={role: tuple(names) for role, names in value["signers"].items()},
        doubts=tuple(Doubt(**doubt) for doubt in value["doubts"]),
        publisher=value.get("publisher"),
        visibility=value.get("visibility", "public"),
        confidence=value.get("confidence"),
        pictures=tuple(PlacedPicture(**picture) for picture in value.get("pictures", ())),
    )


def _article(value: Mapping[str, Any]) -> Article:
    return Article(
        value["headline"],
        value["part"],
        tuple(Section(**section) for section in value["sections"]),
        _passages(value["passages"]),
    )


def _passages(values: Iterable[Mapping[str, Any]]) -> tuple[Passage, ...]:
    return tuple(Passage(**_with_tuples(value)) for value in values)


def _with_tuples(value: Mapping[str, Any]) -> Json:
    return {key: tuple(each) if isinstance(each, list) else each for key, each in value.items()}


def activity_from_json(value: Mapping[str, Any]) -> Activity:
    """The activity that `dataclasses.asdict` gave, after a round trip through JSON."""
    return Activity(
        **{
            **value,
            "organisations": tuple(value["organisations"]),
            "beneficiaries": tuple(value["beneficiaries"]),
            "quantities": tuple(Quantity(**quantity) for quantity in value["quantities"]),
            "printed": activity_from_json(value["printed"]) if value.get("printed") else None,
        }
    )
