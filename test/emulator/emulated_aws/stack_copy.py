"""A copy of a stack with another template and other parameters, or of its previous state, without side effects.

Meanwhile, other callers see the actual stack.
"""

import copy

from moto.cloudformation.exceptions import ValidationError

from .stack_resources import references

OF_STACK = ("template", "template_dict", "parameters")
OF_RESOURCES = ("_template", "_resource_json_map", "input_parameters", "resolved_parameters", "lazy_condition_map")


def copy_of(stack):
    copied = copy.copy(stack)
    copied.resource_map = copy.copy(stack.resource_map)
    copied.resource_map._parsed_resources = dict(stack.resource_map._parsed_resources)
    copied.resource_map.applied = dict(stack.resource_map.applied)
    return copied


def planned(stack, template, parameters, resolved_before=None):
    """The stack after an update. SSM parameters are read now, unless a value was read earlier."""
    after = copy_of(stack)
    after.template, after.parameters = template, parameters
    after._parse_template()
    unknown = sorted(set(parameters) - set(after.template_dict.get("Parameters", {})))
    if unknown:
        raise ValidationError(message=f"Parameters: {unknown} do not exist in the template")
    resources = after.resource_map
    resources._template = after.template_dict
    resources._resource_json_map = after.template_dict["Resources"]
    resources.input_parameters = parameters
    resources.resolved_parameters = {}
    resources.load_mapping()
    resources.load_parameters()
    resources.resolved_parameters.update(resolved_before or {})
    resources._parsed_resources.update(resources.resolved_parameters)
    resources.load_conditions()
    return after


def adopt(stack, other):
    """Copies everything except the resources, for which see stack_resources."""
    for name in OF_STACK:
        setattr(stack, name, getattr(other, name))
    resources = stack.resource_map
    for name in OF_RESOURCES:
        setattr(resources, name, getattr(other.resource_map, name))
    resources.load_mapping()
    resources._parsed_resources.update(resources.resolved_parameters)


def differ(before, after):
    """Whether there is anything to do. A change to an unreferenced parameter is not a reason for an update."""
    return before.template_dict != after.template_dict or used_parameters(before) != used_parameters(after)


def used_parameters(stack):
    sections = [stack.template_dict.get(name, {}) for name in ("Conditions", "Outputs", "Resources")]
    used = references(sections)
    return {name: value for name, value in stack.resource_map.resolved_parameters.items() if name in used}
