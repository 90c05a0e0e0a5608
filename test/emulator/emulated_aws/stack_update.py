"""Stack updates: refused while another one is running, and rolled back if they fail."""

from threading import Lock

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Event

from . import change_set, held_updates, stack_outputs, stack_resources
from .deployment import DeploymentFailed
from .resource_policy import Caller, allows
from .stack_copy import adopt, copy_of, differ, planned
from .sts import trust_policy

UPDATABLE = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")

# If two updates are requested at the same time, one starts, and the other finds the stack busy.
starting = Lock()


def update(self, template, role_arn=None, parameters=None, tags=None, resolved_before=None):
    """A failed update leaves the template, parameters (including resolved ones) and resources unchanged."""
    with starting:
        check_updatable(self)
        check_role(role_arn or self.role_arn)
        before, after = copy_of(self), planned(self, template, parameters, resolved_before)
        if not differ(before, after) and tags in (None, self.tags):
            raise ValidationError(self.name, message="No updates are to be performed.")
        self.role_arn = role_arn or self.role_arn
        adopt(self, after)
        self.status = "UPDATE_IN_PROGRESS"
        self._add_stack_event(self.status, resource_status_reason="User Initiated")
        change_set.make_obsolete(self.stack_id)
    held_updates.finish_or_hold(self, lambda: finish(self, before, tags))


def finish(stack, before, tags):
    resources = stack.resource_map
    try:
        obsolete = stack_resources.apply(resources, stack.policy)
    except DeploymentFailed as failure:
        add_failure(stack, "UPDATE_FAILED", failure)
        adopt(stack, before)
        stack_resources.roll_back(resources, before.resource_map._parsed_resources, before.resource_map.applied)
        status = "UPDATE_ROLLBACK_COMPLETE"
    else:
        for resource in obsolete:
            stack_resources.delete(resources, resource)
        stack.tags = stack.tags if tags is None else tags
        status = "UPDATE_COMPLETE"
    stack_outputs.settle(stack)
    stack.status = status
    stack._add_stack_event(status)


def check_updatable(stack):
    if stack.status not in UPDATABLE:
        raise ValidationError(message=f"Stack:{stack.stack_id} is in {stack.status} state and can not be updated.")


def check_role(role_arn):
    policy = role_arn and trust_policy(role_arn)
    caller = Caller("", service="cloudformation.amazonaws.com")
    if role_arn and not (policy and allows(policy, "sts:AssumeRole", caller)):
        raise ValidationError(message=f"Role {role_arn} is invalid or cannot be assumed")


def add_failure(stack, status, failure):
    event = Event(
        stack.stack_id,
        stack.name,
        failure.logical_id,
        "",
        failure.type_name,
        status,
        str(failure),
        resource_properties=None,
    )
    stack.events.append(event)
