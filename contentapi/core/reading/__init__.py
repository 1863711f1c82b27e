"""How easily a draft is read, and what an editor should look at before anybody else does. Pure.

sentences  a text cut into sentences and words · syllables  of four languages · grades  formulas by language
lint       the rules over a whole draft
"""

from contentapi.core.reading.grades import Grade, Verdict, grade
from contentapi.core.reading.lint import Draft, Finding, Level, Part, lint
from contentapi.core.reading.sentences import Length, Sentence, sentences

__all__ = [
    "Draft",
    "Finding",
    "Grade",
    "Length",
    "Level",
    "Part",
    "Sentence",
    "Verdict",
    "grade",
    "lint",
    "sentences",
]
