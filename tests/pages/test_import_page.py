"""The page of imports: several files at once, what is read of them, what cannot be read."""

import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from extract.bounded import Bounds, within
from extract.documents.holdings import path_of, samples
from extract.pipeline import read_file
from extract.reference.corrections import (
    Correction,
    Corrections,
    Fields,
    corrections_in,
)
from extract.reference.corrections_text import corrections_text
from extract.reference.sources import SAMPLES, sources
from extract.table.io import read_table
from pages.parts.export.spec import FIGURES
from pages.parts.export.view import View, limits
from pages.parts.labels.markdown import plain
from pages.parts.labels.slugs import code_of
from pages.parts.labels.translations import LANGUAGES, Translation
from pages.parts.state.imports import Imported, marked
from pages.parts.state.store import store
from pages.parts.state.stores import with_imports
from pages.parts.state.upload import (
    MOST_CHARACTERS,
    MOST_MEGABYTES,
    TYPES,
    Refusal,
    imported_rows,
    read,
)
from tests.pages.apps import opened, shared_table, words_on
from tests.pages.test_reader import HOSTILE
from tests.pages.test_sources_page import text_shown
from tests.printed import pdf_of
from tests.rows import a_row, written

MOST = 4  # reports that go along, in a test
SAMPLE = next(iter(samples().values()))
REPORT = path_of(SAMPLE).read_bytes()


def here(bounds: Bounds, work: Callable[..., Any], *given: Any) -> Any:
    """Do the work in this process: one of its own for each file would take these tests too long."""
    return work(*given)


shared = shared_table(a_row(), a_row(region="上海市"))


