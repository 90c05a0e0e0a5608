"""CloudFormation stacks: conditions that flip, parameters as CloudFormation resolves them, and failed updates.

moto keeps the parameters of before when an update gives none, forgets the stack's role, and does not know failure.
"""

import copy

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend, Event, Stack
from moto.cloudformation.parsing import ResourceMap
from moto.cloudformation.responses import CloudFormationResponse

from . import stack_resources
from .deployment import DeploymentFailed
from .resource_policy import Caller, allows
from .sts import trust_policy


def install():
    ResourceMap.create = create_resources
    ResourceMap.delete = delete_resources
    Stack.create_resources = create
    Stack.update = update
    Stack.parameter_list = property(parameter_list)
    Stack.stack_resources = property(lambda self: [self.resource_map[name] for name in self.resource_map.applied])
    CloudFormationBackend._resolve_update_parameters = resolve_update_parameters
    # Replaced by the comparison in `update`, which sees more than the parameters that are given.
    CloudFormationResponse._validate_different_update = lambda *args: None


def create_resources(self, template):
    self.applied = {}
    stack_resources.apply(self)
    return True


def delete_resources(self):
    for name in reversed(list(self.applied)):
        stack_resources.delete(self, self._parsed_resources.pop(name))
        del self.applied[name]


def create(self):
    check_role(self.role_arn)
    try:
        self.resource_map.create(self.template_dict)
    except DeploymentFailed as failure:
        add_failure(self, "CREATE_FAILED", failure)
        delete_resources(self.resource_map)
        self.status = "ROLLBACK_COMPLETE"
        self._add_stack_event(self.status)
    else:
        self.mark_creation_complete()


def update(self, template, role_arn=None, parameters=None, tags=None):
    """A failed update leaves template, parameters (also the resolved ones) and resources as they were."""
    resources = self.resource_map
    self.role_arn = role_arn or self.role_arn
    check_role(self.role_arn)
    before = copy.copy(self.__dict__)
    resources_before = {**resources.__dict__, "_parsed_resources": dict(resources._parsed_resources)}
    applied = dict(resources.applied)

    self.template, self.parameters = template, parameters
    self._parse_template()
    load(resources, self.template_dict, parameters)
    is_same = before["template_dict"] == self.template_dict and (
        resources_before["resolved_parameters"] == resources.resolved_parameters
    )
    if is_same and (tags is None or tags == self.tags):
        raise ValidationError(self.name, message="No updates are to be performed.")

    self._add_stack_event("UPDATE_IN_PROGRESS", resource_status_reason="User Initiated")
    try:
        obsolete = stack_resources.apply(resources)
    except DeploymentFailed as failure:
        add_failure(self, "UPDATE_FAILED", failure)
        for name in ("template", "template_dict", "parameters"):
            setattr(self, name, before[name])
        for name in ("_template", "_resource_json_map", "input_parameters", "resolved_parameters", "lazy_condition_map"):
            setattr(resources, name, resources_before[name])
        resources._parsed_resources.update(resources.resolved_parameters)
        stack_resources.roll_back(resources, resources_before["_parsed_resources"], applied)
        self.status = "UPDATE_ROLLBACK_COMPLETE"
    else:
        for resource in obsolete:
            stack_resources.delete(resources, resource)
        self.tags = self.tags if tags is None else tags
        self.status = "UPDATE_COMPLETE"
    self._add_stack_event(self.status)


def load(resources, template, parameters):
    resources._template = template
    resources._resource_json_map = template["Resources"]
    resources.input_parameters = parameters
    resources.resolved_parameters = {}
    resources.load_mapping()
    resources.load_parameters()
    resources.load_conditions()


def add_failure(stack, status, failure):
    event = Event(
        stack.stack_id, stack.name, "Service", "", "AWS::ECS::Service", status, str(failure), resource_properties=None
    )
    stack.events.append(event)


def check_role(role_arn):
    policy = role_arn and trust_policy(role_arn)
    caller = Caller("", service="cloudformation.amazonaws.com")
    if role_arn and not (policy and allows(policy, "sts:AssumeRole", caller)):
        raise ValidationError(message=f"Role {role_arn} is invalid or cannot be assumed")


def resolve_update_parameters(self, instance, incoming_params):
    """A parameter that is left out takes the template's default; only UsePreviousValue keeps the value of before."""
    defaults = {name: slot.get("Default") for name, slot in instance.template_dict.get("Parameters", {}).items()}
    previous = {**defaults, **instance.parameters}
    return {
        parameter["ParameterKey"]: previous[parameter["ParameterKey"]]
        if parameter.get("UsePreviousValue")
        else parameter["ParameterValue"]
        for parameter in incoming_params
    }


def parameter_list(self):
    """The value of an SSM parameter is its name; ResolvedValue is what stood in it at the last update."""
    return [
        {
            "ParameterKey": name,
            "ParameterValue": str(self.parameters.get(name, slot.get("Default"))),
            **(
                {"ResolvedValue": self.resource_map.resolved_parameters[name]}
                if slot["Type"].startswith("AWS::SSM::")
                else {}
            ),
        }
        for name, slot in self.template_dict.get("Parameters", {}).items()
    ]
