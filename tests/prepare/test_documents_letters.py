"""The invitation: what a person receives, in their language, as a letter and as an e-mail."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from facilitator.prepare.documents.letters import documents
from tests.prepare import days
from tests.prepare.reading import bare, pages, paragraphs, table, words

ENGLISH = {
    "When": "Tuesday 15 December 2026, 9:00 to 12:30, with a break of 15 minutes",
    "Where": "Lakeside House, room 204",
    "Parking": "Garage B, level −1, free with this letter",
    "Finding it": "Metro line 2, Lakeside, exit D; the entrance is behind the bakery",
    "Please bring": "A phone or a laptop, charged.",
    "Please reply": "To reply@example.org by Monday 7 December 2026.",
}
CHINESE = {
    "时间": "2026 年 12 月 15 日（星期二）9:00 到 12:30，中间休息 15 分钟",
    "地点": "湖滨楼 204 室",
    "停车": "B 座地下一层，凭此信免费",
    "怎么走": "地铁 2 号线湖滨站 D 口，面包店后面就是",
    "请带上": "手机或笔记本电脑，充好电。",
    "请回复": "2026 年 12 月 7 日（星期一）以前发到 reply@example.org。",
}
LETTERS = [("001", "Dear Aoife Byrne,", ENGLISH), ("002", "李明：", CHINESE)]


@pytest.mark.parametrize(("number", "greeting", "facts"), LETTERS)
def test_the_letter_to_edit_says_everything(number: str, greeting: str, facts: dict[str, str]) -> None:
    """Does the DOCX greet the person and name day, hours, place, parking, way, what to bring and whom to answer?"""
    content = days.pack("two_languages")[f"letters/{number}.docx"]
    assert greeting in [text for _, text in paragraphs(content)]
    found = dict(table(content))
    assert list(found) == list(facts)
    for label, said in facts.items():
        assert found[label].startswith(said)
    assert "Ruth Keller" in [text for style, text in paragraphs(content) if style == "Signature"]


@pytest.mark.parametrize(("number", "greeting", "facts"), LETTERS)
def test_the_printed_letter_says_the_same_on_one_page(
    number: str, greeting: str, facts: dict[str, str]
) -> None:
    """Has the PDF one page with every word of the DOCX on it?"""
    pack = days.pack("two_languages")
    printed = pack[f"letters/{number}.pdf"]
    assert len(pages(printed)) == 1
    said = words(printed)
    edited = [text for _, text in paragraphs(pack[f"letters/{number}.docx"])]
    for text in (greeting, *facts, *facts.values(), *edited):
        assert bare(text) in said


def test_a_chinese_letter_has_chinese_form() -> None:
    """Does it begin flush with the name, indent its paragraphs, and end 此致, 敬礼, name and date at the right?"""
    content = days.pack("two_languages")["letters/002.docx"]
    said = [text for _, text in paragraphs(content)]
    assert said[1:3] == ["李明：", "你好！"]
    assert said[-4:] == ["此致", "敬礼", "Ruth Keller", "2026 年 11 月 24 日（星期二）"]
    styles = {text: style for style, text in paragraphs(content)}
    assert (styles["你好！"], styles["此致"], styles["敬礼"]) == ("Body Text", "Body Text", "Closing")
    body = docx.Document(io.BytesIO(content)).styles["Body Text"].element
    assert body.find(qn("w:pPr")).find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize("number", ["001", "002"])
def test_the_letter_can_be_edited_in_style(number: str) -> None:
    """Do its styles carry a Chinese face, so that what is typed into it looks like the rest?"""
    letter = docx.Document(io.BytesIO(days.pack("two_languages")[f"letters/{number}.docx"]))
    for name in ("Normal", "Body Text", "Heading 1", "Table Text", "Signature"):
        faces = letter.styles[name].element.rPr.rFonts
        assert faces.get(qn("w:eastAsia")) == "Microsoft YaHei"
        assert faces.get(qn("w:asciiTheme")) is None
    assert [each.style.name for each in letter.paragraphs if each.style and each.text].count("Heading 1") == 1
    assert letter.core_properties.author == "Ruth Keller"


@pytest.mark.parametrize(("number", "greeting", "facts"), LETTERS)
def test_the_e_mail_is_ready_to_send(number: str, greeting: str, facts: dict[str, str]) -> None:
    """Does it open as a draft from the consultant to the person, with the words and the letter in it?"""
    pack = days.pack("two_languages")
    mail = email.message_from_bytes(pack[f"letters/{number}.eml"], policy=email.policy.default)
    assert isinstance(mail, email.message.EmailMessage)
    assert not mail.defects
    assert mail["X-Unsent"] == "1"
    assert mail["From"] == "Ruth Keller <reply@example.org>"
    to = mail["To"].addresses[0]
    assert (to.display_name, to.addr_spec) == (
        greeting.removeprefix("Dear ").rstrip(",："), f"person{int(number) + 1}@example.org",
    )  # fmt: skip
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content_charset() == "utf-8"
    text = body.get_content()
    assert text.startswith(greeting)
    for said in facts.values():
        assert said in text
    [letter] = mail.iter_attachments()
    assert letter.get_content_type() == "application/pdf"
    assert letter.get_filename() in ("invitation.pdf", "邀请信.pdf")
    assert letter.get_content() == pack[f"letters/{number}.pdf"]


def test_the_subject_is_in_the_persons_language() -> None:
    """Can the e-mail be told from others before it is opened?"""
    subjects = [
        email.message_from_bytes(days.pack("two_languages")[path], policy=email.policy.default)["Subject"]
        for path in ("letters/001.eml", "letters/002.eml")
    ]
    assert subjects == [
        "Invitation: Exceptional Service, Tuesday 15 December 2026",
        "邀请：优质服务半天工作坊，2026 年 12 月 15 日（星期二）",
    ]


def test_what_is_not_known_is_left_out() -> None:
    """Does a letter without parking, way and phone number have no empty line for them?"""
    day = days.boardroom(parking=None, map_note=None, phone=None)
    made = {document.path: document for document in documents(day)}
    assert [label for label, _ in table(made["letters/001.docx"].make())] == [
        "When",
        "Where",
        "Please bring",
        "Please reply",
    ]
    assert "Any question" not in " ".join(pages(made["letters/001.pdf"].make()))


def test_a_late_letter_is_dated_today() -> None:
    """Is a letter that is written after the window has opened dated the day it is written?"""
    late = replace(days.boardroom(), today=dt.date(2026, 12, 3))
    letter = next(document for document in documents(late) if document.path == "letters/001.docx")
    assert paragraphs(letter.make())[0][1] == "Thursday 3 December 2026"


def test_addresses_in_other_scripts_are_written() -> None:
    """Is a Chinese domain written in the form every mail program takes, and a Chinese mailbox as it is?"""
    day = days.boardroom(rsvp="回复@example.com")
    day = replace(day, people=(replace(day.people[1], email="liming@例子.com"),))
    mail = next(document for document in documents(day) if document.path.endswith(".eml")).make()
    head = mail.split(b"\r\n\r\n")[0].decode()
    assert "<liming@xn--fsqu00a.com>" in head
    assert "From: Ruth Keller <回复@example.com>" in head
    assert "To: 李明 <" in head


def test_a_name_cannot_write_into_the_head_of_an_e_mail() -> None:
    """Are commas, quotes and angle brackets in a name a part of the name?"""
    day = days.boardroom()
    name = 'O\'Brien, "Tim" <boss@example.org>'
    day = replace(day, people=(replace(day.people[0], name=name),))
    mail = next(document for document in documents(day) if document.path.endswith(".eml")).make()
    [to] = email.message_from_bytes(mail, policy=email.policy.default)["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, day.people[0].email)
