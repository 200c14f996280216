"""A command, option, setting, parameter or page that is not documented does not exist."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from indexer import directory
from indexer.documents import FACETS
from indexer.request import PARAMETER_OF_FACET
from indexer.terms import Analyzer
from kb.cli import main
from kb.settings import Settings
from web import labels
from web.app import create_app

ROOT = Path(__file__).parent.parent
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
PROSE = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def commands(group: click.Group, path: str) -> list[tuple[str, click.Command]]:
    context = click.Context(group)
    found: list[tuple[str, click.Command]] = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found += (
            commands(command, f"{path} {name}") if isinstance(command, click.Group) else [(f"{path} {name}", command)]
        )
    return found


COMMANDS = commands(main, "kb")


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_is_documented(name: str) -> None:
    head, last = name.rsplit(" ", 1)
    assert name in DOCS or re.search(rf"{re.escape(head)} [a-z|]*\b{last}\b", DOCS)


def test_every_option_is_documented() -> None:
    options = {
        flag for _, command in COMMANDS for option in command.params for flag in option.opts if flag.startswith("--")
    }
    assert len(options) > 15
    assert [option for option in sorted(options) if f"`{option}" not in DOCS and f"{option} " not in DOCS] == []


def test_every_setting_is_documented_with_its_variable() -> None:
    for field in fields(Settings):
        if field.name != "data":
            assert f"`{field.name}`" in DOCS, field.name
        assert f"KB_{field.name.upper()}" in DOCS, field.name


def test_every_parameter_of_a_search_is_documented() -> None:
    names = (*PARAMETER_OF_FACET.values(), "q", "from", "to", "scope", "match", "in", "sort", "page", "size")
    names += ("when", "units", "unit", "by", "apart", "months")
    assert [name for name in names if f"`{name}`" not in DOCS] == []
    values = (*labels.SORTS, *labels.MATCHES, *labels.WITHINS, *labels.RELAXED)
    assert [value for value in values if f"`{value}`" not in DOCS] == []


def test_every_facet_has_its_word_on_the_page() -> None:
    assert {*FACETS, *directory.FACETS, "volume"} == set(labels.FACETS)
    assert all(called in DOCS for called in labels.FACETS.values())


def test_every_page_is_documented(settings: Settings, analyzer: Analyzer) -> None:
    rules = [rule.rule for rule in create_app(settings, analyzer).url_map.iter_rules()]
    shown = [
        re.sub(r"<[^>]*:?([a-z_0-9]+)>", "<id>", rule) for rule in rules if not rule.startswith(("/static", "/favicon"))
    ]
    assert [rule for rule in shown if f"`{rule}`" not in DOCS] == []


def test_every_refusal_is_documented() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "kb").rglob("*.py"))
    codes = set(re.findall(r'FileRefused\(\s*"([a-z0-9-]+)"', sources))
    assert len(codes) >= 8
    assert [code for code in sorted(codes) if f"`{code}`" not in DOCS] == []


def test_links_between_the_documents_lead_somewhere() -> None:
    for path in PROSE:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path.name, target)


def test_both_readmes_name_the_same_commands() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    for command in ("make serve", "make test", "make check", "kb open", "kb sync", "pip install ."):
        assert command in english
        assert command in chinese
