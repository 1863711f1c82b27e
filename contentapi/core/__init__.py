"""Rules: pure values and functions. No Django, no disk, no clock, no log, no chance."""
