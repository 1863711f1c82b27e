"""Checks over a source and its target: what must never be lost on the way.

findings     the values that checks take and give       Finding, Level, Pair, Term, Check
registry     all checks in their order                  CHECKS, run
scorecard    how well they do on labelled pairs
quantities   numbers in running text, for the checks of the number family
data         tables by language
one module a check, named by its id; it offers CHECK
"""

from contentapi.core.checks.findings import Check, Finding, Level, Pair, Term
from contentapi.core.checks.registry import CHECKS, run

__all__ = ["CHECKS", "Check", "Finding", "Level", "Pair", "Term", "run"]
