"""The change sets that there are, and what becomes of them when their stack is updated.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
"""

from collections import defaultdict
from dataclasses import dataclass

# Id of a stack to its change sets by name, the oldest first.
of_stack = defaultdict(dict)


@dataclass
class ChangeSet:
    id: str
    name: str
    stack: object
    description: str | None
    creation_time: object
    template: str
    parameters: dict
    parameter_list: list
    # Parameters with the values of SSM parameters at the time of the change set's creation: they are what is applied.
    resolved: dict
    role_arn: str | None
    tags: dict | None
    is_creation: bool
    changes: list
    status: str = "CREATE_COMPLETE"
    status_reason: str | None = None
    execution_status: str = "AVAILABLE"

    def summary(self):
        return {
            "ChangeSetId": self.id,
            "ChangeSetName": self.name,
            "StackId": self.stack.stack_id,
            "StackName": self.stack.name,
            "Description": self.description,
            "CreationTime": self.creation_time,
            "Status": self.status,
            "StatusReason": self.status_reason,
            "ExecutionStatus": self.execution_status,
        }


def make_obsolete(stack_id):
    """An update that began some other way leaves nothing that a change set could be about."""
    for it in of_stack[stack_id].values():
        if it.execution_status == "AVAILABLE":
            it.execution_status = "OBSOLETE"
