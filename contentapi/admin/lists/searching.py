"""Search without joins: each field of another table is asked for by itself, and nothing comes twice."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import smart_split, unescape_string_literal

LOOKUPS = {"=": "iexact", "^": "istartswith"}


def counted(model: type[Model], name: str) -> Coalesce:
    """How many rows of a table point with the field `name` to the row of the list; without a join."""
    rows: QuerySet[Any] = QuerySet(model).filter(**{name: OuterRef("pk")}).order_by().values(name)
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def found(queryset: QuerySet[Any], fields: tuple[str, ...], words: str) -> QuerySet[Any]:
    """The rows in which every word stands in one of the fields (Django's own names for them).

    A field of another table becomes a query of that table alone, whose keys narrow this one. Joins would
    have every row of the list read with all its relatives before the first word is compared.
    """
    for bit in smart_split(words):
        word = unescape_string_literal(bit) if bit[:1] in {'"', "'"} and bit[0] == bit[-1] else bit
        queryset = queryset.filter(reduce(or_, (_holds(queryset.model, field, word) for field in fields)))
    return queryset


def _holds(model: type[Model], path: str, word: str) -> Q:
    """The condition that a field holds a word."""
    sign = path[0] if path[0] in LOOKUPS else ""
    first, _, rest = path.removeprefix(sign).partition("__")
    field: Any = model._meta.get_field(first)  # noqa: SLF001
    if not rest:
        return Q(**{f"{first}__{LOOKUPS.get(sign, 'icontains')}": word})
    other = field.related_model
    inner: QuerySet[Any] = QuerySet(other).filter(_holds(other, sign + rest, word))
    if field.concrete:
        return Q(**{f"{first}__in": inner.order_by().values("pk")})
    return Q(pk__in=inner.order_by().values(field.remote_field.name))
