"""Catalogs as Hypothesis makes them: all that a file can hold, in the form that reading gives."""

from __future__ import annotations

from types import MappingProxyType

from hypothesis import strategies as st

from contentapi.core.catalog import Catalog, Message
from contentapi.core.plurals import forms, parse

LINE_ENDS = "\u0085\u2028\u2029"
NAMED = '\n\t\r\a\b\v\f"\\'

plain = st.characters(exclude_categories=("Cc", "Cs"))
texts = st.text(st.one_of(plain, st.sampled_from(NAMED), st.sampled_from(LINE_ENDS)), max_size=25)
filled = texts.filter(bool)
lines = st.text(plain, max_size=20).filter(lambda line: not line.endswith("\\"))
several_lines = st.lists(lines, max_size=3).map(tuple)
places = st.from_regex(r"[a-z]{1,9}/[a-z]{1,20}:[1-9][0-9]{0,2}", fullmatch=True)
references = st.lists(places, max_size=9, unique=True).map(tuple)
flags = st.sampled_from([(), ("no-wrap",)])
values = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), max_size=12)


@st.composite
def messages(draw: st.DrawFn, context: str | None, source: str, count: int) -> Message:
    """One message of a key; count forms when it is plural."""
    obsolete = draw(st.booleans())
    plural = draw(st.one_of(st.none(), texts))
    some = filled if obsolete else texts
    targets = () if plural is None else (draw(some), *(draw(texts) for _ in range(count - 1)))
    target = draw(some) if plural is None else ""
    old = draw(st.one_of(st.none(), texts))
    return Message(
        context,
        source,
        target,
        fuzzy=bool(target or (targets and targets[0])) and draw(st.booleans()),
        obsolete=obsolete,
        plural_source=plural,
        plural_targets=targets,
        notes=draw(several_lines),
        comments=draw(several_lines),
        references=draw(references),
        flags=draw(flags),
        previous_context=None if old is None else draw(st.one_of(st.none(), texts)),
        previous_source=old,
        previous_plural=None if old is None else draw(st.one_of(st.none(), texts)),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """A catalog with a header that msgfmt is content with, and one message or more."""
    locale = draw(st.sampled_from(["es", "ar", "ja", "pl"]))
    count = parse(forms(locale)).count
    header = {
        "Project-Id-Version": f"knee {draw(values)}".strip(),
        "PO-Revision-Date": "2026-11-22 10:00+0000",
        "Last-Translator": "Translator <translator@example.org>",
        "Language-Team": "Team <team@example.org>",
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": forms(locale),
        "X-Guide": draw(values),
    }
    keys = st.tuples(st.one_of(st.none(), texts), texts).filter(lambda key: key != (None, ""))
    found = [
        draw(messages(context, source, count))
        for context, source in draw(st.lists(keys, min_size=1, max_size=6, unique=True))
    ]
    found.sort(key=lambda message: message.obsolete)
    return Catalog(MappingProxyType(header), tuple(found), draw(several_lines))