@pytest.fixture(autouse=True)
def _read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without documents; what is brought is read in this process."""
    monkeypatch.setenv("DOCUMENTS", str(tmp_path))
    monkeypatch.setattr("pages.parts.state.upload.within", here)


def imported(name: str, content: bytes, **address: str) -> AppTest:
    app = opened("import_", **address)
    app.file_uploader("report_file_0").upload(name, content, "application/octet-stream").run()
    assert not app.exception
    return app


def a_word_file(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


OWN = (
    "2024年上海市政府工作报告\n——2024年1月23日在上海市人民代表大会上\n"
    "2023年，全市地区生产总值增长5.6%。今年地区生产总值增长5%左右。\n"
)
SAMPLE_TEXT = REPORT.decode("utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.txt", REPORT),
        ("report.md", SAMPLE_TEXT.encode("gb18030")),
        ("report.html", f"<html><body><p>{'</p><p>'.join(SAMPLE_TEXT.split(chr(10)))}".encode()),
        ("report.docx", a_word_file(SAMPLE_TEXT)),
    ],
    ids=["txt", "md in GB18030", "html", "docx"],
)
def test_an_imported_report_shows_its_figures(name: str, content: bytes) -> None:
    app = imported(name, content)
    assert not app.error
    assert "读到 **61 条**" in words_on(app)
    assert "61 行 + 25 项搁置 = 86 个数字" in words_on(app)
    assert text_shown(app)["marks"]
    assert len(app.get("download_button")) == 3
    (shown,) = [each.value for each in app.dataframe]
    assert len(shown) == 61
    assert "in_text" not in shown.columns


def rows_shown(app: AppTest) -> pd.DataFrame:
    """The table of the report that is looked at."""
    (shown,) = [each.value for each in app.dataframe]
    return shown


def test_what_a_report_is_stands_with_the_words_that_say_so() -> None:
    told = words_on(imported("上海.txt", OWN.encode()))
    for said in ("政府工作报告", "依据：“2024年上海市政府工作报告”", "上海市", "2024 年 1 月"):
        assert said in told


def test_a_report_that_does_not_say_its_year_is_read_when_the_reader_does() -> None:
    app = imported("房山.txt", "今年地区生产总值增长6%左右。".encode())
    assert "填上年份就能读" in words_on(app)
    assert not app.dataframe
    app.number_input("told_year").set_value(2021).run()
    app.selectbox("told_region").set_value("房山区").run()
    assert not app.exception
    assert set(rows_shown(app)["region"]) == {"房山区（导入）"}
    assert set(rows_shown(app)["year"]) == {2021}


def test_the_figures_follow_when_the_reader_says_another_place_and_year() -> None:
    app = imported("上海.txt", OWN.encode())
    assert sorted(rows_shown(app)["year"]) == [2023, 2024]
    app.number_input("told_year").set_value(2022).run()
    app.selectbox("told_region").set_value("天津市").run()
    assert not app.exception
    assert sorted(rows_shown(app)["year"]) == [2022, 2023]  # 今年 moves, 2023年 is printed
    assert set(rows_shown(app)["region"]) == {"天津市（导入）"}


UNSURE = "云汀市2031年政府工作报告\n一、2030年工作回顾\n望海片地区生产总值达到310亿元。\n"


GUESSED = "经济持续向好\n来源：江苏日报 2031-01-23\n去年地区生产总值增长5.2%，比上年快。\n"
DISAGREEING = "云汀市2031年政府工作报告\n各位代表：\n一、2027年工作回顾\n地区生产总值增长5.2%。\n"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (GUESSED, "zh", "暂按**江苏省**读"),
        (GUESSED, "en", "read as **Jiangsu Province**"),
        (DISAGREEING, "zh", "按 **2031 年**所作读，但又写有“一、2027年工作回顾”"),
        (DISAGREEING, "en", "read as of **2031**, but it also says “一、2027年工作回顾”"),
    ],
)
def test_what_was_assumed_of_a_report_is_said(text: str, language: str, said: str) -> None:
    app = imported("a.txt", text.encode(), lang=language)
    assert any(said in warning.value for warning in app.warning)


def a_packed_file(text: bytes = b"0" * (101 * 1024 * 1024)) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return stream.getvalue()


REFUSED = {
    "empty": ("a.txt", b""),
    "binary": ("a.txt", b"\x00\x01\x02\x00"),
    "old_office": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100),
    "damaged": ("a.docx", b"PK\x03\x04 and no more"),
    "unpacks": ("a.docx", a_packed_file()),
    "encoding": ("a.txt", "地区経済成長率は五%、東京都政府仕事報告。".encode("shift_jis") * 40),
    "archive": ("a.docx", b"PK\x05\x06" + bytes(18)),
    "convert": ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "broken_pdf": ("a.pdf", b"%PDF-1.7 and no more"),
    "scan": ("a.pdf", pdf_of("", "")),
    "endless_pdf": ("a.pdf", pdf_of("", times=20_000)),
    "long": ("a.txt", ("增长5%。" * 100_001).encode()),
    "large": ("a.txt", b"0" * (10 * 1024 * 1024 + 1)),
    "type": ("a.exe", b"MZ"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_file_that_cannot_be_read_gets_one_sentence(why: str) -> None:
    most = f"{MOST_CHARACTERS:,}" if why == "long" else MOST_MEGABYTES
    with pytest.raises(Refusal) as refused:
        read(*REFUSED[why])
    given = {"most": most, "types": " ".join(TYPES), "kind": "wps", "saved": "docx"}
    for t in map(Translation, LANGUAGES):
        assert refused.value.said(t) == t(f"refused.{why}", **given)


def test_a_page_that_is_called_a_word_file_is_read() -> None:
    page = f"<html><p>{OWN}</p></html>".encode()
    assert len(read("a.doc", page).observations) == len(read("a.txt", OWN.encode()).observations)


def test_a_packed_file_of_an_unknown_version_is_damaged() -> None:
    content = bytearray(a_packed_file(b"5%"))
    content[content.rfind(b"PK\x01\x02") + 6] = 90
    with pytest.raises(Refusal) as refused:
        read("a.docx", bytes(content))
    assert refused.value.reason == "damaged"


def several(*files: tuple[str, bytes], **address: str) -> AppTest:
    """The page after several files were dropped at once."""
    app = opened("import_", **address)
    field = app.file_uploader("report_file_0")
    for name, content in files:
        field.upload(name, content, "application/octet-stream")
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_corrupt_file_among_many_stops_no_other(language: str) -> None:
    app = several(
        ("上海.txt", OWN.encode()),
        ("坏.docx", REFUSED["damaged"][1]),
        ("空.txt", b""),
        ("望川.txt", REPORT),
        lang=language,
    )
    broken, empty = (each.value for each in app.error)
    t = Translation(language)
    assert broken.startswith("坏")
    assert empty.startswith("空")
    assert plain(t("refused.damaged")) in broken
    assert [name.split(" · ")[0] for name in app.selectbox("import_choice").options] == [
        f"{name}{'（导入）' if language == 'zh' else ' (imported)'}" for name in ("上海", "望川")
    ]
    assert len(rows_shown(app)) == 61  # the last is looked at
    app.selectbox("import_choice").set_value("import_上海").run()
    assert len(rows_shown(app)) == 2
    app.button("refusals_read").click().run()
    assert not app.error


def test_more_reports_than_go_along_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.parts.components.intake.MOST", MOST)
    monkeypatch.setattr("pages.parts.state.taking.MOST", MOST)
    files = [(f"{n}.txt", OWN.replace("5.6", f"{n}.6").encode()) for n in range(MOST + 2)]
    app = several(*files)
    assert len(app.selectbox("import_choice").options) == MOST
    assert [each.value.split("：")[0] for each in app.error] == [
        rf"{n}\.txt" for n in (MOST, MOST + 1)
    ]
    app.switch_page("overview.py").run()
    assert f"带来的报告：{MOST} 份" in words_on(app)
    app.button("sidebar_remove_all").click().run()
    assert "导入）" not in words_on(app)


def test_a_file_that_takes_too_much_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.parts.state.upload.BOUNDS", Bounds(seconds=0))
    monkeypatch.setattr("pages.parts.state.upload.within", within)
    with pytest.raises(Refusal) as refused:
        read("report.txt", REPORT)
    assert refused.value.reason == "endless"


def test_a_refusal_is_said_on_the_page() -> None:
    app = imported("<b>x</b>.txt", b"\x00\x01")
    assert [each.value for each in app.error] == [
        r"\<b\>x\</b\>\.txt：这不是文字文件，请另存为 txt、md、html、docx、odt、rtf、xlsx 或 pdf。"
    ]


def test_a_text_without_figures_says_so() -> None:
    assert "没有读到数据（1 个数字" in words_on(imported("a.txt", "2024年会议纪要。".encode()))


def test_hostile_text_is_never_markdown_nor_html() -> None:
    app = imported("h.txt", f"2024年工作报告\n{HOSTILE}".encode())
    content = text_shown(app)
    told = "".join(piece["text"] for line in content["lines"] for piece in line["pieces"])
    assert "[点我](javascript:alert(3)):red[红]" in told
    assert "<script" not in told
    assert "script>" not in words_on(app)
    assert "javascript:" not in words_on(app)


def test_nothing_of_an_import_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    read("report.txt", REPORT)
    assert not list((tmp_path / "scratch").iterdir())


def test_pasted_text_works_as_a_file_does() -> None:
    app = opened("import_")
    app.text_area("pasted_text_0").set_value(SAMPLE_TEXT)
    (reading,) = [each for each in app.button if each.label == "读这段文字"]
    reading.click().run()
    assert not app.exception
    assert "读到 **61 条**" in words_on(app)


def test_an_imported_report_is_a_place_of_its_own_on_every_page() -> None:
    app = imported("report.txt", REPORT)
    place = code_of("望川区（导入）")
    for page in (
        "overview",
        "trends",
        "promises",
        "data",
        "coverage",
        "sources",
        "search",
        "about",
    ):
        app.switch_page(f"{page}.py").run()
        assert not app.exception, page
    app.query_params["region"] = place
    app.switch_page("overview.py").run()
    assert "望川区（导入）" in words_on(app)
    app.switch_page("data.py").run()
    (shown,) = [each.value for each in app.dataframe][:1]
    assert set(shown["region"]) == {"望川区（导入）"}


def test_an_imported_report_stands_in_the_ranking_and_is_counted_nowhere() -> None:
    app = imported("上海.txt", OWN.encode())
    app.switch_page("districts.py").run()
    assert not app.exception
    assert "地区生产总值增速 · 2023 年实际 · 各省区市（31 个中 2 个有数）" in words_on(app)
    specs = [json.loads(each.proto.spec) for each in app.get("plotly_chart")]
    assert any("上海（导入）" in json.dumps(spec, ensure_ascii=False) for spec in specs)


def test_an_imported_report_can_be_removed() -> None:
    app = imported("report.txt", REPORT)
    app.switch_page("overview.py").run()
    app.multiselect("choice_regions").set_value([code_of("望川区（导入）")]).run()
    removing = [each for each in app.button if str(each.key).startswith("sidebar_remove")]
    removing[0].click().run()
    assert not app.exception
    assert not app.warning
    assert "导入）" not in words_on(app)


def test_the_page_that_a_report_was_given_to_forgets_it_too() -> None:
    app = imported("report.txt", REPORT)
    removing = [each for each in app.button if str(each.key).startswith("page_remove")]
    removing[0].click().run()
    assert not app.exception
    assert "读到 **61 条**" not in words_on(app)
    assert "导入）" not in words_on(app)


def test_an_imported_report_is_read_on_the_page_of_sources() -> None:
    app = imported("report.txt", REPORT)
    app.query_params["source"] = "import_report"
    app.switch_page("sources.py").run()
    assert not app.exception
    assert "report（导入）" in words_on(app)
    assert "61 行 + 25 项搁置 = 86 个数字" in words_on(app)
    assert text_shown(app)["marks"]


def test_files_say_which_rows_were_imported() -> None:
    app = imported("report.txt", REPORT)
    app.query_params["region"] = f"{code_of('望川区（导入）')},110000"
    app.switch_page("trends.py").run()
    assert not app.exception
    assert "望川区（导入）" in words_on(app)
    told = limits(a_view("import_report", "2026_北京市_预算"))
    assert any("import_" in each for each in told)
    assert not any("import_" in each for each in limits(a_view("2026_北京市_预算")))


def a_view(*sources: str) -> View:
    rows = read_table(SAMPLES / "metrics.csv")
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return View(FIGURES, rows, "a", "a", (), len(rows), len(rows), sources, "", day, "zh")


def test_two_reports_of_one_file_name_both_go_along() -> None:
    app = imported("报告.txt", REPORT)
    other = SAMPLE_TEXT.replace("5.6%", "5.7%").encode()
    app.switch_page("overview.py").run()
    app.switch_page("import_.py").run()
    app.file_uploader("report_file_1").upload("报告.txt", other, "text/plain").run()
    assert not app.exception
    buttons = [each for each in app.button if str(each.key).startswith("sidebar_remove")]
    assert len(buttons) == 2


def test_targets_of_an_imported_report_are_due_when_others_are(table: Path) -> None:
    written(table.parent, a_row(year=2025), a_row(year=2025, kind="target"), a_row(year=2024),
            a_row("pm25", year=2025), a_row("urban_jobs_new", year=2025))  # fmt: skip
    app = imported("report.txt", REPORT)
    app.query_params["region"] = code_of("望川区（导入）")
    app.switch_page("overview.py").run()
    assert "望川区（导入）：15 项承诺" in words_on(app)
    assert "还没到期" not in words_on(app)


def test_a_visitor_sees_no_others_import() -> None:
    imported("report.txt", REPORT)
    assert "导入）" not in words_on(opened("overview"))


def test_an_import_changes_no_verdict_of_the_table() -> None:
    bundled = store()
    both = with_imports(bundled, [marked(a_table_of_sample())])
    assert len(both.table) > len(bundled.table)
    assert both.table.frame().index.is_unique
    for after, before in ((both.promises, bundled.promises), (both.facts, bundled.facts)):
        pd.testing.assert_frame_equal(after.frame().head(len(before)), before.frame())


def a_table_of_sample() -> pd.DataFrame:
    return imported_rows(read("report.txt", REPORT))


# What the reader says of single figures.


def brought(app: AppTest) -> Imported:
    """The one report that the session has."""
    (own,) = app.session_state["imports"].values()
    return own


def pressed(app: AppTest, key: str) -> AppTest:
    """The page after the button whose key begins so was pressed; its window, if it opens one."""
    (button,) = [each for each in app.button if str(each.key).startswith(key)]
    button.click().run()
    assert not app.exception
    return app


def window_of(app: AppTest, value_text: str) -> int:
    """Open the window of a figure, as a click in the text does; gives the figure's place."""
    own = brought(app)
    start = own.document.text.index(value_text)
    app.session_state["figure_open"] = (own.source, start)
    app.run()
    assert not app.exception
    return start


