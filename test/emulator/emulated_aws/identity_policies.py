"""Evaluates a role's own policies for the calls that a deployment makes. In moto, every role can do everything.

Other calls, including Terraform's, are not checked. The table below lists the checked ones, and api_call their
resources.
"""

import json

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse
from moto.iam.models import iam_backends

from .api_call import Call
from .resource_policy import as_list, matches, meets
from .sts import caller_of

CHECKED = {
    "cloudformation": (
        "CreateChangeSet",
        "DeleteChangeSet",
        "DescribeChangeSet",
        "DescribeStackEvents",
        "DescribeStacks",
        "ExecuteChangeSet",
        "GetTemplate",
        "ListChangeSets",
        "UpdateStack",
    ),
    "codepipeline": (
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
    ),
    "ecr": ("BatchGetImage", "DescribeImages", "PutImage"),
    "sns": ("Publish",),
    "ssm": (
        "DeleteParameter",
        "GetParameter",
        "GetParameterHistory",
        "GetParameters",
        "GetParametersByPath",
        "PutParameter",
    ),
    "sts": ("AssumeRole",),
}


class AccessDenied(ServiceException):
    code = "AccessDenied"
    status_code = 403


def install():
    call_action = BaseResponse.call_action

    def call_action_if_allowed(self):
        try:
            check_call(Call(self))
        except AccessDenied as denied:
            return self.serialized(ActionResult(denied))
        return call_action(self)

    BaseResponse.call_action = call_action_if_allowed


def check_call(call):
    caller = caller_of(call.response)
    if not caller or caller.service or call.action not in CHECKED.get(call.service, ()):
        return
    needed = [(f"{call.service}:{call.action}", resource, call.context()) for resource in call.resources()]
    if call.action in ("CreateChangeSet", "UpdateStack") and call.parameter("RoleARN"):
        needed.append(("iam:PassRole", call.parameter("RoleARN"), {"iam:PassedToService": "cloudformation.amazonaws.com"}))
    for action, resource, context in needed:
        if not allows(caller, action, resource, context):
            raise AccessDenied(refusal(caller, action, resource))


def refusal(caller, action, resource):
    return f"{caller.arn} is not authorized to perform {action} on {resource}: see the role's own policies"


def allows(caller, action, resource, context=None):
    known = {"aws:PrincipalArn": caller.arn, **(context or {})}
    return any(
        statement["Effect"] == "Allow"
        and matches(action, statement["Action"])
        and matches(resource, statement["Resource"])
        and meets(statement.get("Condition", {}), known)
        for statement in statements(caller)
    )


def statements(caller):
    role = iam_backends[caller.account_id]["aws"].get_role_by_arn(caller.arn)
    managed = (version for policy in role.managed_policies.values() for version in policy.versions if version.is_default)
    documents = [*role.policies.values(), *(version.document for version in managed)]
    return [statement for document in documents for statement in as_list(json.loads(document)["Statement"])]
