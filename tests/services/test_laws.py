"""Laws of files, over histories that chance has made."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentapi.core.catalog import Catalog as Written
from contentapi.core.errors import ContentError
from contentapi.core.po import read, write
from contentapi.models import Catalog, Guide, Revision, Suggestion, Target, Upload
from contentapi.services import catalogs, exports
from contentapi.services.catalogs import messages
from tests import build

pytestmark = pytest.mark.django_db
LOCALE = "es"
SOURCES = ["Knee injection", "A short guide.", "What it is", "Risks", "infection", "bleeding"]
WORDS = st.sampled_from(["uno", "dos veces", "y tres", "cuatro", "cinco"])
EDITS = st.dictionaries(st.sampled_from(SOURCES), WORDS, max_size=3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("file"), EDITS, st.integers(0, 5)),
        st.tuples(st.just("message"), EDITS, st.booleans()),
        st.tuples(st.just("accept"), st.none(), st.none()),
        st.tuples(st.just("undo"), st.none(), st.integers(0, 5)),
        st.tuples(st.just("version"), WORDS, st.none()),
    ),
    max_size=6,
)
some = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_count = itertools.count()


class Story:
    """A guide of its own, and what happens to its Spanish catalog; every state that left is kept."""

    def __init__(self) -> None:
        self.slug = f"law-{next(_count)}"
        build.make_version(build.guide_text(self.slug), state="approved")
        self.guide = Guide.objects.get(slug=self.slug)
        self.left = [self.export()]
        self.uploads: list[int] = []
        self.word = ""

    def export(self) -> bytes:
        return write(exports.catalog(self.guide, LOCALE))

    @property
    def record(self) -> Catalog:
        return Catalog.objects.get(guide=self.guide, locale=LOCALE)

    def go(self, steps) -> None:
        for act, what, which in steps:
            getattr(self, act)(what, which)
            self.left.append(self.export())

    def file(self, edits, which) -> None:
        base = self.left[-1 - which % len(self.left)]
        report = build.upload(edited(read(base), edits))
        self.uploads += [report.upload] if report.upload else []

    def message(self, edits, fuzzy) -> None:
        for message in read(self.left[-1]).messages:
            if message.source in edits:
                target = Target.objects.filter(
                    catalog=self.record,
                    segment__source=message.source,
                    segment__section_key=message.context.partition("/")[0],
                ).first()
                with suppress(ContentError):
                    messages.write(
                        self.record,
                        message.context,
                        edits[message.source],
                        fuzzy=fuzzy,
                        expected=target.number if target else 0,
                        by=build.translator(),
                        at=build.NOON,
                    )

    def accept(self, *_) -> None:
        build.accept(self.guide, LOCALE)

    def undo(self, _, which) -> None:
        if self.uploads:
            upload = Upload.objects.get(pk=self.uploads[which % len(self.uploads)])
            if upload.undone_at is None:
                catalogs.undo(upload, by=build.translator(), at=build.NOON)

    def version(self, word, _) -> None:
        text = build.guide_text(self.slug, overview=f"You get an injection, {word}.")
        if word != self.word:
            build.make_version(text, state="approved")
        self.word = word

    def state(self):
        targets = Target.objects.filter(catalog=self.record).order_by("pk")
        return list(targets.values_list("segment", "text", "state", "accepted__text", "comment", "previous"))


def edited(file: Written, edits) -> Written:
    there = tuple(
        replace(m, target=edits[m.source], fuzzy=False) if m.source in edits and not m.obsolete else m
        for m in file.messages
    )
    return replace(file, messages=there)


@some
@given(steps=STEPS, which=st.integers(0, 9))
def test_importing_any_export_as_it_left_changes_nothing_and_is_no_conflict(steps, which):
    story = Story()
    story.go(steps)
    before, kept = story.state(), Suggestion.objects.count()
    report = build.upload(story.left[which % len(story.left)])
    assert set(report.counts) <= {"unchanged"}
    assert (story.state(), Suggestion.objects.count()) == (before, kept)


@some
@given(steps=STEPS, edits=EDITS, which=st.integers(0, 9))
def test_importing_twice_equals_once(steps, edits, which):
    story = Story()
    story.go(steps)
    data = write(edited(read(story.left[which % len(story.left)]), edits))
    build.upload(data)
    once = (story.state(), Revision.objects.count(), Suggestion.objects.count(), Upload.objects.count())
    build.upload(data)
    assert (
        story.state(),
        Revision.objects.count(),
        Suggestion.objects.count(),
        Upload.objects.count(),
    ) == once


@some
@given(steps=STEPS, edits=EDITS)
def test_an_undone_import_leaves_what_was_before(steps, edits):
    story = Story()
    story.go(steps)
    before, file = story.state(), story.export()
    report = build.upload(edited(read(file), edits))
    if report.upload is not None:
        catalogs.undo(Upload.objects.get(pk=report.upload), by=build.translator(), at=build.NOON)
    after = {one[0]: one[1:] for one in story.state() if one[1]}
    assert after == {one[0]: one[1:] for one in before if one[1]}


@some
@given(steps=STEPS)
def test_nothing_accepted_is_ever_lost(steps):
    story = Story()
    accepted: dict[int, str] = {}
    for step in steps:
        story.go([step])
        now = {segment: text for segment, _, _, text, *_ in story.state() if text is not None}
        assert accepted.keys() <= now.keys()
        accepted = now


@some
@given(steps=STEPS)
def test_an_export_goes_in_and_comes_out_again_byte_for_byte(steps):
    story = Story()
    story.go(steps)
    data = story.export()
    build.upload(data)
    assert story.export() == data
