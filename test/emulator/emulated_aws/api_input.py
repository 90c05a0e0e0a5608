"""The input of a request, parsed according to the API model, and anything else that was sent."""

import json
import re
from xml.etree import ElementTree

from botocore.serialize import create_serializer
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol

from .api_operation import OPERATION_HINT

# Parameters that the query protocols send in addition to the input.
ENVELOPE = {"Action", "Version"}


class UnreadableInput(Exception):
    """The input does not have the types in the model."""


def read_input(operation, request):
    """The input, and the names of all unknown members in the body and the query."""
    model = operation.model
    if not model.input_shape:
        return {}, set()
    try:
        return read(operation, request)
    except Exception as error:
        reason = " ".join(str(error).split())
        raise UnreadableInput(f"cannot be parsed according to the model: {reason}") from error


def read(operation, request):
    model = operation.model
    protocol, content = protocol_of(model, request), content_type(model)
    sent = {
        "method": request.method,
        "values": request.values,
        "headers": request.headers,
        "body": b"" if content == "blob" else request.get_data(),
        "url_path": request.path,
        "url_params": operation.path_values,
    }
    value = PROTOCOL_PARSERS[protocol](model).parse(sent)
    again = create_serializer(protocol, include_validation=False).serialize_to_request(value, model)
    if protocol in ("query", "ec2"):
        return value, set(request.values) - ENVELOPE - set(again["body"])
    query = set(request.args) - {OPERATION_HINT, *operation.query, *again["query_string"]}
    in_body = set() if content else names_of(protocol, sent["body"]) - names_of(protocol, again["body"])
    return value, {f"?{name}" for name in query} | in_body


def protocol_of(model, request):
    return determine_request_protocol(model.service_model, request.headers.get("Content-Type"))


def content_type(model):
    """How to read a body that is content, for example of an S3 object, and not described by the model."""
    payload = model.input_shape.serialization.get("payload")
    kind = payload and model.input_shape.members[payload].type_name
    return kind if kind in ("blob", "string") else None


def names_of(protocol, body):
    return set(names_in_xml(body) if protocol == "rest-xml" else names_in_json(json.loads(body or "{}")))


def names_in_json(value, path=""):
    """Paths, for example `tags[].key`. A null member counts as missing."""
    if isinstance(value, dict):
        for name, item in value.items():
            if item is not None:
                yield f"{path}.{name}".lstrip(".")
                yield from names_in_json(item, f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield f"{path}[]".lstrip(".")
            yield from names_in_json(item, f"{path}[]")


def names_in_xml(body):
    if not body:
        return
    elements = [("", ElementTree.fromstring(body))]
    while elements:
        path, element = elements.pop()
        for child in element:
            name = f"{path}.{re.sub('{.*}', '', child.tag)}".lstrip(".")
            yield name
            elements.append((name, child))
