"""The law of segmentation on every example of the CommonMark spec."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from contentapi.core.errors import UnsupportedConstruct
from contentapi.core.rendering import render
from contentapi.core.segmentation import join, split

SUITE = json.loads((Path(__file__).parents[2] / "data/markdown/commonmark-spec.json").read_text())
EXAMPLES = SUITE["examples"]
REFUSED = 68
"""Examples with raw HTML that is no comment of its own block; every other one is taken."""

PLAIN = MarkdownIt("commonmark")
CODE = re.compile(r"(<pre>.*?</pre>|<code.*?</code>)", re.DOTALL)


def loosely(html: str) -> str:
    """HTML without the white space that shows as nothing, without comments and empty paragraphs."""
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    parts = CODE.split(html)
    parts[::2] = [re.sub(r" ?(<[^>]*>) ?", r"\1", re.sub(r"\s+", " ", part)) for part in parts[::2]]
    return "".join(parts)


def taken(markdown: str) -> bool:
    try:
        split(markdown)
    except UnsupportedConstruct:
        return False
    return True


TAKEN = [example for example in EXAMPLES if taken(example["markdown"])]


def test_all_of_the_suite_is_taken_but_raw_html():
    refused = [example for example in EXAMPLES if example not in TAKEN]
    print(f"CommonMark {len(EXAMPLES)} examples: {len(TAKEN)} taken, {len(refused)} refused")
    assert (len(EXAMPLES), len(refused)) == (652, REFUSED)
    # each has a tag, a comment inside a line or one with text after it, a declaration or an instruction
    assert all(re.search(r"<[A-Za-z/!?]", example["markdown"]) for example in refused)


@pytest.mark.parametrize("example", TAKEN, ids=lambda example: str(example["example"]))
def test_what_is_put_back_gives_the_same_html(example):
    markdown = example["markdown"]
    document = split(markdown)
    sources = [segment.source for segment in document.segments]
    again = join(document, sources)
    assert render(again) == render(markdown)
    assert loosely(PLAIN.render(again)) == loosely(PLAIN.render(markdown))
    assert loosely(PLAIN.render(markdown)) == loosely(example["html"])
    second = split(again)
    assert [(s.source, s.links) for s in second.segments] == [(s.source, s.links) for s in document.segments]
    assert join(second, [None] * len(sources)) == again
