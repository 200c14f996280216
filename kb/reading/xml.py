"""XML inside office files, parsed without entities, without the network and within bounds."""

from __future__ import annotations

import zipfile
from typing import Any

from lxml import etree

from kb.errors import FileRefused


def parse_xml(data: bytes) -> Any:
    """The root element. Raises FileRefused where a document type is declared: it may hide an XML bomb."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise FileRefused("bomb", "文件里有实体声明，可能是恶意文件", "请核对文件来源")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str, default: str = "") -> str:
    """An attribute by its name without a namespace."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), default)


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member of an archive; empty where it is missing."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
