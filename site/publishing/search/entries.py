"""Objects and queries as the index wants them: spread. Shared by both databases."""

from copy import copy

from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import MATCH_ALL, And, Not, Or, Phrase, PlainText, SearchQuery

from .han import runs, spread


class Entry:
    """An object on its way into the index: the same fields, their values spread."""

    def __init__(self, obj):
        self.obj = obj
        self.pk = obj.pk

    def get_search_fields(self):
        return [_spread_field(field) for field in self.obj.get_search_fields()]


def _spread_field(field):
    if isinstance(field, RelatedFields):
        clone = copy(field)
        clone.fields = [_spread_field(inner) for inner in field.fields]
        clone.get_value = lambda obj: field.get_value(_itself(obj))
        return clone
    if isinstance(field, SearchField | AutocompleteField):
        clone = copy(field)
        clone.get_value = lambda obj: spread(as_text(field.get_value(_itself(obj))))
        return clone
    return field


def _itself(obj):
    return obj.obj if isinstance(obj, Entry) else obj


def as_text(value) -> str:
    """A field's value as one text, the way modelsearch flattens it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return ", ".join(as_text(item) for item in value)
    return str(value)


def spread_query(query: SearchQuery, prefix: bool = False) -> SearchQuery:
    """`query` with every run of its words as a phrase of spread characters.

    With `prefix`, a word without Han stays plain, so that the compiler can complete it. A query of nothing but signs
    finds nothing.
    """
    if isinstance(query, Phrase):
        whole = spread(query.query_string)
        return Phrase(whole) if whole else Not(MATCH_ALL)
    if isinstance(query, PlainText):
        parts = [
            PlainText(run) if prefix and " " not in run and run.isascii() else Phrase(run)
            for run in runs(query.query_string)
        ]
        if not parts:
            return Not(MATCH_ALL)
        if len(parts) == 1:
            return parts[0]
        return Or(parts) if query.operator.lower() == "or" else And(parts)
    if isinstance(query, Not):
        return Not(spread_query(query.subquery, prefix))
    if isinstance(query, And | Or):
        return type(query)([spread_query(inner, prefix) for inner in query.subqueries])
    return query


class SpreadIndex:
    """Mixed into a database's index: what enters it is spread."""

    def add_items(self, model, objs):
        return super().add_items(model, [Entry(obj) for obj in objs])


class SpreadQueries:
    """Mixed into a database's query compiler: what is asked of it is spread.

    The index holds titles and bodies, not fields, so a search that names fields looks through the whole entry: it finds
    more, never less.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query = spread_query(self.query, prefix=self.LAST_TERM_IS_PREFIX)
        self.fields = None
