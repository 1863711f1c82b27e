"""Denial in a side clause: "without" and "unless" answer for themselves, not for the "do not" beside them.

"Do not stop it without asking" denies twice. A target that only says "sin" has lost the "do not", though a
word of denial stands in it; a target that says "do not" and no "unless" has lost the condition.
"""

from __future__ import annotations

import re
from functools import lru_cache

from contentapi.core.checks.lexicons import conditions_eastern
from contentapi.core.checks.sense.denial import CEASE, DENY, FORBID, PROPER, SOFT, analysed

_SIDE: dict[str, str] = {
    "en": r"\b(?:without|unless|except)\b",
    "es": r"\bsin\b(?! embargo)|\bsalvo\b|\bexcepto\b|\ba menos que\b|\ba no ser\b|\bsi no\b|\bmenos que\b",
    "fr": r"\bsans\b|\bsauf\b|\bhormis\b|\bexcepté\b|\bà moins (?:que|d['e])(?: \S+){0,2}? ne\b|\bà moins\b"
    r"|\bsi (?:\S+ )?(?:ne |n')(?:\S+ ){1,4}pas\b",
    "de": r"\bohne\b|\bau(?:ß|ss)er\b|\bes sei denn\b"
    r"|\b(?:wenn|falls|sofern|solange)\b[^,;.]{0,60}?\bnicht\b",
    "pt": r"\bsem\b|\bsalvo\b|\bexceto\b|\ba menos que\b|\ba não ser\b|\bse não\b|\bcaso não\b",
    "it": r"\bsenza\b|\bsalvo\b|\btranne\b|\beccetto\b|\ba meno (?:che|di)(?: non)?\b|\bse non\b",
    "nl": r"\bzonder\b|\btenzij\b|\bbehalve\b|\bals\b[^,;.]{0,50}?\bniet\b",
    "pl": r"\bbez\b|\bchyba że\b|\boprócz\b|\bpoza\b|\bjeśli nie\b|\bjeżeli nie\b"
    r"|\bo ile\b[^,;.]{0,40}?\bnie\b",
    "sv": r"\butan\b|\bom\b[^,;.]{0,50}?\binte\b|\bsåvida\b[^,;.]{0,50}?\binte\b|\bförutom\b",
    "ru": r"\bбез\b|\bкроме\b|\bесли\b(?: только)?[^,;.]{0,60}?\bне\b|\bне \w+(?:вшись|вши|ясь|шись|в)\b"
    r"|\bпока\b[^,;.]{0,40}?\bне\b",
    "uk": r"\bбез\b|\bкрім\b|\bокрім\b|\bякщо\b(?: тільки)?[^,;.]{0,60}?\bне\b|\bне \w+(?:вшись|вши|ючись)\b",
    "id": r"\btanpa\b|\bkecuali\b|\b(?:jika|bila|kalau|apabila) tidak\b",
    "tr": r"\b\w+m[ae]d[ae]n\b(?! önce)|\b\w+m[ae]d[ıiuü]k[çc][ae]\b|\bhariç\b|\bdışında\b",
    "vi": r"\bmà (?:không|chưa)\b|\btrừ (?:khi|phi)\b|\bngoại trừ\b|\bkhi (?:chưa|không)\b"
    r"|\bnếu (?:\S+ ){0,3}không\b",
}
_ASKED = (
    r"(?:que|\w*(?:consul|autori|indic|prescr|recet|consej|consig|avis|permis|habl|parl|orient|ordon)\w*)"
)
"""What a condition without leave asks for: advice, a prescription, permission."""
_UNLESS: dict[str, str] = {
    "es": r"\ba menos\b|\bsalvo\b|\bexcepto\b|\ba no ser\b"
    rf"|\bsin {_ASKED}"
    r"|\bs[oó]lo\b|\bsolamente\b|\búnicamente\b|\bhasta\b|\bsi no\b|\bmientras no\b"
    r"|\bsiempre (?:y cuando|que)\b.{0,40}\bno\b|\bantes\b|\bde lo contrario\b",
    "fr": r"\bsauf\b|\bà moins\b"
    rf"|\bsans (?:l[ae\'] ?)?{_ASKED}"
    r"|\bexcepté\b|\bhormis\b|\bsinon\b|\bseul\w*|\buniquement\b|\bque si\b|\bjusqu|\btant que\b|\bavant\b"
    r"|\ben l'absence\b|\bsi (?:\S+ ){0,4}(?:ne|n')|\bn'est que\b",
    "de": r"\bes sei denn\b|\bau(?:ß|ss)er\b|\bausgenommen\b|\bsofern\b|\bsolange\b|\bohne\b|\bnur\b"
    r"|\berst\b|\bbis\b|\bbevor\b|\b(?:wenn|falls)\b.{0,60}\b(?:nicht|kein\w*)\b|\bsoweit\b|\bsonst\b",
    "pt": r"\ba menos\b|\bsalvo\b|\bexceto\b|\ba não ser\b"
    rf"|\bsem {_ASKED}"
    r"|\bsó\b|\bsomente\b|\bapenas\b|\baté\b|\bse não\b|\bcaso não\b|\benquanto não\b|\bsenão\b|\bantes\b",
    "it": r"\ba meno\b|\bsalvo\b|\btranne\b|\beccetto\b"
    rf"|\bsenza (?:il )?{_ASKED}"
    r"|\bsolo\b|\bsoltanto\b|\bfinché\b|\bfino\b|\bse non\b|\bprima\b",
    "nl": r"\btenzij\b|\bbehalve\b|\bzonder\b|\balleen\b|\btotdat\b|\bmits\b|\bvoordat\b"
    r"|\bals\b.{0,50}\bniet\b",
    "pl": r"\bchyba\b|\bo ile\b|\bbez\b|\boprócz\b|\bpoza\b|\btylko\b|\bdopóki\b"
    r"|\bje(?:śli|żeli)\b.{0,40}\bnie\b|\bwyjątkiem\b|\bzanim\b",
    "sv": r"\bom\b.{0,50}\binte\b|\bsåvida\b|\bförutom\b|\butan\b|\bbara\b|\bendast\b|\bförrän\b"
    r"|\bmed mindre\b|\binnan\b",
    "ru": r"\bесли\b.{0,60}\b(?:не|нет)\b|\bесли только\b|\bкроме\b|\bбез\b|\bтолько\b|\bлишь\b|\bпока\b"
    r"|\bразве\b|\bисключени\w+|\bв противном\b|\bпрежде\b|\bне \w+(?:вшись|вши|в)\b|\bиначе\b",
    "uk": r"\bякщо\b.{0,60}\b(?:не|немає)\b|\bякщо тільки\b|\bхіба\b|\bкрім\b|\bокрім\b|\bбез\b|\bтільки\b"
    r"|\bлише\b|\bпоки\b|\bвинятк\w+|\bперш\b",
    "id": r"\bkecuali\b|\btanpa\b|\bhanya\b|\bsampai\b|\b(?:jika|bila|kalau|apabila) (?:\S+ )?tidak\b"
    r"|\bsebelum\b",
    "tr": r"\w[dt][ıiuü]k[çc][ae]\b|\bhariç\b|\bdışında\b|\bsürece\b|\btakdirde\b|\byalnız\w*|\bsadece\b"
    r"|\bancak\b|m[ae]d[ae]n\b|m[ae]d[ıiuü]ğ|\bdeğilse\b|\byoksa\b|\bkadar\b",
    "vi": r"\btrừ\b|\bchỉ\b|\bcho đến\b|\bmà (?:không|chưa)\b|\bnếu (?:\S+ ){0,4}(?:không|chưa)\b"
    r"|\bkhi chưa\b|\bnếu không\b",
}
_PERMITS = re.compile(
    r"\b(?:you|people|patients|children|your child) (?:may|can|will be able to|should)\b"
    r"(?! (?:not|only|never))"
)
_REFUSES: dict[str, str] = {
    "es": r"\bno (?:\w+ )?(?:puede\w*|podr\w+|debe\w*|deberá\w*)\b",
    "fr": r"\bne (?:\w+ )?(?:pouvez|peut|peuvent|pourr\w+|dev\w+|doi\w+) (?:\w+ )?(?:pas|plus|jamais)\b",
    "de": r"\b(?:dürfen|darf|können|kann|sollten|sollen)\b[^,;.]{0,80}\b(?:nicht|kein\w*|nie|niemals)\b",
    "pt": r"\bnão (?:\w+ )?(?:pode\w*|poder\w+|deve\w*|consegu\w+)\b",
    "it": r"\bnon (?:\w+ )?(?:può|possono|potr\w+|dev\w+|dovr\w+)\b",
    "nl": r"\b(?:mag|mogen|kunt|kunnen|moet)\b[^,;.]{0,60}\b(?:niet|geen|nooit)\b",
    "pl": r"\bnie (?:może\w*|można|mogą|powin\w+|wolno|należy)\b",
    "sv": r"\b(?:får|kan|bör|ska)\b[^,;.]{0,50}\b(?:inte|ej|aldrig)\b",
    "ru": r"\bнельзя\b|\bне (?:может\w*|можете|могут|следует|должн\w+|сможет\w*|разреш\w+)\b",
    "uk": r"\bне (?:може\w*|можна|можуть|слід|повинн\w+|дозвол\w+)\b",
    "id": r"\b(?:tidak|jangan) (?:boleh|dapat|bisa)\b",
    "vi": r"\bkhông (?:thể|được|nên)\b",
}
_SIDE |= conditions_eastern.SIDE
_UNLESS |= conditions_eastern.UNLESS
_REFUSES |= conditions_eastern.REFUSES
_UNTIL_DENIES = frozenset({"hi", "ur", "bn"})  # जब तक … न: as long as … not
_CONDITION = re.compile(r"\bunless\b")


