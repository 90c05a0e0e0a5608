"""CloudFormation stacks: conditions that flip, parameters as CloudFormation resolves them, and failed updates.

moto keeps the parameters of before when an update gives none, forgets the stack's role, and does not know failure.
"""

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
    create_stack = CloudFormationBackend.create_stack

    def create_stack_with_role(self, *args, role_arn=None, **kwargs):
        check_role(role_arn)  # before moto notes the stack, which would be in the way of the next attempt
        return create_stack(self, *args, role_arn=role_arn, **kwargs)

    CloudFormationBackend.create_stack = create_stack_with_role
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
    before = snapshot(self)
    try:
        load(self, template, parameters)
        if not changes(self, before) and tags in (None, self.tags):
            raise ValidationError(self.name, message="No updates are to be performed.")
    except ValidationError:
        restore(self, before)
        raise

    self._add_stack_event("UPDATE_IN_PROGRESS", resource_status_reason="User Initiated")
    try:
        obsolete = stack_resources.apply(resources, self.policy)
    except DeploymentFailed as failure:
        add_failure(self, "UPDATE_FAILED", failure)
        restore(self, before)
        stack_resources.roll_back(resources, before["resources"], before["applied"])
        self.status = "UPDATE_ROLLBACK_COMPLETE"
    else:
        for resource in obsolete:
            stack_resources.delete(resources, resource)
        self.tags = self.tags if tags is None else tags
        self.status = "UPDATE_COMPLETE"
    self._add_stack_event(self.status)


OF_STACK = ("template", "template_dict", "parameters")
OF_RESOURCES = ("_template", "_resource_json_map", "input_parameters", "resolved_parameters", "lazy_condition_map")


def snapshot(stack):
    resources = stack.resource_map
    return {
        **{name: getattr(stack, name) for name in OF_STACK},
        **{name: getattr(resources, name) for name in OF_RESOURCES},
        "resources": dict(resources._parsed_resources),
        "applied": dict(resources.applied),
    }


def restore(stack, before):
    """Everything but the resources, for which see stack_resources.roll_back."""
    for name in OF_STACK:
        setattr(stack, name, before[name])
    for name in OF_RESOURCES:
        setattr(stack.resource_map, name, before[name])
    stack.resource_map._parsed_resources.update(before["resolved_parameters"])


def load(stack, template, parameters):
    stack.template, stack.parameters = template, parameters
    stack._parse_template()
    unknown = sorted(set(parameters) - set(stack.template_dict.get("Parameters", {})))
    if unknown:
        raise ValidationError(message=f"Parameters: {unknown} do not exist in the template")
    resources = stack.resource_map
    resources._template = stack.template_dict
    resources._resource_json_map = stack.template_dict["Resources"]
    resources.input_parameters = parameters
    resources.resolved_parameters = {}
    resources.load_mapping()
    resources.load_parameters()
    resources.load_conditions()


def changes(stack, before):
    resolved = stack.resource_map.resolved_parameters
    return before["template_dict"] != stack.template_dict or before["resolved_parameters"] != resolved


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
