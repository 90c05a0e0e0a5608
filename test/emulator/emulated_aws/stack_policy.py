"""The stack policy of a CloudFormation stack, which moto keeps and does not apply.

It decides on what an update does to resources that there are: not on their creation, a rollback, or the stack's end.
"""

import json
from fnmatch import fnmatchcase

from .deployment import DeploymentFailed

# Properties that ECS cannot change in place, so that CloudFormation replaces the service.
CREATE_ONLY = {
    "AWS::ECS::Service": {"Cluster", "LaunchType", "SchedulingStrategy", "ServiceName"},
}


def check(policy, changes):
    """Raises for the first change that the policy denies. `changes`: (logical id, action) such as ("Service", "Delete")."""
    if not policy:
        return
    statements = json.loads(policy)["Statement"]
    for name, action in changes:
        effects = [
            (statement["Effect"], number)
            for number, statement in enumerate(statements, 1)
            if matches(statement.get("Action"), f"Update:{action}")
            and matches(statement.get("Resource"), f"LogicalResourceId/{name}")
        ]
        denying = [number for effect, number in effects if effect == "Deny"]
        if denying or not effects:
            statement = f"Statement [#{denying[0]}]" if denying else "No statement"
            raise DeploymentFailed(
                f"Action denied by stack policy: {statement} does not allow [Update:{action}] for resource [{name}]"
            )


def matches(patterns, value):
    return any(fnmatchcase(value, pattern) for pattern in ([patterns] if isinstance(patterns, str) else patterns or []))


def action_on(kind, before, after):
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return "Replace" if changed & CREATE_ONLY.get(kind, set()) else "Modify"
