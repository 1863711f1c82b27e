"""The words that checks look for, by language: tables only, read by the checks that own them."""
