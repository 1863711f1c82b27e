"""Markdown as readers get it: HTML that is safe to inject, plain text, and blocks as data.

Two walls stand before the HTML. The first writes nothing but a fixed list of elements and escapes all text;
the second, nh3 with the same list, is run over the whole once, and must leave it as it is.

Elements: p, h3 to h6, ul, ol, li, blockquote, pre, code, table and its parts, hr, br, em, strong, a.
Attributes: href (http, https, mailto, tel). Images show their alternative text. Raw HTML shows as text,
comments do not show. A list that does not begin at 1 is a ul whose items carry their numbers as text, since
the attribute that would say so is not on the list. `#`, `##` and `###` are all h3, as a section's own heading
is an h2.
"""

from __future__ import annotations

from dataclasses import dataclass

import nh3

from contentapi.core.rendering.blocks import Block, Tree
from contentapi.core.rendering.inline import SAFE_TARGET, Inline, safe_target
from contentapi.core.rendering.writing import html_of, text_of
from contentapi.core.segmentation.parser import read, read_inline

__all__ = ["Block", "Rendered", "render", "render_inline", "safe_target"]

_ELEMENTS = "p h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td hr br em strong a"
_CLEANER = nh3.Cleaner(
    tags=set(_ELEMENTS.split()),
    attributes={"*": {"lang", "dir", "id"}, "a": {"href"}},
    attribute_filter=lambda _tag, name, value: (
        value if name != "href" or SAFE_TARGET.fullmatch(value) else None
    ),
    url_schemes={"http", "https", "mailto", "tel"},
    clean_content_tags={"script", "style"},
    link_rel=None,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A section's Markdown in the three forms that a release holds.

    html     safe to inject.
    text     plain: items with a bullet or number, cells divided by |, a blank line between blocks.
    blocks   JSON-able dicts with "type": paragraph (html, text), heading (level, html, text), list (ordered,
             start, tight, items), table (align, header, rows; cells are html, text), quote (blocks), code
             (language, text), break.
    dropped  link targets that were left out, because their scheme or form is not served.
    """

    html: str
    text: str
    blocks: tuple[Block, ...]
    dropped: tuple[str, ...] = ()


def render(markdown: str) -> Rendered:
    r"""Render a section. Pure, linear.

    >>> render("Call [us](tel:+15550100) **now**.\n\n- fever").html
    '<p>Call <a href="tel:+15550100">us</a> <strong>now</strong>.</p>\n<ul>\n<li>fever</li>\n</ul>'
    """
    tree = Tree(read(markdown))
    blocks = tree.blocks()
    html = html_of(blocks)
    if _CLEANER.clean(html) != html:
        tree = Tree(read(markdown), _CLEANER.clean)
        blocks = tree.blocks()
        html = _CLEANER.clean(html_of(blocks))
    return Rendered(html, text_of(blocks), tuple(blocks), tuple(tree.dropped))


def render_inline(text: str) -> tuple[str, str]:
    """(html, plain text) of a title or heading: inline marks and links, no blocks.

    >>> render_inline("Take **no** aspirin & rest")
    ('Take <strong>no</strong> aspirin &amp; rest', 'Take no aspirin & rest')
    """
    html, plain = Inline([]).write(read_inline(text.strip()))
    # a parser takes U+FEFF at the very beginning for a byte order mark
    return _CLEANER.clean(html.lstrip("\ufeff")), plain.lstrip("\ufeff")