@pytest.mark.parametrize(
    ("answer", "indicator", "changes"),
    [("yes", ["地区生产总值"], 1), ("no", ["望海片地区生产总值"], 0), ("drop", [], 1)],
)
def test_a_reader_decides_on_what_the_extraction_is_not_sure_of(
    answer: str, indicator: list[str], changes: int
) -> None:
    app = imported("云汀.txt", UNSURE.encode())
    assert "拿不准的 1 个数" in [each.label for each in app.expander]
    assert "是不是 **地区生产总值** · 云汀市 · 2030 年 · 实际？" in words_on(app)
    pressed(app, f"unsure_{answer}_")
    assert [*brought(app).rows["indicator"]] == indicator
    assert len(brought(app).corrections.correction) == changes
    assert "拿不准的 1 个数" not in [each.label for each in app.expander]


def test_a_figure_that_is_accepted_has_all_that_its_indicator_brings() -> None:
    app = pressed(imported("云汀.txt", UNSURE.encode()), "unsure_yes_")
    (row,) = brought(app).rows.to_dict("records")
    told = ("indicator_id", "theme", "measure", "value", "unit", "kind", "year")
    assert [row[name] for name in told] == ["gdp", "economy", "level", 310, "亿元", "actual", 2030]


def test_a_figure_is_changed_in_its_window() -> None:
    app = imported("上海.txt", OWN.encode())
    at = window_of(app, "5.6%")
    assert app.selectbox(f"figure_indicator_{at}").value == "gdp_growth"
    app.selectbox(f"figure_indicator_{at}").set_value("retail_sales_growth").run()
    app.number_input(f"figure_year_{at}").set_value(2022).run()
    app.selectbox(f"figure_region_{at}").set_value("北京市").run()
    pressed(app, "figure_save")
    row = brought(app).rows.iloc[0]
    assert (row["indicator_id"], row["year"], row["period"]) == (
        "retail_sales_growth",
        2022,
        "2022",
    )
    assert row["region"] == "北京市（导入）"
    told = words_on(app)
    assert "地区生产总值增速 → 社会消费品零售总额增速" in told.replace("\\", "")
    assert "2023 → 2022" in told
    pressed(app, f"undo_{at}")
    assert brought(app).rows.iloc[0]["indicator_id"] == "gdp_growth"
    assert not brought(app).corrections.correction


