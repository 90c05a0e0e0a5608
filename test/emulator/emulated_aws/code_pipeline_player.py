"""A server in the test simulates CodePipeline, and answers the operations that moto does not support.

Each request becomes a POST of `{account, region, operation, input, caller}`. The answer is the operation's output, or
`{error: {code, message}}`. The emulator has already checked the request and the caller's permissions.
"""

import json
from urllib.request import ProxyHandler, Request, build_opener

from moto.codepipeline.responses import CodePipelineResponse
from moto.core.exceptions import JsonRESTError
from moto.core.utils import camelcase_to_underscores

from .sts import caller_of

OPERATIONS = (
    "DisableStageTransition",
    "EnableStageTransition",
    "GetPipelineExecution",
    "GetPipelineState",
    "ListActionExecutions",
    "ListPipelineExecutions",
    "PutApprovalResult",
    "PutJobFailureResult",
    "PutJobSuccessResult",
    "RetryStageExecution",
    "StartPipelineExecution",
    "StopPipelineExecution",
)

# moto stores the pipelines, and the player is notified of the changes.
DEFINITIONS = ("CreatePipeline", "DeletePipeline", "UpdatePipeline")

# Seconds.
TIMEOUT = 60

# The player's URL, once the test has set it.
player = []

# The player is on the loopback interface, so a proxy in the environment is ignored.
opener = build_opener(ProxyHandler({}))


def play(url):
    player[:] = [url]


def install():
    for operation in OPERATIONS:
        name = camelcase_to_underscores(operation)
        setattr(CodePipelineResponse, name, asked_of_player(operation, getattr(CodePipelineResponse, name, None)))
    for operation in DEFINITIONS:
        name = camelcase_to_underscores(operation)
        setattr(CodePipelineResponse, name, told_to_player(operation, getattr(CodePipelineResponse, name)))


def asked_of_player(operation, without_player):
    def respond(self):
        if player:
            return json.dumps(send(self, operation))
        if without_player:
            return without_player(self)
        raise NotImplementedError(f"no server simulates CodePipeline: {operation}")

    return respond


def told_to_player(operation, define):
    def respond(self):
        answer = define(self)
        if player:
            send(self, operation)
        return answer

    return respond


def send(response, operation):
    request = {
        "account": response.current_account,
        "region": response.region,
        "operation": operation,
        "input": json.loads(response.body),
        "caller": arn_of(caller_of(response), response.current_account),
    }
    sent = Request(player[0], json.dumps(request).encode(), {"Content-Type": "application/json"}, method="POST")
    with opener.open(sent, timeout=TIMEOUT) as answered:
        answer = json.loads(answered.read())
    if "error" in answer:
        raise JsonRESTError(answer["error"]["code"], answer["error"]["message"])
    return answer


def arn_of(caller, account_id):
    """The ARN of a role's session, or of the account for the operator. A service has only its name."""
    if not caller:
        return f"arn:aws:iam::{account_id}:root"
    return caller.session or caller.service
