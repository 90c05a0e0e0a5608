"""Evaluates whether a resource's own policy (a role's trust policy, a repository policy) allows a caller.

Supports enough of IAM's language for the policies of the generated repository. Anything else is an error, not a denial.
"""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Caller:
    """A principal: a role (ARN and account), an AWS service (name), or a subject of an identity provider (its ARN)."""

    arn: str
    account_id: str = ""
    service: str = ""
    context: dict = field(default_factory=dict)
    # ARN of the role session.
    session: str = ""
    # ARN of the caller's identity provider.
    provider: str = ""


OPERATORS = {
    "ArnEquals": fnmatchcase,
    "ArnLike": fnmatchcase,
    "Bool": lambda value, wanted: value == str(wanted).lower(),
    "StringEquals": lambda value, wanted: value == wanted,
    "StringLike": fnmatchcase,
}


def allows(policy, action, caller, resource=None):
    return any(applies(statement, action, caller, resource) for statement in statements(policy, "Allow"))


def denies(policy, action, caller, resource=None):
    return any(applies(statement, action, caller, resource) for statement in statements(policy, "Deny"))


def statements(policy, effect):
    return [statement for statement in as_list(policy["Statement"]) if statement["Effect"] == effect]


def applies(statement, action, caller, resource):
    """A statement without a resource applies to the resource that has the policy."""
    return (
        matches(action, statement["Action"])
        and (resource is None or matches(resource, statement["Resource"]))
        and is_principal(statement["Principal"], caller)
        and meets(statement.get("Condition", {}), {"aws:PrincipalArn": caller.arn, **caller.context})
    )


def matches(value, patterns):
    return any(fnmatchcase(value, pattern) for pattern in as_list(patterns))


def is_principal(principal, caller):
    if caller.provider:
        return caller.provider in as_list(principal.get("Federated", []))
    if caller.service:
        return caller.service in as_list(principal.get("Service", []))
    names = as_list(principal if principal == "*" else principal.get("AWS", []))
    account_root = f"arn:aws:iam::{caller.account_id}:root"
    return any(name in ("*", caller.arn, caller.account_id, account_root) for name in names)


def meets(conditions, context):
    return all(
        compare(operator, context.get(key), as_list(values))
        for operator, keys in conditions.items()
        for key, values in keys.items()
    )


def compare(operator, value, wanted):
    """A missing key fails every operator except negated ones."""
    if operator == "StringNotEquals":
        return value not in wanted
    return value is not None and any(OPERATORS[operator](value, item) for item in wanted)


def as_list(value):
    return value if isinstance(value, list) else [value]