def test_a_number_that_was_misread_is_put_right(tmp_path: Path) -> None:
    app = imported("上海.txt", OWN.encode())
    at = window_of(app, "5.6%")
    assert app.number_input(f"figure_value_{at}").value == 5.6
    app.number_input(f"figure_value_{at}").set_value(5.65).run()
    app.selectbox(f"figure_comparator_{at}").set_value("~").run()
    pressed(app, "figure_save")
    row = brought(app).rows.iloc[0]
    assert (row["value"], row["comparator"], row["value_text"]) == (5.65, "~", "5.6%")
    rows = corrected(tmp_path, "上海.txt", OWN.encode(), brought(app))
    pd.testing.assert_frame_equal(rows, brought(app).rows)


def test_a_figure_is_taken_out_of_the_catalogue_and_named() -> None:
    app = imported("上海.txt", OWN.encode())
    at = window_of(app, "5.6%")
    app.selectbox(f"figure_indicator_{at}").set_value("").run()
    app.text_input(f"figure_name_{at}").set_value("某某增速").run()
    pressed(app, "figure_save")
    row = brought(app).rows.iloc[0]
    assert (row["indicator_id"], row["indicator"]) == ("", "某某增速")


def test_a_window_that_is_saved_without_a_change_changes_nothing() -> None:
    app = imported("上海.txt", OWN.encode())
    window_of(app, "5.6%")
    pressed(app, "figure_save")
    assert not brought(app).edits


