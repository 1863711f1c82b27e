"""The content service: one Django app in five rooms, doors opening downwards only.

core/       RULES  pure functions and values; knows no Django, disk, clock or chance
models/     FACTS  tables and the promises that the database keeps
queries/    READS  what is so
services/   ACTS   what may change it: one function, one transaction, one audit entry
api/ front/ middleware/ admin/ web/ management/   EDGES  HTTP, memory, every request, desk, pages, shell

Read down and it is a layer; read across (guides, catalogs, glossary, releases) and it is a feature.
"""
