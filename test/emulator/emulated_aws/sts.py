"""STS: a role can be assumed only if it exists and its trust policy allows it. moto lets everybody assume anything.

Credentials that nobody was given are the operator's: they may assume every role that exists, as an administrator who
starts Terraform could. An AWS service, such as CodePipeline, says who it is in the headers that AWS's services use
among themselves, see service_caller.
"""

import json

from moto.core.exceptions import ServiceException
from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends
from moto.sts.models import sts_backends
from moto.sts.responses import TokenResponse

from .resource_policy import Caller, allows

SERVICE = "x-emulator-service"
SOURCE_CONTEXT = {"x-amz-source-account": "aws:SourceAccount", "x-amz-source-arn": "aws:SourceArn"}


# The access key of temporary credentials whose time is over.
EXPIRED = "EXPIRED0000000000000"


class ExpiredToken(ServiceException):
    code = "ExpiredToken"
    status_code = 403


class AccessDenied(ServiceException):
    code = "AccessDenied"
    status_code = 403


def install():
    assume_role = TokenResponse.assume_role

    def assume_trusting_role(self):
        check(caller_of(self), self._get_param("RoleArn"))
        return assume_role(self)

    get_caller_identity = TokenResponse.get_caller_identity

    def get_identity_unless_expired(self):
        if self.get_access_key() == EXPIRED:
            raise ExpiredToken("The security token included in the request is expired")
        return get_caller_identity(self)

    TokenResponse.assume_role = assume_trusting_role
    TokenResponse.get_caller_identity = get_identity_unless_expired


def check(caller, role_arn):
    who = caller.service or caller.arn if caller else "the operator"
    policy = trust_policy(role_arn)
    if policy is None:
        raise AccessDenied(f"{who} is not authorized to perform sts:AssumeRole on {role_arn}: there is no such role")
    if caller and not allows(policy, "sts:AssumeRole", caller):
        raise AccessDenied(
            f"{who} is not authorized to perform sts:AssumeRole on {role_arn}: its trust policy does not allow it"
        )


def trust_policy(role_arn):
    try:
        role = iam_backends[role_arn.split(":")[4]]["aws"].get_role_by_arn(role_arn)
    except NotFoundException:
        return None
    return json.loads(role.assume_role_policy_document)


def caller_of(response):
    return caller_with(response.headers, response.get_access_key())


def caller_with(headers, access_key):
    """The role or the service that sent a request; None for the operator."""
    if SERVICE in headers:
        context = {key: headers[name] for name, key in SOURCE_CONTEXT.items() if name in headers}
        return Caller(arn="", service=headers[SERVICE], context=context)
    for account_id in list(sts_backends):
        role = sts_backends[account_id]["aws"].get_assumed_role_from_access_key(access_key)
        if role:
            return Caller(arn=role.role_arn, account_id=account_id, session=role.arn)
    return None
