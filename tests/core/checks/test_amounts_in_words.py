from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run


def blocks(source, target, locale, check="numbers"):
    found = run(Pair(source, target, locale), only=[check])
    return Level.BLOCKING in {finding.level for finding in found}


@pytest.mark.parametrize(
    ("source", "right", "wrong", "locale"),
    [
        ("Rest for an hour and a half.", "Descanse una hora y media.", "Descanse dos horas y media.", "es"),
        ("Rest for an hour and a half.", "Restez une heure et demie.", "Restez trois heures et demie.", "fr"),
        ("Take one and a half tablets.", "Nehmen Sie anderthalb Tabletten.", "Nehmen Sie zweieinhalb Tabletten.",
         "de"),
        ("Take one and a half tablets.", "Uống một viên rưỡi.", "Uống hai viên rưỡi.", "vi"),
        ("Wait two and a half hours.", "Подождите 2,5 часа.", "Подождите 3,5 часа.", "ru"),
        ("Wait two and a half hours.", "2時間半待ってください。", "3時間半待ってください。", "ja"),
        ("Rest for an hour and a half.", "Rest 1 h 30.", "Rest 2 h 30.", "fr"),
        ("It takes a minute, then you take a tablet.", "Dura un minuto y luego toma un comprimido.",
         "Dura un minuto y luego toma dos comprimidos.", "es"),
        ("Come on 12 March.", "Venga el 12 de marzo.", "Venga el 12 de mayo.", "es"),
        ("Come on the third day.", "Kommen Sie am dritten Tag.", "Kommen Sie am fünften Tag.", "de"),
        ("Come at 7:30 am.", "Venga a las 7:30 de la mañana.", "Venga a las 7:30 de la tarde.", "es"),
        ("Come at 12:30 am.", "Venga a las 12:30 de la noche.", "Venga a las 11:30 de la noche.", "es"),
        ("Take the first 1 hour before bed, the second later.", "Tome el primero 1 hora antes, el segundo después.",
         "Tome el primero 2 horas antes, el segundo después.", "es"),
        ("Take 90 mg.", "Tome 90 mg.", "Tome 1890 mg.", "es"),
        ("Two tablets.", "Två tabletter.", "Tre tabletter.", "sv"),
        ("Wait twelve hours.", "Tunggu dua belas jam.", "Tunggu dua puluh jam.", "id"),
    ],
)  # fmt: skip
def test_an_amount_in_words_is_held_to(source, right, wrong, locale):
    assert not blocks(source, right, locale)
    assert blocks(source, wrong, locale)


@pytest.mark.parametrize(
    ("right", "wrong", "locale"),
    [
        ("1 cucharadita", "1 cucharada sopera", "es"),
        ("1 cuillère à café", "1 cuillère à soupe", "fr"),
        ("1 Teelöffel", "1 Esslöffel", "de"),
        ("1 colher de chá", "1 colher de sopa", "pt-BR"),
        ("1 чайную ложку", "1 столовую ложку", "ru"),
        ("1 thìa cà phê", "1 thìa canh", "vi"),
    ],
)
def test_a_teaspoon_is_no_tablespoon(right, wrong, locale):
    assert not blocks("1 teaspoon", right, locale, "doses")
    assert blocks("1 teaspoon", wrong, locale, "doses")


def test_a_word_between_a_number_and_its_unit_hides_nothing():
    assert blocks("7 working days", "7 semanas laborables", "es", "doses")
    assert blocks("the first 48 hours", "les 48 premières minutes", "fr", "doses")


def test_a_grouped_thousand_is_no_trailing_zero():
    assert not blocks("3 g, or 3000 mg", "3 g, also 3.000 mg", "de", "error_prone")
    assert blocks("3 mg", "3,0 mg", "de", "error_prone")


def test_a_digit_in_front_of_a_telephone_number_is_no_code_of_a_country():
    source = "Ring 020 7946 0123."
    assert blocks(source, "Llame al 7020 7946 0123.", "es", "contacts")
    assert not blocks(source, "Llame al +44 20 7946 0123.", "es", "contacts")
