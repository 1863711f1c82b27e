"""Plural rules: the table against CLDR, the reader against hostile expressions and against gettext's meaning."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from babel import Locale, UnknownLocaleError
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.errors import BadPlural
from contentapi.core.plural_table import TABLE
from contentapi.core.plurals import forms, parse
from tests.core.po import gnu

CATEGORIES = ["zero", "one", "two", "few", "many", "other"]
NUMBERS = [
    *range(1101),
    *(1999, 2000, 10_000, 11_111, 20_000, 30_000, 40_000, 99_999, 100_000, 100_001, 500_000),
]
MILLIONS = [1_000_000, 2_000_000, 1_000_002]

NO_RULE_IN_CLDR = {"ba", "co", "gn", "mai", "mi", "oc", "rw", "tg"}
NOT_IN_BABEL = {"ars", "guw", "mo", "nah", "sh", "smi"}
MILLIONS_LEFT_OUT = {"ca", "es", "fr", "ht", "it", "pt", "pt-PT", "scn", "vec"}
"""CLDR gives exact millions a form of their own ("1 million de …"); gettext's table does not."""


def category_index(tag: str, numbers: list[int]) -> list[int]:
    """The index of each number's CLDR category among those that the numbers use, in CLDR's order."""
    rule = Locale.parse(tag, sep="-").plural_form
    found = [rule(number) for number in numbers]
    used = [category for category in CATEGORIES if category in found]
    return [used.index(category) for category in found]


def in_babel(tag: str) -> bool:
    try:
        return Locale.parse(tag, sep="-") is not None and tag != "mo"
    except UnknownLocaleError:
        return False


def test_the_table_knows_a_hundred_and_twenty_languages():
    assert len(TABLE) >= 120


@pytest.mark.parametrize("tag", sorted(TABLE))
def test_a_rule_of_the_table_is_a_good_one(tag):
    rule = parse(TABLE[tag])
    assert {rule.form(number) for number in [*NUMBERS, *MILLIONS]} == set(range(rule.count))


def test_what_babel_does_not_know_is_named():
    assert {tag for tag in TABLE if not in_babel(tag)} == NOT_IN_BABEL & set(TABLE)


@pytest.mark.parametrize("tag", sorted(set(TABLE) - NO_RULE_IN_CLDR - NOT_IN_BABEL))
def test_a_rule_gives_each_number_its_form_by_cldr(tag):
    numbers = NUMBERS if tag in MILLIONS_LEFT_OUT else [*NUMBERS, *MILLIONS]
    rule = parse(TABLE[tag])
    assert [rule.form(number) for number in numbers] == category_index(tag, numbers)


@pytest.mark.parametrize("tag", sorted(MILLIONS_LEFT_OUT))
def test_a_form_that_is_left_out_is_for_millions_only(tag):
    assert Locale.parse(tag, sep="-").plural_form(1_000_000) == "many"


@pytest.mark.parametrize("tag", sorted(NO_RULE_IN_CLDR))
def test_a_language_without_rule_in_cldr_is_rightly_named(tag):
    assert {Locale.parse(tag, sep="-").plural_form(number) for number in NUMBERS} == {"other"}


@pytest.mark.parametrize(
    ("locale", "count", "indexes"),
    [
        ("ar", 6, {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3}),
        ("fr", 2, {0: 0, 1: 0, 2: 1}),
        ("ru", 3, {1: 0, 2: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 111: 2}),
        ("pl", 3, {1: 0, 2: 1, 5: 2, 12: 2, 21: 2, 22: 1}),
        ("pt-BR", 2, {0: 0, 1: 0, 2: 1}),
        ("pt-PT", 2, {0: 1, 1: 0, 2: 1}),
        ("fa", 2, {0: 0, 1: 0, 2: 1}),
        ("hi", 2, {0: 0, 1: 0, 2: 1}),
        ("de", 2, {0: 1, 1: 0, 2: 1}),
        ("es-MX", 2, {0: 1, 1: 0, 2: 1}),
        ("ja", 1, {0: 0, 1: 0}),
        ("vi", 1, {0: 0, 1: 0}),
        ("zh-Hans", 1, {0: 0, 1: 0}),
        ("zh-Hant-TW", 1, {1: 0}),
        ("yue", 1, {1: 0}),
        ("cy", 6, {0: 0, 1: 1, 2: 2, 3: 3, 4: 5, 6: 4}),
        ("sr-Latn-RS", 3, {1: 0, 2: 1, 5: 2}),
        ("tlh", 2, {0: 1, 1: 0}),
        ("", 2, {1: 0}),
    ],
)
def test_a_locale_has_its_forms(locale, count, indexes):
    rule = parse(forms(locale))
    assert rule.count == count
    assert {number: rule.form(number) for number in indexes} == indexes


@pytest.mark.parametrize("tag", sorted(TABLE))
def test_msgfmt_takes_each_rule(tag):
    header = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {TABLE[tag]}\\n"\n'
    texts = "".join(f'msgstr[{number}] "x"\n' for number in range(parse(TABLE[tag]).count))
    done = gnu.msgfmt(f'{header}\nmsgid "a"\nmsgid_plural "b"\n{texts}'.encode(), "--check-header")
    assert done.returncode == 0, done.stderr


