"""Checks over sense: denial, sides, medicines, terms and warning phrases."""
