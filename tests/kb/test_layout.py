"""Pieces of text at their places become lines: told with places on a page 100 units wide, a character being 2 wide."""

from __future__ import annotations

from kb.reading.columns import unfolded
from kb.reading.grids import Rule, bands_of
from kb.reading.layout import lay_out
from kb.reading.lines import CENTRED
from kb.reading.places import PagePieces, Piece

EM, LEADING, TOP = 2.0, 4.0, 60.0
FULL = "二十个汉字从左到右一直排满这一整行不留空"
LEFT, RIGHT = 20.0, 20.0 + EM * len(FULL)


def row(text: str, line: float, *, x: float = LEFT, em: float = EM) -> list[Piece]:
    """A row of characters side by side."""
    return [
        Piece(character, x + em * at, x + em * (at + 1), TOP + LEADING * line)
        for at, character in enumerate(text)
        if character != "　"
    ]


def page(*rows: list[Piece], rules: tuple[Rule, ...] = ()) -> PagePieces:
    return PagePieces(297.0, tuple(piece for row in rows for piece in row), rules)


def texts(*pages: PagePieces) -> list[str]:
    return [line.text for line in lay_out(pages).lines]


def joins(*pages: PagePieces) -> list[bool]:
    return [line.joins for line in lay_out(pages).lines]


def test_a_full_row_goes_on_in_the_next_and_an_indented_one_opens_a_paragraph() -> None:
    body = page(row(f"　　{FULL[:18]}", 0), row(FULL, 1), row("到此为止。", 2), row(f"　　{FULL[:18]}", 3))
    assert texts(body) == [f"　　{FULL[:18]}", FULL, "到此为止。", f"　　{FULL[:18]}"]
    assert joins(body) == [False, True, True, False]


def test_a_paragraph_goes_on_over_the_page_and_the_page_number_is_gone() -> None:
    first = page(row(FULL, 0), row(FULL, 1), row("- 1 -", 55, x=38))
    second = page(row(FULL, 0), row("收尾。", 1), row("- 2 -", 55, x=38))
    assert texts(first, second) == [FULL, FULL, FULL, "收尾。"]
    assert joins(first, second) == [False, True, True, True]
    assert [line.page for line in lay_out([first, second]).lines] == [1, 1, 2, 2]


def test_page_headers_are_kept_apart_whatever_their_page_number() -> None:
    pages = [page(row(f"节水简报（第{n}页）", -6), row(FULL, 0), row("句子在此结束。", 1)) for n in (1, 2)]
    laid = lay_out(pages)
    assert laid.headers == ("节水简报（第1页）", "节水简报（第2页）")
    assert [line.text for line in laid.lines] == [FULL, "句子在此结束。"] * 2


def test_small_gaps_vanish_and_wide_ones_are_blanks() -> None:
    wide = row("编发单位", 0) + row("日期", 0, x=60)
    justified = [Piece(each, 20 + at * 2.5, 22 + at * 2.5, 50.0) for at, each in enumerate("字距被拉开")]
    latin = [
        Piece(each, 20 + at * 1.0 + (at > 1) * 0.5, 21 + at * 1.0 + (at > 1) * 0.5, 60.0)
        for at, each in enumerate("QC12")
    ]
    assert texts(page(wide)) == [f"编发单位{'　' * 16}日期"]
    assert texts(page(justified)) == ["字距被拉开"]
    assert texts(page(latin)) == ["QC 12"]


def test_text_that_is_printed_twice_to_look_bold_is_read_once() -> None:
    assert texts(page(row("标题", 0) + row("标题", 0, x=LEFT + 0.2))) == ["标题"]


def test_a_title_in_the_middle_of_the_page_has_blanks_before_it() -> None:
    title = "水厂改造圆满完成"
    middle = (LEFT + RIGHT - EM * len(title)) / 2
    body = page(row(title, 0, x=middle), row(FULL, 2), row(FULL, 3), row("完。", 4))
    assert texts(body)[0] == CENTRED + title


def test_a_wide_gap_above_a_row_is_a_blank_line_and_joins_nothing() -> None:
    body = page(row(FULL, 0), row(FULL, 1), row(FULL, 2), row(FULL, 5))
    assert texts(body) == [FULL, FULL, FULL, "", FULL]
    assert joins(body) == [False, True, True, False, False]


def grid(*, columns: tuple[float, ...], lines: tuple[float, ...]) -> tuple[Rule, ...]:
    across = [Rule(columns[0], y, columns[-1], y + 0.5) for y in lines]
    down = [Rule(x, lines[0], x + 0.5, lines[-1]) for x in columns]
    return (*across, *down)


def test_a_drawn_table_gives_its_cells_with_their_lines_joined_and_empty_ones_kept() -> None:
    rules = grid(columns=(18, 50, 80), lines=(56, 66, 76))
    table = page(row("青禾水务集团", 0), row("有限公司", 1), row("九百", 0, x=52), row("（无）", 3), rules=rules)
    lines = lay_out([table]).lines
    assert [line.cells for line in lines] == [("青禾水务集团有限公司", "九百"), ("（无）", "")]


def test_a_merged_cell_is_one() -> None:
    rules = [rule for rule in grid(columns=(0, 30, 60), lines=(0, 10, 20)) if rule.across or rule.x0 != 30]
    (first, second) = bands_of([*rules, Rule(30, 10, 30.5, 20)])
    assert first.edges == (0.25, 60.25)
    assert second.edges == (0.25, 30.25, 60.25)


def test_a_frame_around_text_is_no_table() -> None:
    assert bands_of(grid(columns=(0, 60), lines=(0, 10, 20))) == []


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left, right = (f"{side}栏第{{}}行文字一直排到这一栏的边" for side in "左右")
    rows = [
        row(left.format("一二三四五六七八"[n]), n, x=10) + row(right.format("一二三四五六七八"[n]), n, x=50)
        for n in range(8)
    ]
    title = row("全文的标题在两栏之上", -2, x=36)
    end = row("报送：市水务局", 10, x=10)
    whole = page(title, *rows, end)
    assert [text.strip() for text in texts(whole) if text] == [
        "全文的标题在两栏之上",
        *(left.format(n) for n in "一二三四五六七八"),
        *(right.format(n) for n in "一二三四五六七八"),
        "报送：市水务局",
    ]


def test_a_table_without_lines_is_no_two_columns() -> None:
    table = page(*(row("短格", n, x=10) + row("一个较长的格子里的文字", n, x=50) for n in range(8)))
    assert unfolded(table) is table
