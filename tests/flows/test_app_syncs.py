"""An app that is mostly offline: a full read is nothing and all deltas, and what was pulled goes first."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

from contentapi.core.composition.body import unsealed
from contentapi.models import Guide
from contentapi.services import guides
from tests import build

LANG = "es-MX"


class Phone:
    """Keeps what it got and where to go on; the rules of docs/api.md and nothing else."""

    def __init__(self, ask):
        self.ask = ask
        self.place = f"changes?lang={LANG}&limit=2"
        self.guides = {}
        self.heard = []
        self.pages = 0

    def sync(self):
        """Take every page in order; only a whole round moves the place."""
        self.heard, self.pages = [], 0
        place, copy = self.place, dict(self.guides)
        while place:
            page = self.ask(place).json()
            self.pages += 1
            for item in page["items"]:
                self.heard.append((item["kind"], item["guide"]))
                if item["kind"] == "tombstone":
                    copy.pop(item["guide"], None)
                else:
                    copy[item["guide"]] = {name: item[name] for name in item if name != "kind"}
            place, resume = page.get("next"), page.get("resume")
        self.place, self.guides = resume, copy
        return self

    def unpack(self):
        """Take everything at once from the bundle, and prove each piece."""
        answer = self.ask(f"bundles/{LANG}")
        if (
            answer.status_code == 404
        ):  # nothing in that very locale: its readers get the next one in the chain
            there = answer.json()["available"]
            answer = self.ask(f"bundles/{next(lang for lang in ('es', 'en') if lang in there)}")
        with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as bundle:
            manifest = json.loads(bundle.read("manifest.json"))
            for entry in manifest["releases"]:
                body = bundle.read(entry["file"])
                assert hashlib.sha256(unsealed(body)).hexdigest() == entry["digest"]
                self.guides[entry["guide"]] = json.loads(body)
        return manifest


def shown(ask):
    """What a reader with the network gets, guide by guide."""
    return {
        one["guide"]: ask(f"guides/{one['guide']}?lang={LANG}").json()
        for one in ask(f"guides?lang={LANG}&limit=200").json()["items"]
    }


def agree(ask, *phones):
    """All hold the same: those that followed, one that begins now, the bundle, and what is shown online."""
    fresh, offline = Phone(ask).sync(), Phone(ask)
    offline.unpack()
    wanted = shown(ask)
    for phone in (*phones, fresh, offline):
        assert phone.guides == wanted
    return wanted


def withdraw(slug, minutes, **more):
    guide = Guide.objects.get(slug=slug)
    guides.withdraw(guide, by=build.publisher(), at=build.later(minutes), reason="A wrong dose.", **more)


def test_an_app_stays_in_step(ask):
    for slug in ("ankle", "elbow", "hip", "knee", "wrist"):
        build.make_version(build.guide_text(slug, title=f"The {slug}"))
    build.translate(Guide.objects.get(slug="knee"), "es")
    often, seldom = Phone(ask).sync(), Phone(ask).sync()
    assert often.pages == 3
    assert agree(ask, often, seldom)["knee"]["locale"] == "es"

    # Nothing happened: one page, nothing in it, and not even that is sent twice.
    assert often.sync().heard == []
    tag = ask(often.place)["ETag"]
    assert ask(often.place, if_none_match=tag).status_code == 304

    # A new version, a translation, a region's own words, a new guide: each is one item.
    build.make_version(build.guide_text("hip", title="The hip", overview="Changed."), at=build.later(10))
    assert often.sync().heard == [("release", "hip")]
    build.translate(Guide.objects.get(slug="hip"), "es", at=build.later(20))
    assert often.sync().heard == [("release", "hip")]
    build.translate(Guide.objects.get(slug="knee"), "es-MX", at=build.later(30))
    assert often.sync().heard == [("release", "knee")]
    build.translate(Guide.objects.get(slug="ankle"), "fr", at=build.later(40))
    assert often.sync().heard == []
    build.make_version(build.guide_text("toe"), at=build.later(50))
    assert often.sync().heard == [("release", "toe")]
    agree(ask, often)

    # Two are pulled, one of which comes back: tombstones are first, whatever else changed.
    withdraw("elbow", 60, replacement=Guide.objects.get(slug="toe"))
    withdraw("ankle", 61)
    build.make_version(build.guide_text("ankle", title="The ankle, mended"), at=build.later(70))
    assert often.sync().heard == [("tombstone", "elbow"), ("release", "ankle")]
    (first, *_), page = seldom.sync().heard, ask(f"changes?lang={LANG}").json()
    assert first == ("tombstone", "elbow")
    assert [kind for kind, _ in seldom.heard] == sorted((k for k, _ in seldom.heard), reverse=True)
    assert {item["kind"] for item in page["items"] if item["guide"] == "elbow"} == {"tombstone"}
    agree(ask, often, seldom)

    # What the bundle says may be shown without a network, and until when.
    manifest = Phone(ask).unpack()
    assert manifest["not_after"] > manifest["changed_at"]
    critical = {
        entry["guide"]: [s["key"] for s in entry["sections"] if s["critical"]]
        for entry in manifest["releases"]
    }
    assert set(map(tuple, critical.values())) == {("risks",)}

    # Everything is pulled: empty hands, by every way.
    for minutes, slug in enumerate(sorted(shown(ask)), start=80):
        withdraw(slug, minutes)
    assert {kind for kind, _ in often.sync().heard} == {"tombstone"}
    seldom.sync()
    assert often.guides == seldom.guides == {}


def test_a_phone_whose_round_is_cut_off_begins_it_again(ask):
    for slug in ("ankle", "elbow", "hip", "knee"):
        build.make_version(build.guide_text(slug))
    cut = Phone(ask)
    first = ask(cut.place).json()
    assert "resume" not in first
    build.make_version(build.guide_text("ankle", overview="Changed."), at=build.later(10))
    withdraw("elbow", 20)
    rest = ask(first["next"]).json()
    assert {item["guide"] for item in rest["items"]} <= {"hip", "knee", "ankle", "elbow"}
    agree(ask, cut.sync())