def test_a_dropped_figure_is_gone_from_every_page_and_still_adds_up() -> None:
    app = imported("上海.txt", OWN.encode())
    window_of(app, "5.6%")
    pressed(app, "figure_drop")
    assert len(rows_shown(app)) == 1
    assert "您删去的 1" in words_on(app)
    assert not [each for each in app.warning if "对不上" in each.value]
    app.query_params["region"] = code_of("上海市（导入）")
    app.switch_page("data.py").run()
    assert len(next(each.value for each in app.dataframe)) == 1


def test_only_indicators_of_a_fitting_unit_are_offered() -> None:
    app = imported("上海.txt", OWN.encode())
    at = window_of(app, "5.6%")
    offered = app.selectbox(f"figure_indicator_{at}").options
    assert all("%" in name for name in offered[1:])
    assert "地区生产总值增速" in offered[1]


def corrected(tmp_path: Path, name: str, content: bytes, own: Imported) -> pd.DataFrame:
    """The rows that the extraction gives with the file of what the reader said."""
    (tmp_path / name).write_bytes(content)
    said = corrections_in(tomllib.loads(corrections_text(own.corrections)), "corrections.toml")
    reading = read_file(tmp_path / name, said=said)
    assert not reading.failed
    return marked(imported_rows(reading))


