"""The styles of the kit's Word documents: faces, sizes, colours, distances, and what the file says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.pictures.ink import token
from workbook.schema import Language

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.styles.style import ParagraphStyle

#: Faces that come with Word on every system.
_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_styles(docx: Docx, language: Language) -> None:
    """Give a new document the kit's look; what people write into it later takes it on."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    _tongue(docx)
    lead = 1.35 if language == "zh" else 1.2
    normal = _style(docx, "Normal", size=11, colour="ink", after=6, lead=lead)
    body = _style(docx, "Body Text", size=11, colour="ink", after=8, lead=lead)
    if language == "zh":  # a paragraph of a letter begins two characters in, whatever its size
        body.element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "200")
        body.paragraph_format.first_line_indent = Pt(22)
    _style(docx, "Heading 1", size=20, colour="lake-deep", after=10, lead=1.15, bold=True)
    _style(docx, "Heading 2", size=13.5, colour="ink", after=5, lead=1.15, bold=True)
    docx.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH).base_style = normal
    _style(docx, "Table Text", size=10, colour="ink", after=2, lead=1.2)
    docx.styles["Table Text"].paragraph_format.space_before = Pt(2)
    for name in ("Closing", "Signature"):
        docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = normal
        style = _style(docx, name, size=11, colour="ink", after=2, lead=lead)
        if name == "Signature" and language == "zh":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        elif name == "Signature":  # room for a pen
            style.paragraph_format.space_before = Pt(30)
    _grid(docx)


def _style(
    docx: Docx, name: str, *, size: float, colour: str, after: float, lead: float, bold: bool = False
) -> ParagraphStyle:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style: Any = docx.styles[name]
    style.font.name, style.font.size, style.font.bold = _LATIN, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(token(colour).removeprefix("#"))
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # else the theme's faces win
        faces.attrib.pop(qn(f"w:{theme}"), None)
    faces.set(qn("w:eastAsia"), _CHINESE)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(after)
    style.paragraph_format.line_spacing = lead
    found: ParagraphStyle = style
    return found


def _tongue(docx: Docx) -> None:
    """Say that letters are British English and characters simplified Chinese: punctuation is drawn accordingly."""
    from docx.oxml.ns import qn

    for language in docx.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN")


def _grid(docx: Docx) -> None:
    """Draw the lines of tables in the kit's grey."""
    from docx.oxml.ns import qn

    for border in docx.styles["Table Grid"].element.iter(*(qn(f"w:{side}") for side in _SIDES)):
        border.set(qn("w:color"), token("line").removeprefix("#"))


def describe(docx: Docx, *, title: str, author: str, language: Language) -> None:
    """Say what the document is. When it was made stands nowhere: the same words are the same file tomorrow."""
    properties = docx.core_properties
    properties.title, properties.author, properties.comments = title, author, ""
    properties.language = {"en": "en-GB", "zh": "zh-CN"}[language]
    element = properties._element
    for stamp in [each for each in element if each.tag.endswith(("}created", "}modified"))]:
        element.remove(stamp)
