"""What readers get: HTML, text, blocks."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.core.rendering import render, render_inline, safe_target
from contentapi.core.rendering.writing import html_of

DATA = Path(__file__).parents[1] / "data/markdown"
EXAMPLES = [e["markdown"] for e in json.loads((DATA / "commonmark-spec.json").read_text())["examples"]]
ELEMENTS = {
    "p",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "br",
    "em",
    "strong",
    "a",
}


class Reader(HTMLParser):
    """Elements and attributes as a parser that is not ours sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += attrs


def assert_safe(html: str) -> None:
    reader = Reader()
    reader.feed(html)
    assert reader.elements <= ELEMENTS
    assert {name for name, _ in reader.attributes} <= {"href"}
    for _, value in reader.attributes:
        assert (value or "").startswith(("https://", "http://", "mailto:", "tel:"))
    # what the sanitizer leaves as it is, it parsed as it was meant
    clean = nh3.clean(html, tags=ELEMENTS, attributes={"a": {"href"}}, link_rel=None)
    assert clean == html


@pytest.mark.parametrize("markdown", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_every_example_of_the_spec_is_safe(markdown):
    rendered = render(markdown)
    assert_safe(rendered.html)
    assert html_of(rendered.blocks) == rendered.html
    assert json.loads(json.dumps(rendered.blocks)) == list(rendered.blocks)


SCRAPS = st.sampled_from(
    ["<script>", "</script>", "<img src=x onerror=y>", "<svg/onload=x>", "<!--", "-->", "<a href='javascript:x'>", "javascript:x",
     "[a](javascript:x)", "[a](<https://b.c/\"onclick=x>)", "![a](x \"b\")", "<https://e.f>", "<x@y.z>", "&lt;", "&#60;", "&quot;", "&#0;",
     "**", "*", "_", "`", "```\n", "~~~", "> ", "- ", "1. ", "7) ", "# ", "\n", "\n\n", "  \n", "\\", "|", "|-|-|\n", "[x]: //y\n", "[x]",
     "\u00a0", "\u2028", "\x00", "\x0c", "\ufeff", "\ufffe", "'", '"', "a", "ع", "</p>", "<table>", "]]>", "<![CDATA["]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(SCRAPS, max_size=20).map("".join) | st.text(max_size=40))
def test_whatever_comes_in_only_safe_html_goes_out(markdown):
    rendered = render(markdown)
    assert_safe(rendered.html)
    html, _ = render_inline(markdown)
    assert_safe(html)


@pytest.mark.parametrize(
    ("markdown", "html", "text"),
    [
        ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>", "a b c d"),
        ("a\nb   c", "<p>a b c</p>", "a b c"),
        ("a  \nb", "<p>a<br>b</p>", "a\nb"),
        ("a & b < c > d \"e\" 'f'", "<p>a &amp; b &lt; c &gt; d \"e\" 'f'</p>", "a & b < c > d \"e\" 'f'"),
        ("5\u00a0mg", "<p>5&nbsp;mg</p>", "5\u00a0mg"),
        ("[a](https://b.c 'd')", '<p><a href="https://b.c">a</a></p>', "a"),
        ("<a@b.c>", '<p><a href="mailto:a@b.c">a@b.c</a></p>', "a@b.c"),
        ("![a *b*](c.png)", "<p>a <em>b</em></p>", "a b"),
        ("[![a](b)](https://c.d)", '<p><a href="https://c.d">a</a></p>', "a"),
        (
            "[a <http://b.c> d](https://e.f)",
            '<p><a href="https://e.f">a http://b.c d</a></p>',
            "a http://b.c d",
        ),
        ("[a](b.html) [c](//d) <ftp://e>", "<p>a c ftp://e</p>", "a c ftp://e"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>", "<b>a</b>"),
        ("<div>\n*a*", "<p>&lt;div&gt;\n*a*</p>", "<div>\n*a*"),
        ("a <!-- b --> c\n\n<!-- d -->", "<p>a c</p>", "a c"),
        ("# a\n## b\n### c\n#### d\n###### e", "<h3>a</h3>\n<h3>b</h3>\n<h3>c</h3>\n<h4>d</h4>\n<h6>e</h6>", "a\n\nb\n\nc\n\nd\n\ne"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "• a\n• b"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>", "• a\n• b"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>", "1. a\n2. b"),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>", "• a\n  • b"),
        ("9. a\n10. b\n\n    c", "<ul>\n<li><p>9. a</p></li>\n<li><p>10. b</p>\n<p>c</p></li>\n</ul>", "9. a\n10. b\n    c"),
        ("3. ```\n   a\n   ```", "<ul>\n<li>3.\n<pre><code>a</code></pre></li>\n</ul>", "3. a"),
        ("- ```\n  a\n  ```\n\n  b\n\n  c", "<ul>\n<li><pre><code>a</code></pre>\n<p>b</p>\n<p>c</p></li>\n</ul>", "• a\n  b\n  c"),
        ("-", "<ul>\n<li></li>\n</ul>", "•"),
        ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>", "a\n\nb"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>", "a\n\nb"),
        ("```py\n<a>\n```", "<pre><code>&lt;a&gt;</code></pre>", "<a>"),
        (
            "| a | b |\n| :- | -: |\n| *c* | |",
            "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</thead>\n<tbody>\n<tr><td><em>c</em></td><td></td></tr>\n</tbody>\n</table>",
            "a | b\nc | ",
        ),
        ("", "", ""),
    ],
)  # fmt: skip
def test_markdown_is_rendered(markdown, html, text):
    rendered = render(markdown)
    assert (rendered.html, rendered.text) == (html, text)


def test_blocks_are_data():
    rendered = render(
        "### A\n\nB **c**\n\n3) d\n4) e\n\n| f |\n| :-: |\n| g |\n\n> h\n\n```py x\ni\n```\n\n---\n"
    )
    assert rendered.blocks == (
        {"type": "heading", "level": 3, "html": "A", "text": "A"},
        {"type": "paragraph", "html": "B <strong>c</strong>", "text": "B c"},
        {"type": "list", "ordered": True, "start": 3, "tight": True,
         "items": [[{"type": "paragraph", "html": "d", "text": "d"}], [{"type": "paragraph", "html": "e", "text": "e"}]]},
        {"type": "table", "align": ["center"], "header": [{"html": "f", "text": "f"}], "rows": [[{"html": "g", "text": "g"}]]},
        {"type": "quote", "blocks": [{"type": "paragraph", "html": "h", "text": "h"}]},
        {"type": "code", "language": "py", "text": "i"},
        {"type": "break"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("url", "served"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("HTTP://Example.org", "http://Example.org"),
        ("https://example.org/ä b", "https://example.org/%C3%A4%20b"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://[2001:db8::1]:8080/", "https://[2001:db8::1]:8080/"),
        ("mailto:a@b.c?subject=d", "mailto:a@b.c?subject=d"),
        ("tel:+1 555 01-00", "tel:+155501-00"),
        ("tel:112", "tel:112"),
    ],
)
def test_a_target_of_a_served_scheme_is_kept(url, served):
    assert safe_target(url) == served


@pytest.mark.parametrize(
    "url",
    [
        "", "#a", "a.html", "/a", "//example.org", "\\\\example.org", "https:\\\\example.org", "https:/example.org", "https:example.org",
        "https://", "https://:80/", "https://user@example.org", "https://example.org\\@evil.example", "https://example.org%5C@evil",
        "https://%65.example", "javascript:a", "JaVaScRiPt:a", " javascript:a", "java\nscript:a", "\x01javascript:a", "data:text/html,a",
        "vbscript:a", "file:///a", "ftp://a", "blob:https://a", "mailto:", "tel:", "tel:a b'\"<", "sms:1", "http://a\u2028b c\\",
    ],
)  # fmt: skip
def test_any_other_target_is_dropped_and_told(url):
    assert safe_target(url) is None
    if "\n" not in url and "\x01" not in url:
        rendered = render(f"[a](<{url.replace(chr(92), chr(92) * 2).replace('<', '%3C')}>)")
        assert rendered.html == "<p>a</p>"
        assert len(rendered.dropped) == 1


def test_a_title_is_rendered_inline_whatever_it_looks_like():
    assert render_inline("1. *Rest*\nnow") == ("1. <em>Rest</em> now", "1. Rest now")
    assert render_inline("\ufeffRest") == ("Rest", "Rest")
    assert render_inline("# a <b> [c](x)") == ("# a &lt;b&gt; c", "# a <b> c")
