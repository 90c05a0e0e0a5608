"""Finds the service and operation of an HTTP request in the API models of botocore."""

import re
from dataclasses import dataclass, field
from functools import cache

from botocore.exceptions import UnknownServiceError
from moto.core.utils import get_service_model

# Maps a signing name to its services, if it differs from the service's name.
SIGNING_NAMES = {
    "elasticfilesystem": ("efs",),
    "elasticloadbalancing": ("elbv2", "elb"),
    "monitoring": ("cloudwatch",),
}

CREDENTIAL = re.compile(r"Credential=([^/,\s]+)/\d+/([^/]*)/([^/]+)/aws4_request")

# SDKs add the operation's name to the query of a REST request, for logging.
OPERATION_HINT = "x-id"


class UnknownOperation(Exception):
    """No model defines the operation."""


def access_key(headers):
    """The access key that signed the request, or an empty string if it is unsigned."""
    signature = CREDENTIAL.search(headers.get("Authorization", ""))
    return signature.group(1) if signature else ""


@dataclass(frozen=True)
class Operation:
    model: object
    # The values of the placeholders in the path.
    path_values: dict = field(default_factory=dict)
    # Query parameters that distinguish this operation from others with the same path, for example `tagging`.
    query: frozenset = frozenset()


def find_operation(request):
    service = service_model(signing_name(request), request.values.get("Version"))
    target = request.headers.get("X-Amz-Target")
    if target:
        prefix, _, name = target.rpartition(".")
        if prefix != service.metadata.get("targetPrefix"):
            raise UnknownOperation(f"{service.service_name} has no target {target}")
    elif service.protocol in ("query", "ec2") or is_query(service, request):
        name = request.values.get("Action", "")
    else:
        return rest_operation(service, request)
    if name not in service.operation_names:
        raise UnknownOperation(f"{service.service_name} has no operation {name or 'without a name'}")
    return Operation(service.operation_model(name))


def signing_name(request):
    signature = CREDENTIAL.search(request.headers.get("Authorization", ""))
    if signature:
        return signature.group(3)
    # A caller with a token of an identity provider has no credentials yet.
    if request.values.get("Action") == "AssumeRoleWithWebIdentity":
        return "sts"
    raise UnknownOperation("the request is unsigned, so its service is unknown")


def is_query(service, request):
    """CloudWatch supports several protocols, and its SDKs choose one."""
    return "query" in service.metadata.get("protocols", []) and "Action" in request.values


@cache
def service_model(signed_for, version):
    for name in SIGNING_NAMES.get(signed_for, (signed_for,)):
        try:
            model = get_service_model(name)
        except UnknownServiceError:
            continue
        if model.protocol not in ("query", "ec2") or model.api_version == version:
            return model
    raise UnknownOperation(f"unknown service {signed_for}{f' of version {version}' if version else ''}")


def rest_operation(service, request):
    """The operation with the request's method and path that matches most of its query and headers."""
    path = request.environ.get("RAW_URI", request.path).partition("?")[0]
    found = [
        (fit, Operation(model, dict(zip(placeholders(model), match.groups())), frozenset(query)))
        for model, pattern, query in rest_operations(service)
        if model.http["method"] == request.method
        and (match := pattern.fullmatch(path))
        and (fit := fit_of(model, query, pattern, request)) is not None
    ]
    if not found:
        raise UnknownOperation(f"{service.service_name} has no operation {request.method} {request.full_path}")
    return max(found, key=lambda candidate: candidate[0])[1]


@cache
def rest_operations(service):
    models = [service.operation_model(name) for name in service.operation_names]
    return [(model, *split_uri(model.http["requestUri"])) for model in models]


def split_uri(uri):
    """For `/{Bucket}/{Key+}?tagging`, returns a regular expression for the path, and the required query."""
    path, _, query = uri.partition("?")
    escaped = re.sub(r"\\{.+?(\\\+)?\\}", lambda match: "(.+)" if match.group(1) else "([^/]+)", re.escape(path))
    pairs = [(*part.split("="), "")[:2] for part in query.split("&") if part]
    return re.compile(escaped.rstrip("/") + "/?"), {name: value for name, value in pairs if name != OPERATION_HINT}


def placeholders(model):
    return re.findall(r"{(.+?)\+?}", model.http["requestUri"].partition("?")[0])


def fit_of(model, query, pattern, request):
    """A comparable score of how well the request matches. None if it does not."""
    if any(request.args.get(name) != value for name, value in query.items()):
        return None
    shape = model.input_shape
    required = [shape.members[name].serialization for name in shape.required_members] if shape else []
    sources = {"querystring": request.args, "header": request.headers}
    present = [at.get("name") in sources[at["location"]] for at in required if at.get("location") in sources]
    return len(query), -pattern.groups, -present.count(False), present.count(True), not model.deprecated
