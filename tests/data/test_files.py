"""Is a learner's file read as it is, whatever program wrote it?"""

from __future__ import annotations

import io
import string
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.data import sheets
from workbook.data.errors import DataError
from workbook.data.files import LeftOutRow, read_table

TEXT = "客户,备注,评分\n兰溪医院,“好”,5\n老周汽修,,3\n"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16", "UTF-16"),
    ],
)
def test_every_encoding_gives_the_same_rows(encoding: str, said: str) -> None:
    """Are header and cells the same words, without a mark at the beginning?"""
    table = read_table(TEXT.encode(encoding))
    assert (table.columns, table.encoding) == (["客户", "备注", "评分"], said)
    assert table.frame.to_numpy().tolist() == [["兰溪医院", "“好”", "5"], ["老周汽修", "", "3"]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_separator_and_line_end_is_understood(separator: str, end: str) -> None:
    """Is the separator taken from the first line?"""
    lines = [separator.join(row) for row in (["name", "a b", "mark"], ["x", "1.5", "2"])]
    table = read_table(end.join(lines).encode())
    assert table.columns == ["name", "a b", "mark"]
    assert table.frame.iloc[0].tolist() == ["x", "1.5", "2"]


def test_lines_are_those_of_the_file_also_after_quotes_over_several_lines() -> None:
    """Does the index name the line on which a record begins, blank lines counted?"""
    table = read_table(b'name,note\na,"first\nsecond"\n\nb,x\n')
    assert table.frame.index.tolist() == [2, 5]
    assert table.frame["note"].tolist() == ["first\nsecond", "x"]


def test_rows_of_another_length_are_left_out_and_listed() -> None:
    """Are too many and too few cells named with their line, and are trailing separators harmless?"""
    table = read_table(b"a,b\n1,2\n1\n1,2,3\n3,4,,\n")
    assert table.frame.index.tolist() == [2, 5]
    assert table.dirty == (
        LeftOutRow("dirty-cells", params={"found": 1, "wanted": 2}, line=3),
        LeftOutRow("dirty-cells", params={"found": 3, "wanted": 2}, line=4),
    )


def workbook_file(*rows: list[object], empty_first: bool = False, far: str = "") -> bytes:
    """Return an XLSX file with these rows, as a spreadsheet program writes it; ``far`` is one more cell."""
    cells = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{chr(65 + column)}{number}"><v>{value}</v></c>'
            if isinstance(value, (int, float))
            else f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            for column, value in enumerate(row)
            if value is not None
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    if far:
        cells += f'<row r="{far.lstrip(string.ascii_uppercase)}"><c r="{far}"><v>1</v></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    blank = f'<worksheet xmlns="{main}"><sheetData/></worksheet>'
    sheets = [blank, sheet] if empty_first else [sheet]
    numbers = range(1, len(sheets) + 1)
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{types}.worksheet+xml"/>'
            for n in numbers
        )
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>{parts}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        )
        related = "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in numbers
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{relations}">{related}</Relationships>'
        )
        for n, each in zip(numbers, sheets, strict=True):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", each)
    return page.getvalue()


@pytest.mark.parametrize("empty_first", [False, True])
def test_a_workbook_is_read_with_its_row_numbers(empty_first: bool) -> None:
    """Are whole numbers without a fraction, empty rows counted, and an empty first sheet passed over?"""
    content = workbook_file(["客户", "mark"], ["a", 4], [], ["b", 4.5], empty_first=empty_first)
    table = read_table(content)
    assert (table.columns, table.encoding) == (["客户", "mark"], "XLSX")
    assert table.frame.index.tolist() == [2, 4]
    assert table.frame["mark"].tolist() == ["4", "4.5"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \n\n", "file-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-old-excel"),
        (b"PK\x03\x04 no archive", "file-unreadable"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file-not-text"),
        (b"a,b\n\xff,\xfe\n", "file-not-text"),
        (b"a,b\n", "file-no-rows"),
        (b"a,,c\n1,2,3\n", "header-empty"),
        (b"a,a\n1,2\n", "header-twice"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, code: str) -> None:
    """Does every bad file end in a code that content words?"""
    with pytest.raises(DataError) as refused:
        read_table(content)
    assert refused.value.code == code


@pytest.mark.parametrize("far", ["XFD1048576", "ZZ60000", "ABC50000"])
def test_one_stray_cell_far_out_does_not_take_the_kernel_with_it(far: str) -> None:
    """Is a sheet that spans more than fits in memory refused before it is laid out?"""
    with pytest.raises(DataError) as refused:
        read_table(workbook_file(["a"], ["1"], far=far))
    assert refused.value.code == "file-too-wide"
    assert refused.value.params["rows"] == int(far.lstrip(string.ascii_uppercase))


def test_a_far_row_or_a_far_column_alone_is_read() -> None:
    """Is a sheet as long as a million customers, or as wide as a year of days, still read?"""
    assert read_table(workbook_file(["a"], far="A1048576")).frame.index.tolist() == [1048576]
    assert len(read_table(workbook_file(["a"], [1], far="NB3")).dirty) == 1


def test_a_workbook_that_grows_when_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is what the archive says about its size believed before it is unpacked?"""
    monkeypatch.setattr(sheets, "MOST_UNFOLDED", 1000)
    with pytest.raises(DataError) as refused:
        read_table(workbook_file(["a"], [1]))
    assert refused.value.code == "file-too-large"


def test_progress_rises_and_never_passes_the_end() -> None:
    """Is a long file told in steps?"""
    shares: list[float] = []
    read_table(b"a\n" + b"1\n" * 160_000, progress=shares.append)
    assert len(shares) == 4
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1


def test_a_file_of_bad_rows_does_not_drown_the_page_in_progress() -> None:
    """Is progress told as seldom when no row can be used?"""
    shares: list[float] = []
    assert len(read_table(b"a\n" + b"1,2\n" * 60_000, progress=shares.append).dirty) == 60_000
    assert len(shares) == 2


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    """Are quotes, separators and line breaks inside cells kept?"""
    kept = [
        row for row in rows if "\x00" not in "".join(row) and any(cell and not cell.isspace() for cell in row)
    ]
    page = io.StringIO(newline="")
    pd.DataFrame(kept, columns=["one", "two"]).to_csv(page, index=False, lineterminator="\r\n")
    content = page.getvalue().encode("utf-8", "surrogatepass")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return
    if not kept:
        return
    assert read_table(content).frame.to_numpy().tolist() == [list(row) for row in kept]