@lru_cache(maxsize=64)
def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(body)


def main_denial_lost(source: str, target: str, language: str) -> bool:
    """Whether an English source denies besides its side clauses, and the target only in them.

    source, target   folded texts.

    >>> main_denial_lost("do not stop without asking.", "deje de tomarlo sin preguntar.", "es")
    True
    >>> main_denial_lost("do not stop without asking.", "no deje de tomarlo sin preguntar.", "es")
    False
    """
    if language not in _SIDE:
        return False
    side = _SIDE["en"] if language not in _UNTIL_DENIES else _SIDE["en"] + r"|\buntil\b"
    source, sides = _pattern(side).subn(" ", source)
    kinds = _kinds(source, "en")
    if not sides or not kinds & DENY:
        return False
    target, others = _pattern(_SIDE[language]).subn(" ", target)
    enough = DENY | FORBID | SOFT if kinds & CEASE else PROPER | SOFT
    return 0 < others <= sides and not _kinds(target, language) & enough


def condition_lost(source: str, target: str, language: str) -> bool:
    """Whether an English source says "unless" and the target has no word for a condition.

    >>> condition_lost("never take it unless told to.", "nunca lo tome, siempre que se lo digan.", "es")
    True
    """
    words = _UNLESS.get(language)
    return bool(words and _CONDITION.search(source) and not _pattern(words).search(target))


def permission_refused(source: str, target: str, language: str) -> bool:
    """Whether an English source permits, without any denial, and the target refuses.

    >>> permission_refused("you may drink until 6.", "no puede beber hasta las 6.", "es")
    True
    """
    refusal = _REFUSES.get(language)
    if not refusal or not _PERMITS.search(source) or _kinds(source, "en") & (PROPER | SOFT):
        return False
    return _pattern(refusal).search(target) is not None


def _kinds(text: str, language: str) -> int:
    hits = analysed(text, language)
    return hits.kinds if hits else 0
