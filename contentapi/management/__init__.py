"""The shell: commands and what they share."""
