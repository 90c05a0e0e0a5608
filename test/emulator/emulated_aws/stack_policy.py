"""The stack policy of a CloudFormation stack, which moto stores but does not apply.

It governs what an update does to existing resources, not their creation, a rollback, or the deletion of the stack. It
can name only existing resources: https://github.com/sparkleformation/sfn/issues/238
"""

import json
from fnmatch import fnmatchcase

from moto.cloudformation.exceptions import ValidationError

from .deployment import DeploymentFailed

# Properties that cannot be changed in place: CloudFormation replaces the resource.
CREATE_ONLY = {
    "AWS::ECS::Service": {"Cluster", "LaunchType", "SchedulingStrategy", "ServiceName"},
    "AWS::Scheduler::Schedule": {"Name"},
}


def validate(policy, names):
    """Raises for a logical ID that is not in the stack."""
    for statement in json.loads(policy)["Statement"] if policy else []:
        for resource in as_list(statement.get("Resource")):
            if "*" not in resource and resource.removeprefix("LogicalResourceId/") not in names:
                raise ValidationError(
                    message=f"Error validating stack policy: Unknown logical id '{resource}' in statement {{}} - stack "
                    "policies can only be applied to logical ids referenced in the template"
                )


def check(policy, changes):
    """Raises for the first change that the policy denies. `changes` are (logical ID, type, action)."""
    if not policy:
        return
    statements = json.loads(policy)["Statement"]
    for name, kind, action in changes:
        effects = [
            (statement["Effect"], number)
            for number, statement in enumerate(statements, 1)
            if matches(statement.get("Action"), f"Update:{action}")
            and matches(statement.get("Resource"), f"LogicalResourceId/{name}")
            and is_about(kind, statement.get("Condition", {}))
        ]
        denying = [number for effect, number in effects if effect == "Deny"]
        if denying or not effects:
            statement = f"Statement [#{denying[0]}]" if denying else "No statement"
            raise DeploymentFailed(
                f"Action denied by stack policy: {statement} does not allow [Update:{action}] for resource [{name}]"
            )


def is_about(kind, condition):
    """The only condition key of stack policies is the resource's type."""
    return all(
        matches(keys["ResourceType"], kind)
        for operator, keys in condition.items()
        if operator in ("StringEquals", "StringLike")
    )


def matches(patterns, value):
    return any(fnmatchcase(value, pattern) for pattern in as_list(patterns))


def as_list(patterns):
    return [patterns] if isinstance(patterns, str) else patterns or []


def action_on(kind, before, after):
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return "Replace" if changed & CREATE_ONLY.get(kind, set()) else "Modify"
