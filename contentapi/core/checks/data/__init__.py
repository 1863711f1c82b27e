"""Tables of the checks by language: plain data, one topic a module, no rules."""
