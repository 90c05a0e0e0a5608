"""STS: a role can be assumed only if it exists and its trust policy allows it. In moto, anyone can assume any role.

Credentials that the emulator did not issue belong to the operator, who can assume every existing role, like an
administrator who runs Terraform. An AWS service, for example CodePipeline, identifies itself in the headers that AWS
services use among themselves, see service_caller.
"""

import json
from base64 import urlsafe_b64decode

from moto.core.exceptions import ServiceException
from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends
from moto.sts.models import sts_backends
from moto.sts.responses import TokenResponse

from .resource_policy import Caller, allows

SERVICE = "x-emulator-service"
SOURCE_CONTEXT = {"x-amz-source-account": "aws:SourceAccount", "x-amz-source-arn": "aws:SourceArn"}


# The access key of expired temporary credentials.
EXPIRED = "EXPIRED0000000000000"


class ExpiredToken(ServiceException):
    code = "ExpiredToken"
    status_code = 403


class InvalidIdentityToken(ServiceException):
    code = "InvalidIdentityToken"


class AccessDenied(ServiceException):
    code = "AccessDenied"
    status_code = 403


def install():
    assume_role = TokenResponse.assume_role

    def assume_trusting_role(self):
        check(caller_of(self), self._get_param("RoleArn"))
        return assume_role(self)

    assume_role_with_web_identity = TokenResponse.assume_role_with_web_identity

    def assume_role_that_trusts_provider(self):
        role_arn = self._get_param("RoleArn")
        check(web_identity(role_arn, self._get_param("WebIdentityToken")), role_arn, "sts:AssumeRoleWithWebIdentity")
        return assume_role_with_web_identity(self)

    get_caller_identity = TokenResponse.get_caller_identity

    def get_identity_unless_expired(self):
        if self.get_access_key() == EXPIRED:
            raise ExpiredToken("The security token included in the request is expired")
        return get_caller_identity(self)

    TokenResponse.assume_role = assume_trusting_role
    TokenResponse.assume_role_with_web_identity = assume_role_that_trusts_provider
    TokenResponse.get_caller_identity = get_identity_unless_expired


def check(caller, role_arn, action="sts:AssumeRole"):
    who = caller.service or caller.arn or caller.session if caller else "the operator"
    policy = trust_policy(role_arn)
    if policy is None:
        raise AccessDenied(f"{who} is not authorized to perform {action} on {role_arn}: the role does not exist")
    if caller and not allows(policy, action, caller):
        raise AccessDenied(f"{who} is not authorized to perform {action} on {role_arn}: its trust policy does not allow it")


def web_identity(role_arn, token):
    """The subject of an OpenID Connect token, if the role's account has the provider. Its signature is not verified."""
    body = token.split(".")[1]
    claims = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    account_id, host = role_arn.split(":")[4], claims["iss"].removeprefix("https://")
    provider = f"arn:aws:iam::{account_id}:oidc-provider/{host}"
    if provider not in iam_backends[account_id]["aws"].open_id_providers:
        raise InvalidIdentityToken(f"No OpenIDConnect provider found in your account for {claims['iss']}")
    context = {f"{host}:{name}": value for name, value in claims.items()}
    return Caller(arn="", provider=provider, session=claims["sub"], context=context)


def trust_policy(role_arn):
    try:
        role = iam_backends[role_arn.split(":")[4]]["aws"].get_role_by_arn(role_arn)
    except NotFoundException:
        return None
    return json.loads(role.assume_role_policy_document)


def caller_of(response):
    return caller_with(response.headers, response.get_access_key())


def caller_with(headers, access_key):
    """The role or the service that sent a request. None for the operator."""
    if SERVICE in headers:
        context = {key: headers[name] for name, key in SOURCE_CONTEXT.items() if name in headers}
        return Caller(arn="", service=headers[SERVICE], context=context)
    for account_id in list(sts_backends):
        role = sts_backends[account_id]["aws"].get_assumed_role_from_access_key(access_key)
        if role:
            return Caller(arn=role.role_arn, account_id=account_id, session=role.arn)
    return None
