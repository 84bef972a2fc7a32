"""The invitation of each person in their language: a letter to edit, one to print, and an e-mail to send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, EmailPolicy
from functools import cache, partial
from pathlib import Path

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents.phrases import about, long_day, short_day
from facilitator.prepare.documents.word import Paper
from facilitator.prepare.roster.person import Person
from workbook.export.typeset import pdf
from workbook.managed_folder.folder import Document
from workbook.schema import Language

_TEMPLATE = Path(__file__).parent / "paper" / "letter.typ"
#: The longest line of a header that the standard allows, in bytes.
_LONGEST = 998
_UNFOLDED, _UNFOLDED_UTF8 = (policy.clone(max_line_length=_LONGEST) for policy in (SMTP, SMTPUTF8))


class _Ascii(EmailPolicy):
    """E-mail in ASCII whose plain headers are never folded.

    Where it folds a long name, the library loses its quotation marks, and every comma in it begins another
    address. Words in other scripts are encoded, so they are safe, and may be folded.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a header as it is written."""
        return (_UNFOLDED if str(value).isascii() else SMTP).fold_binary(name, value)


_ASCII = _Ascii(linesep=SMTP.linesep)


@dataclass(frozen=True)
class Letter:
    """The parts of a letter's text; ``closing`` has one or two lines."""

    language: Language
    subject: str
    heading: str
    greeting: str
    opening: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    ending: tuple[str, ...]
    closing: tuple[str, ...]
    consultant: str
    date: str


def documents(day: Day) -> Iterator[Document]:
    """Yield the letters; their number is the one on the call list, so no name stands in a file's name."""
    for person in day.people:
        letter = write(day, person)
        printed = cache(partial(_print, letter))  # for the letter itself and for the e-mail
        path = f"letters/{person.number:03d}"
        yield Document(f"{path}.docx", partial(_word, letter))
        yield Document(f"{path}.pdf", printed)
        if person.email:
            yield Document(f"{path}.eml", partial(_mail, day, person, letter, printed))


def write(day: Day, person: Person) -> Letter:
    """Return the invitation of one person. It is dated the first day it may be sent, or today after that."""
    language = person.language
    tell = partial(about, day, language=language)
    opening = [tell("letters.hello"), tell("letters.why"), tell("letters.you")]
    ending = [
        tell(
            "letters.calls",
            first=short_day(day.call_by, language),
            second=short_day(day.call_eve, language),
        )
    ]
    if day.plan.phone:
        ending.append(tell("letters.questions", phone=day.plan.phone))
    return Letter(
        language=language,
        subject=tell("letters.subject"),
        heading=tell("letters.heading"),
        greeting=tell("letters.greeting", name=person.name),
        opening=tuple(opening),
        facts=tuple(_facts(day, language)),
        ending=tuple(ending),
        closing=tuple(tell("letters.close").split("\n")),
        consultant=day.plan.consultant,
        date=long_day(max(day.today, day.invite_from), language),
    )


def _facts(day: Day, language: Language) -> Iterator[tuple[str, str]]:
    plan, tell = day.plan, partial(about, day, language=language)
    pause = sum(block.minutes for block in day.blocks if block.kind == "break")
    yield tell("letters.when"), tell("letters.when-value", pause=pause)
    yield tell("letters.place"), plan.place.in_(language)
    if plan.parking:
        yield tell("letters.parking"), plan.parking.in_(language)
    if plan.map_note:
        yield tell("letters.way"), plan.map_note.in_(language)
    yield tell("letters.bring"), tell("letters.bring-value")
    yield tell("letters.reply"), tell("letters.reply-value", by=long_day(day.rsvp_by, language))


def _word(letter: Letter) -> bytes:
    paper = Paper(title=letter.heading, author=letter.consultant, language=letter.language)
    if letter.language == "en":
        paper.paragraph(letter.date)
    paper.heading(letter.heading)
    paper.paragraph(letter.greeting)
    for words in letter.opening:
        paper.paragraph(words, "Body Text")
    paper.facts(letter.facts)
    for words in letter.ending:
        paper.paragraph(words, "Body Text")
    first, *rest = letter.closing
    paper.paragraph(first, "Body Text" if rest else "Closing")
    for words in rest:
        paper.paragraph(words, "Closing")
    paper.paragraph(letter.consultant, "Signature")
    if letter.language == "zh":  # a Chinese letter is dated under the name
        paper.paragraph(letter.date, "Signature")
    return paper.bytes()


def _print(letter: Letter) -> bytes:
    return pdf(_TEMPLATE, vars(letter))


def _mail(day: Day, person: Person, letter: Letter, printed: Callable[[], bytes]) -> bytes:
    """Return the e-mail, ready to send: opened, it is a draft. It has no date and no id; the sender's program gives both."""
    sender, to = _mailbox(str(day.plan.rsvp)), _mailbox(person.email)
    mail = EmailMessage(_ASCII if (sender + to).isascii() else _UNFOLDED_UTF8)
    mail["X-Unsent"] = "1"
    mail["Subject"] = letter.subject
    mail["From"] = _address(letter.consultant, sender)
    mail["To"] = _address(person.name, to)
    mail["Content-Language"] = {"en": "en-GB", "zh": "zh-CN"}[letter.language]
    mail.set_content(_text(letter), cte="base64")
    name = about(day, "letters.file", letter.language)
    mail.add_attachment(printed(), maintype="application", subtype="pdf", filename=name)
    mail.set_boundary("invitation=_")  # else it is drawn by lot; "=_" never occurs in encoded parts
    return mail.as_bytes()


def _address(name: str, mailbox: str) -> Address:
    """Return a name with a mailbox that was checked before; given whole, the library refuses other scripts."""
    user, _, domain = mailbox.rpartition("@")
    return Address(name, username=user, domain=domain)


def _mailbox(typed: str) -> str:
    """Return an address as every mail program takes it: a domain in another script in its ASCII form."""
    from email_validator import validate_email

    return validate_email(typed, check_deliverability=False).ascii_email or typed


def _text(letter: Letter) -> str:
    facts = [f"{label}{'：' if letter.language == 'zh' else ': '}{words}" for label, words in letter.facts]
    return (
        "\n\n".join(
            [
                letter.greeting,
                *letter.opening,
                "\n".join(facts),
                *letter.ending,
                "\n".join(letter.closing),
                "\n".join([letter.consultant, *([letter.date] if letter.language == "zh" else [])]),
            ]
        )
        + "\n"
    )
