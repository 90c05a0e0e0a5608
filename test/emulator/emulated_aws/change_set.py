"""The existing change sets, and what happens to them when their stack is updated.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
"""

from collections import defaultdict
from dataclasses import dataclass

# Maps a stack ID to the stack's change sets by name, oldest first.
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
    # Parameters with the values that SSM parameters had when the change set was created. These values are applied.
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
    """Any other update makes the change sets of the stack obsolete."""
    for it in of_stack[stack_id].values():
        if it.execution_status == "AVAILABLE":
            it.execution_status = "OBSOLETE"
