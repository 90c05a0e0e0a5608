"""CloudFormation stacks: changing conditions, parameters resolved as by CloudFormation, and failures.

moto keeps the previous parameters if an update passes none, forgets the stack's role, and never fails.
"""

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend, Stack
from moto.cloudformation.parsing import ResourceMap
from moto.cloudformation.responses import CloudFormationResponse

from . import change_set_requests, stack_outputs, stack_policy, stack_resources, termination_protection
from .deployment import DeploymentFailed
from .stack_parameters import parameter_list, resolve_update_parameters
from .stack_update import add_failure, check_role, update


def install():
    ResourceMap.create = create_resources
    ResourceMap.delete = delete_resources
    create_stack = CloudFormationBackend.create_stack

    def create_stack_with_role(self, *args, role_arn=None, **kwargs):
        # A refused request must not leave a stack behind, which would block the next attempt.
        check_role(role_arn)
        known = set(self.stacks)
        try:
            return create_stack(self, *args, role_arn=role_arn, **kwargs)
        except ValidationError:
            for stack_id in set(self.stacks) - known:
                del self.stacks[stack_id]
            raise

    CloudFormationBackend.create_stack = create_stack_with_role
    set_stack_policy = CloudFormationBackend.set_stack_policy

    def set_valid_stack_policy(self, stack_name, policy_body):
        stack_policy.validate(policy_body, names_of(self.get_stack(stack_name).resource_map))
        set_stack_policy(self, stack_name, policy_body)

    CloudFormationBackend.set_stack_policy = set_valid_stack_policy
    Stack.create_resources = create
    Stack.update = update
    Stack.parameter_list = property(parameter_list)
    Stack.stack_resources = property(lambda self: [self.resource_map[name] for name in self.resource_map.applied])
    CloudFormationBackend._resolve_update_parameters = resolve_update_parameters
    # Replaced by the comparison in `update`, which considers more than the given parameters.
    CloudFormationResponse._validate_different_update = lambda *args: None
    change_set_requests.install()
    termination_protection.install()


def create_resources(self, template):
    self.applied = {}
    stack_resources.apply(self)
    return True


def delete_resources(self, after_creation=False):
    """Deletes resources before those they refer to. A failed creation also deletes RetainExceptOnCreate resources."""
    order = stack_resources.dependency_order(self)
    for name in sorted(self.applied, key=order.index, reverse=True):
        resource, definition = self._parsed_resources.pop(name), self.applied.pop(name)
        stays = definition.get("DeletionPolicy") == "Retain" if after_creation else stack_resources.is_retained(definition)
        if not stays:
            stack_resources.delete(self, resource)


def names_of(resources):
    return [name for name in resources._resource_json_map if stack_resources.is_wanted(resources, name)]


def create(self):
    stack_policy.validate(self.policy, names_of(self.resource_map))
    try:
        self.resource_map.create(self.template_dict)
    except DeploymentFailed as failure:
        add_failure(self, "CREATE_FAILED", failure)
        delete_resources(self.resource_map, after_creation=True)
        self.status = "ROLLBACK_COMPLETE"
        self._add_stack_event(self.status)
    else:
        stack_outputs.settle(self)
        self.mark_creation_complete()
