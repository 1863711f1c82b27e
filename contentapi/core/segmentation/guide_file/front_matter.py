"""A guide file's front matter: YAML as text, lists and mappings of text, each field with its line.

Only the shape of YAML is used: no tag, anchor or alias is taken, and no scalar is read as anything but text,
so that `no` is Norwegian and `724.20` keeps its zero. Source: YAML 1.2 §3.2; PyYAML's composer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from contentapi.core.errors import BadFrontMatter

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 8

Value = str | list["Value"] | dict[str, "Value"]

_FENCED = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BREAKS_OF_OLD = re.compile("[\x85\u2028\u2029]")
"""Line ends in YAML 1.1, and for the parser here; in YAML 1.2, and in what was pasted, they are none."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field's value and its 1-based line in the file."""

    value: Value
    line: int


def read_front_matter(text: str) -> tuple[Mapping[str, Field], int]:
    r"""The fields at the head of a file, and where in the text its body begins.

    text  with LF newlines. Nulls are read as "".

    Raises BadFrontMatter, with the line: none there, not YAML, not a mapping, a field twice, tags, anchors,
    too long or too deep.

    >>> read_front_matter("---\nslug: no\n---\n## Risks")[0]["slug"]
    Field(value='no', line=2)
    """
    match = _FENCED.match(text)
    if match is None:
        raise BadFrontMatter(
            "the file must begin with front matter: a line ---, fields such as slug: and title:, a line ---",
            line=1,
        )
    if len(match[1]) > MAX_CHARACTERS:
        raise BadFrontMatter(f"the front matter is longer than {MAX_CHARACTERS} characters", line=1)
    written = _BREAKS_OF_OLD.sub(" ", match[1])
    try:
        _refuse_risky(written)
        node = yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise _not_yaml(error) from error
    if node is None:
        return {}, match.end()
    if not isinstance(node, yaml.MappingNode):
        raise BadFrontMatter("the front matter must be fields, one a line: name: value", line=_line(node))
    fields = {name: Field(_value(value), _line(key)) for name, key, value in _members(node)}
    return fields, match.end()


def _refuse_risky(text: str) -> None:
    """A pass over events, which nest in no stack: what could blow up never reaches the composer."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadFrontMatter(
                "anchors and aliases (& and *) are not used here; quote the value", line=_line(event)
            )
        if getattr(event, "tag", None):
            raise BadFrontMatter("tags (!) are not used here; quote the value", line=_line(event))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise BadFrontMatter("the front matter is nested too deep", line=_line(event))


def _not_yaml(error: yaml.YAMLError) -> BadFrontMatter:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    return BadFrontMatter(
        f"the front matter is not YAML: {problem}; quote values that hold a colon or begin with a sign",
        line=mark.line + 2 if mark else 1,
        column=mark.column + 1 if mark else None,
    )


def _members(node: yaml.MappingNode) -> list[tuple[str, yaml.Node, yaml.Node]]:
    members: dict[str, tuple[str, yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise BadFrontMatter("a field's name must be text", line=_line(key))
        if key.value in members:
            raise BadFrontMatter(f"the field {key.value} stands twice", line=_line(key), key=key.value)
        members[key.value] = (key.value, key, value)
    return list(members.values())


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.MappingNode):
        return {name: _value(value) for name, _, value in _members(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return "" if not getattr(node, "style", None) and node.value in _NULLS else str(node.value)


def _line(place: yaml.Node | yaml.Event) -> int:
    """1-based in the file, whose first line is the fence."""
    return int(place.start_mark.line) + 2 if place.start_mark else 1