def test_the_file_of_changes_makes_the_extraction_read_as_the_reader_says(tmp_path: Path) -> None:
    app = imported("上海.txt", OWN.encode())
    app.number_input("told_year").set_value(2022).run()
    at = window_of(app, "5.6%")
    app.selectbox(f"figure_region_{at}").set_value("北京市").run()
    app.text_input(f"figure_why_{at}").set_value('他说“"是北京的"\\').run()
    pressed(app, "figure_save")
    window_of(app, "5%左右")
    pressed(app, "figure_drop")
    own = brought(app)
    assert own.corrections.document[0].year == 2022
    (saved,) = [each for each in app.get("download_button") if "corrections" in each.proto.id]
    assert saved.proto.label == "下载全部改动（3 处）"
    rows = corrected(tmp_path, "上海.txt", OWN.encode(), own)
    pd.testing.assert_frame_equal(rows, own.rows)


def test_what_the_project_corrected_holds_until_the_reader_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = OWN.index("5.6%")
    known = Correction(source="上海", start=at, value_text="5.6%", say=Fields(year=2020))
    monkeypatch.setattr("pages.parts.state.taking.corrections", lambda: Corrections((known,)))
    app = imported("上海.txt", OWN.encode())
    assert brought(app).rows["year"].iloc[0] == 2020
    window_of(app, "5.6%")
    app.number_input(f"figure_year_{at}").set_value(2022).run()
    pressed(app, "figure_save")
    assert brought(app).rows["year"].iloc[0] == 2022


def test_what_was_accepted_is_in_the_file_of_changes(tmp_path: Path) -> None:
    app = pressed(imported("云汀.txt", UNSURE.encode()), "unsure_yes_")
    rows = corrected(tmp_path, "云汀.txt", UNSURE.encode(), brought(app))
    pd.testing.assert_frame_equal(rows, brought(app).rows)


# Sources whose text is not here.


def test_the_pages_of_sources_whose_text_is_not_here_are_opened_by_the_reader() -> None:
    app = opened("import_")
    field = app.multiselect("sources_elsewhere")
    field.set_value(["2024_国务院"]).run()
    assert not app.exception
    (link,) = [each.proto for each in app.get("link_button")]
    assert link.url == sources()["2024_国务院"].address
    assert [each.value for each in app.code] == ["python -m extract fetch 2024_国务院"]
