"""Checks every request against its API model, refuses it if it violates the model, and logs it.

A test might not notice the refusal, because Terraform's provider and our own programs continue after some errors. Hence
`violations`: the test that started the emulator fails if there are any.
"""

import io
import json

from moto.core.exceptions import ServiceException
from moto.core.serialize import get_serializer_class
from moto.iam.models import get_account_id_from
from werkzeug.wrappers import Request

from .api_input import UnreadableInput, protocol_of, read_input
from .api_operation import CREDENTIAL, UnknownOperation, access_key, find_operation
from .needed_permissions import Request as Needed
from .needed_permissions import needed_permissions
from .request_check import Problem, problems
from .sts import caller_with

class ValidationException(ServiceException):
    code = "ValidationException"


# One line each, in the order of the requests.
violations = []

# Every combination of service, operation, account and principal that was called, in the order of the first calls. This
# is a dict because a set is unordered.
calls = {}

# The permissions that callers other than AWS services needed, in the order of first use.
permissions = {}


class CheckedRequests:
    def __init__(self, aws):
        self.aws = aws

    def __call__(self, environ, start_response):
        request = Request(environ)
        body = request.get_data()
        refusal = self.check(request)
        if refusal:
            return refusal(environ, start_response)
        environ["wsgi.input"] = io.BytesIO(body)
        return self.aws(environ, start_response)

    def check(self, request):
        """The response to an invalid request, otherwise None."""
        try:
            operation = find_operation(request)
        except UnknownOperation as unknown:
            return refuse(f"no API model defines the request {request.method} {request.path}: {unknown}")
        model = operation.model
        caller = remember(model, request)
        found = list(input_problems(operation, request, caller))
        if not found:
            return None
        name = f"{model.service_model.service_name} {model.name}"
        return refuse("\n".join(f"{name}: {problem}" for problem in found), model, request)


def input_problems(operation, request, caller):
    try:
        value, unknown = read_input(operation, request)
    except UnreadableInput as error:
        yield Problem("", str(error))
        return
    remember_permissions(operation.model, request, value, caller)
    for name in sorted(unknown):
        yield Problem(name, "is not a member of the model")
    if operation.model.input_shape:
        yield from problems(operation.model.input_shape, value)


def remember(model, request):
    key = access_key(request.headers)
    caller = caller_with(request.headers, key)
    call = {
        "service": model.service_model.service_name,
        "operation": model.name,
        "account": request.headers.get("x-moto-account-id") or get_account_id_from(key),
        "principal": caller and (caller.service or caller.arn),
    }
    calls[tuple(call.values())] = call
    return {**call, "principal": caller and not caller.service and caller.arn}


def remember_permissions(model, request, value, caller):
    if not caller["principal"]:
        return
    region = CREDENTIAL.search(request.headers["Authorization"]).group(2)
    needed = Needed(caller["service"], caller["operation"], caller["account"], region, value)
    for action, resource, context in needed_permissions(needed):
        permission = {"principal": caller["principal"], "action": action, "resource": resource, "context": context}
        permissions[json.dumps(permission, sort_keys=True)] = permission


def refuse(message, model=None, request=None):
    violations.extend(message.split("\n"))
    status, headers, body = answer(f"the request violates the API model\n{message}", model, request)

    def respond(environ, start_response):
        content = body.encode() if isinstance(body, str) else body
        start_response(f"{status} Bad Request", [*headers.items(), ("Content-Length", str(len(content)))])
        return [content]

    return respond


def answer(message, model, request):
    """The response in the protocol of the service, so that its SDK can parse it."""
    if not model:
        error = {"__type": "ValidationException", "message": message}
        return 400, {"Content-Type": "application/x-amz-json-1.1"}, json.dumps(error)
    serializer = get_serializer_class(model.service_model.service_name, protocol_of(model, request))
    answered = serializer(operation_model=model).serialize(ValidationException(message))
    return 400, {**answered["headers"]}, answered["body"]
