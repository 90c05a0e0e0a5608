"""A server of the test that plays CodePipeline: what moto does not know is for it to answer.

Each request becomes a POST of `{account, region, operation, input, caller}`; the answer is the operation's output, or
`{error: {code, message}}`. The emulator has checked the request and the caller's permissions before.
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

# moto keeps the pipelines; the player hears of what it did.
DEFINITIONS = ("CreatePipeline", "DeletePipeline", "UpdatePipeline")

# Seconds.
TIMEOUT = 60

# The player's URL, once the test has named one.
player = []

# It is on the loopback interface, whatever proxy the environment names.
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
        raise NotImplementedError(f"nobody plays CodePipeline: {operation}")

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
    """Of a session where a role calls, and of the account where the operator does. A service has only its name."""
    if not caller:
        return f"arn:aws:iam::{account_id}:root"
    return caller.session or caller.service
