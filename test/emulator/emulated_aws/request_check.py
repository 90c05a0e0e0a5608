"""Finds violations of the API model in the input of a request.

The models are those of botocore. The AWS services make the same checks before anything else.
"""

from dataclasses import dataclass
from functools import cache

import regex

TYPES = {"structure": dict, "map": dict, "list": list, "string": str, "boolean": bool}
NUMBERS = ("integer", "long", "float", "double")

# Characters beyond 16 bits, in UTF-16, which Java's regular expressions use.
SURROGATES = (r"\uD800\uDC00-\uDBFF\uDFFF", r"\U00010000-\U0010FFFF")

# Maximum length of a value in a message.
SHOWN = 120


@dataclass(frozen=True)
class Problem:
    # The path of the member, for example `tags[0].key`. Empty for the whole input.
    path: str
    text: str

    def __str__(self):
        return f"{self.path}: {self.text}" if self.path else self.text


def problems(shape, value, path=""):
    kind = shape.type_name
    if value is None:
        return
    if not isinstance(value, TYPES.get(kind, object)):
        yield Problem(path, f"must be a {kind}, got {shown(value)}")
    elif kind == "structure":
        yield from structure_problems(shape, value, path)
    elif kind == "list":
        yield from bounds(shape, value, len(value), path, "items")
        for index, item in enumerate(value):
            yield from problems(shape.member, item, f"{path}[{index}]")
    elif kind == "map":
        yield from bounds(shape, value, len(value), path, "entries")
        for key, item in value.items():
            yield from problems(shape.key, key, f"{path}: the key {key}")
            yield from problems(shape.value, item, f"{path}.{key}")
    elif kind == "string":
        yield from string_problems(shape, value, path)
    elif kind == "blob":
        yield from bounds(shape, value, len(value), path, "bytes")
    elif kind in NUMBERS:
        yield from bounds(shape, value, value, path, "")


def structure_problems(shape, value, path):
    if shape.is_document_type:
        return
    for name in shape.required_members:
        if value.get(name) is None:
            yield Problem(f"{path}.{name}".lstrip("."), "is required")
    if shape.is_tagged_union and len(value) != 1:
        yield Problem(path, f"exactly one of {', '.join(shape.members)} must be set, got {', '.join(value) or 'none'}")
    for name, item in value.items():
        yield from problems(shape.members[name], item, f"{path}.{name}".lstrip("."))


def string_problems(shape, value, path):
    yield from bounds(shape, value, len(value), path, "characters")
    if shape.enum and value not in shape.enum:
        yield Problem(path, f"must be one of {', '.join(shape.enum)}, got {shown(value)}")
    pattern = shape.metadata.get("pattern")
    if pattern and not compiled(pattern).fullmatch(value):
        yield Problem(path, f"must match {pattern}, got {shown(value)}")


def bounds(shape, value, size, path, unit):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    of_unit, got = (f" {unit}, got {size}:" if unit else ", got"), shown(value)
    if least is not None and size < least:
        yield Problem(path, f"must be at least {least}{of_unit} {got}")
    if most is not None and size > most:
        yield Problem(path, f"must be at most {most}{of_unit} {got}")


@cache
def compiled(pattern):
    return regex.compile(pattern.replace(*SURROGATES))


def shown(value):
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
