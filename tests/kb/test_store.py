"""The store, on SQLite and, where KB_TEST_POSTGRES_URL names one, on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from kb.contract import bulletin_from_json, bulletin_to_json
from kb.errors import NotFound, StoreError
from kb.store import Outcome, Store, open_store
from kb.store.schema import connect
from kb.store.tables import Base
from kb.understanding import understand
from tests.kb.test_parsing import BODY, document_of

POSTGRES = os.environ.get("KB_TEST_POSTGRES_URL", "")
TEXT = f"节水简报\n第3期\n青云市节水协会\n2021年3月1日\n水厂改造圆满完成\n{BODY}"


def urls() -> list[object]:
    skip = pytest.mark.skipif(not POSTGRES, reason="KB_TEST_POSTGRES_URL names no PostgreSQL; .ci/run starts one")
    return ["sqlite", pytest.param("postgresql", marks=skip)]


@pytest.fixture(params=urls())
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'kb.sqlite3'}" if request.param == "sqlite" else POSTGRES
    if request.param == "postgresql":
        engine = sa.create_engine(url.replace("postgresql://", "postgresql+pg8000://"))
        with engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        engine.dispose()
    with open_store(url) as opened:
        yield opened


def add(store: Store, text: str, path: str = "/files/a.txt", sha: str = "1") -> Outcome:
    document = document_of(text)
    document = type(document)(path.rsplit("/", 1)[-1], "txt", "utf-8", sha * 64, document.lines)
    return store.add(document, understand(document).bulletin, path)


def test_a_file_is_taken_in_once(store: Store) -> None:
    assert add(store, TEXT) is Outcome.NEW
    revision = store.revision
    assert add(store, TEXT) is Outcome.UNCHANGED
    assert store.revision == revision
    assert store.counts() == {
        "series": 1,
        "bulletins": 1,
        "versions": 1,
        "sources": 1,
        "decisions": 0,
        "withdrawn": 0,
    }
    assert store.holds("/files/a.txt", "1" * 64)


def test_the_same_text_in_another_file_is_another_source_of_the_bulletin(store: Store) -> None:
    add(store, TEXT)
    before = store.changes()
    assert add(store, TEXT.replace("第3期", "第 ３ 期"), "/files/b.txt", "2") is Outcome.SOURCE
    assert store.changes() != before  # an index shows the files too
    (stored,) = store.bulletins()
    assert [source.name for source in stored.sources] == ["a.txt", "b.txt"]
    assert len(stored.versions) == 1


def test_another_text_of_the_same_issue_is_a_new_version_with_a_doubt(store: Store) -> None:
    add(store, TEXT)
    before = store.revision
    assert (
        add(store, TEXT + "\n更正：漏损率应为百分之二，特此说明，并向读者致歉。", "/files/b.txt", "2")
        is Outcome.VERSION
    )
    (stored,) = store.bulletins()
    assert store.revision > before
    assert stored.bulletin.passages[-1].text.startswith("更正")
    assert "version" in {doubt.field for doubt in stored.bulletin.doubts}
    assert len(stored.versions) == 2


def test_an_older_text_in_a_second_file_does_not_become_current_but_a_file_that_goes_back_does(store: Store) -> None:
    corrected = TEXT + "\n更正：漏损率应为百分之二，特此说明，并向读者致歉。"
    add(store, TEXT, "/files/a.txt", "1")
    add(store, corrected, "/files/a.txt", "2")
    add(store, TEXT, "/files/copy.txt", "1")
    assert "更正" in next(store.bulletins()).bulletin.passages[-1].text
    assert add(store, TEXT, "/files/a.txt", "1") is Outcome.VERSION
    assert "更正" not in next(store.bulletins()).bulletin.passages[-1].text


def test_parsing_two_texts_of_one_issue_again_changes_nothing(store: Store) -> None:
    corrected = TEXT + "\n更正：漏损率应为百分之二，特此说明，并向读者致歉。"
    add(store, TEXT, "/files/a.txt", "1")
    add(store, corrected, "/files/b.txt", "2")
    revision = store.revision
    assert add(store, TEXT, "/files/a.txt", "1") is Outcome.UNCHANGED
    assert add(store, corrected, "/files/b.txt", "2") is Outcome.UNCHANGED
    assert store.revision == revision


def test_two_offices_may_use_one_name_for_their_series(store: Store) -> None:
    add(store, TEXT.replace("节水简报", "工作简报"))
    add(store, TEXT.replace("节水简报", "工作简报").replace("青云市节水协会", "松山市水务局"), "/files/b.txt", "2")
    assert store.counts()["series"] == 2
    assert store.counts()["bulletins"] == 2


def test_bulletins_without_a_publisher_are_one_only_if_their_day_is_one(store: Store) -> None:
    plain = TEXT.replace("青云市节水协会\n", "").replace("节水简报", "工作简报")
    add(store, plain, "/files/a.txt", "1")
    add(store, plain.replace("2021年3月1日", "2021年4月9日").replace("节水改造", "消防演练"), "/files/b.txt", "2")
    assert store.counts()["bulletins"] == 2
    assert add(store, plain + "更正一处错字。", "/files/c.txt", "3") is Outcome.VERSION


def test_a_series_stays_one_when_its_department_or_script_changes(store: Store) -> None:
    add(store, TEXT)
    other = (
        TEXT.replace("青云市节水协会", "青云市节水协会宣传部").replace("第3期", "第4期").replace("节水简报", "節水簡報")
    )
    add(store, other, "/files/b.txt", "2")
    assert store.counts()["series"] == 1
    assert store.counts()["bulletins"] == 2


def test_what_is_no_bulletin_is_identified_by_its_file_and_its_text(store: Store) -> None:
    add(store, BODY, "/files/note.txt", "1")
    assert add(store, BODY, "/elsewhere/note.txt", "1") is Outcome.SOURCE
    assert add(store, BODY + "补记一句。", "/files/note.txt", "2") is Outcome.VERSION
    assert add(store, BODY + "另一份文件。", "/files/other.txt", "3") is Outcome.NEW
    assert store.counts()["bulletins"] == 2


def test_a_text_that_is_parsed_anew_keeps_its_id(store: Store) -> None:
    document = document_of(TEXT)
    worse = understand(document_of(BODY)).bulletin
    store.add(document, worse, "/files/a.txt")
    old = next(store.bulletins()).id
    assert store.add(document, understand(document).bulletin, "/files/a.txt") is Outcome.REPARSED
    (stored,) = store.bulletins()
    assert stored.id == old
    assert stored.bulletin.issue.number == 3
    assert stored.series_id is not None


def test_a_bulletin_is_found_by_the_first_digits_of_its_id(store: Store) -> None:
    add(store, TEXT)
    stored = next(store.bulletins())
    assert store.bulletin(stored.id[:6]).id == stored.id
    for wrong in ("zzz", "%"):
        with pytest.raises(NotFound):
            store.bulletin(wrong)


def test_the_contract_survives_the_store(store: Store) -> None:
    add(store, TEXT)
    bulletin = understand(document_of(TEXT)).bulletin
    assert next(store.bulletins()).bulletin == bulletin
    assert bulletin_from_json(bulletin_to_json(bulletin)) == bulletin


def test_the_migrations_make_the_tables_that_the_code_describes(store: Store) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_database_of_a_newer_programme_or_no_database_is_refused_in_words(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kb.sqlite3'}"
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for bad in (url, "nonsense", f"sqlite:///{tmp_path}", "postgresql://127.0.0.1:1/none"):
        with pytest.raises(StoreError):
            open_store(bad)


def test_a_damaged_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite3"
    path.write_bytes(b"what is no database" * 500)
    with pytest.raises(StoreError, match="已损坏") as refused:
        open_store(f"sqlite:///{path}")
    assert "备份" in refused.value.advice


def test_two_issues_that_bear_the_same_number_are_two_bulletins(store: Store) -> None:
    other = (
        "节水简报\n第3期\n青云市节水协会\n2021年4月12日\n志愿者走进十二所学校\n"
        + "四月以来，协会的志愿者带着水表模型和宣传册走进学校，教孩子们看懂家里的水费单，并约定每月回访一次。" * 3
    )
    add(store, TEXT)
    assert add(store, other, "/files/b.txt", "2") is Outcome.NEW
    assert add(store, other, "/files/b.txt", "2") is Outcome.UNCHANGED
    assert add(store, other, "/copies/b.txt", "3") is Outcome.SOURCE
    assert add(store, other + "\n更正：应为十三所学校。", "/files/b.txt", "4") is Outcome.VERSION
    first, second = sorted(store.bulletins(), key=lambda each: each.bulletin.date or "")
    assert (len(first.versions), len(second.versions)) == (1, 2)
    assert first.series_id == second.series_id
    assert "version" in {doubt.field for doubt in second.versions[0].bulletin.doubts}
    assert (
        add(store, other.replace("4月12日", "3月2日"), "/files/a.txt", "5") is Outcome.VERSION
    )  # its file was replaced


def test_a_draft_and_the_longer_text_of_the_next_day_are_one_issue(store: Store) -> None:
    draft = TEXT
    more = "四月以来，协会的志愿者带着水表模型和宣传册走进学校，教孩子们看懂家里的水费单，并约定每月回访一次。" * 4
    add(store, draft)
    assert add(store, f"{draft.replace('3月1日', '3月2日')}\n{more}", "/files/b.txt", "2") is Outcome.VERSION