def test_the_rules_of_djangos_catalogs_are_read():
    spec = importlib.util.find_spec("django")
    headers = set()
    for path in (Path(spec.origin).parent / "conf").rglob("django.po"):
        text = path.read_text(encoding="utf-8").replace('"\n"', "")
        headers |= set(re.findall(r"Plural-Forms: (.*?)\\n", text))
    assert len(headers) > 20
    for header in headers:
        assert parse(header).count <= 6


@pytest.mark.parametrize(
    ("expression", "values"),
    [
        ("n==1 ? 0 : n==2 ? 1 : 2", [2, 0, 1, 2]),
        ("n==1 ? 0 : (n==2 ? 1 : 2)", [2, 0, 1, 2]),
        ("(n==1 ? 1 : 0) ? 2 : 1", [1, 2, 1, 1]),
        ("n>1 && n<3 || n==0", [1, 0, 1, 0]),
        ("n==0 || n==1 && n==2", [1, 0, 0, 0]),
        ("1 + 2 * n % 3", [1, 3, 2, 1]),
        ("(n - 3) > 3", [1, 1, 1, 0]),
        ("!n", [1, 0, 0, 0]),
        ("!!n", [0, 1, 1, 1]),
        ("! n == 0", [0, 1, 1, 1]),
        ("n<2 == 1", [1, 1, 0, 0]),
        ("1-1-1 < 0", [0, 0, 0, 0]),
        ("n==0 ? 1 : 4/n > 1", [1, 1, 1, 0]),
        ("5/2", [2, 2, 2, 2]),
    ],
)
def test_an_expression_means_what_it_means_in_c(expression, values):
    rule = parse(f"nplurals=4; plural={expression};")
    assert [rule.form(number) for number in range(4)] == values


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=2",
        "plural=n!=1;",
        "nplurals=two; plural=n!=1;",
        "nplurals=2; plural=;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=n-1;",
        "nplurals=2; plural=1/n;",
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=n=1;",
        "nplurals=2; plural=-1;",
        "nplurals=2; plural=n<>1;",
        "nplurals=2; plural=n!=1; x",
        "nplurals=2; plural=(n!=1;",
        "nplurals=2; plural=n!=1);",
        "nplurals=2; plural=();",
        "nplurals=2; plural=n n;",
        "nplurals=2; plural=2n;",
        "nplurals=2; plural=0x1;",
        "nplurals=2; plural=N!=1;",
        "nplurals=2; plural=nn;",
        "nplurals=2; plural=n?1;",
        "nplurals=2; plural=n.real;",
        "nplurals=2; plural=n==1 and 0;",
        "nplurals=2; plural=__import__('os').abort();",
        "nplurals=2; plural=exit(1);",
        "nplurals=2; plural=n**n;",
        "nplurals=2; plural=n<<99;",
        "nplurals=2; plural=~n;",
        "nplurals=2; plural=n|1;",
        "nplurals=2; plural=٢;",
        "nplurals=٢; plural=0;",
        "nplurals=0; plural=0;",
        "nplurals=7; plural=n%7;",
        "nplurals=99999; plural=0;",
        "nplurals=2; plural=99999999999999999999999;",
        "nplurals=2; plural=" + "(" * 31 + "0" + ")" * 31 + ";",
        "nplurals=2; plural=" + "n?" * 40 + "0" + ":0" * 40 + ";",
        "nplurals=2; plural=" + "0+" * 200 + "0;",
        "nplurals=2; plural=" + " " * 2000 + "0;",
        "nplurals=2; plural=" + "n*" * 400 + "n;",
    ],
    ids=lambda header: header[:40],
)
def test_a_bad_rule_is_refused(header):
    with pytest.raises(BadPlural) as refusal:
        parse(header)
    assert refusal.value.key == "Plural-Forms"


@pytest.mark.parametrize("end", ["", ";", " ; ", ";;", "; ;", ";\\n", ";\\n "])
def test_what_real_programs_write_after_the_rule_is_passed_over(end):
    assert parse(f"nplurals=2; plural=(n!=1){end}") == parse("nplurals=2; plural=(n!=1);")


def test_numbers_are_those_of_an_unsigned_long():
    rule = parse("nplurals=2; plural=(n - 1) > 4294967296;")
    assert (rule.form(0), rule.form(1)) == (1, 0)


def test_products_stay_within_64_bits():
    rule = parse(f"nplurals=2; plural=({'*'.join('n' * 100)}) % 2;")
    assert rule.form(999) == 1


EXPRESSIONS = st.recursive(
    st.sampled_from(["n", "0", "1", "2", "10"]),
    lambda inner: st.one_of(
        st.tuples(
            inner,
            st.sampled_from(["==", "!=", "<", ">", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%"]),
            inner,
        ).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(inner, inner, inner).map(lambda parts: f"({parts[0]} ? {parts[1]} : {parts[2]})"),
        inner.map(lambda part: f"!{part}"),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_a_rule_that_is_taken_stays_within_its_forms(expression):
    try:
        rule = parse(f"nplurals=3; plural={expression};")
    except BadPlural:
        return
    assert all(0 <= rule.form(number) < 3 for number in range(1001))


@given(st.text("n0123456789?:&|=!<>+-*/%() ;", max_size=40))
def test_any_expression_is_read_or_refused(expression):
    try:
        parse(f"nplurals=2; plural={expression};")
    except BadPlural as refusal:
        assert refusal.message.endswith((".", ")."))  # noqa: PT017
