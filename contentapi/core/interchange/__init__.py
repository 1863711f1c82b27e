"""Catalogs, memories and glossaries in the formats of other tools. Reading is strict, writing byte-stable.

xliff       a catalog as XLIFF 1.2                      read_xliff, write_xliff
tmx         a translation memory as TMX 1.4             read_tmx, write_tmx
tbx         a glossary as TBX-Basic                     read_tbx, write_tbx
terms_csv   a glossary as a table                       read_terms_csv, write_terms_csv
terms       what the two glossary formats carry         TermEntry, TermRendering, Use
xml         XML read without DTD, entities and surprise, and written
"""
