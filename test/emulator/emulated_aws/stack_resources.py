"""Brings a stack's resources in line with its template, in the order of their dependencies.

Like CloudFormation, and unlike moto, it updates a resource if its *resolved* properties differ, whatever the reason (a
parameter, a condition, a referenced resource), and deletes replaced and removed resources at the end.
"""

import copy
import re

from moto.cloudformation import parsing
from moto.core.exceptions import ServiceException

from . import stack_policy
from .deployment import ResourceFailed


def apply(resources, policy=None):
    """Returns the resources to delete once everything else has succeeded."""
    wanted = [name for name in dependency_order(resources) if is_wanted(resources, name)]
    stack_policy.check(policy, planned_changes(resources, wanted))
    obsolete = []
    for name in wanted:
        properties = resolve(resources, name)
        if name not in resources.applied:
            if attempt(resources, name, resources.__getitem__) is None:
                raise NotImplementedError(f"CloudFormation's {resources._resource_json_map[name]['Type']}")
        elif resources.applied[name] != properties:
            old = resources._parsed_resources[name]
            new = attempt(resources, name, lambda name: update(resources, name))
            if new.physical_resource_id != old.physical_resource_id:
                obsolete.append(old)
            resources._parsed_resources[name] = new
        resources.applied[name] = properties
    for name in [name for name in reversed(list(resources.applied)) if name not in wanted]:
        gone = resources._parsed_resources.pop(name)
        if not is_retained(resources.applied.pop(name)):
            obsolete.append(gone)
    return obsolete


def attempt(resources, name, do):
    """If a service refuses a request, the resource fails, and so does the stack."""
    try:
        return do(name)
    except ServiceException as refusal:
        raise ResourceFailed(name, resources._resource_json_map[name]["Type"], refusal.message)


def planned_changes(resources, wanted):
    """What an update does to existing resources, as far as it can be known before it starts."""
    for name, before in resources.applied.items():
        definition = resources._resource_json_map.get(name)
        if name not in wanted or definition is None:
            yield name, before["Type"], "Delete"
            continue
        after = resolve_or_none(resources, name)
        if after is not None and after != before:
            kind = definition["Type"]
            yield name, kind, stack_policy.action_on(kind, before.get("Properties", {}), after.get("Properties", {}))


def resolve_or_none(resources, name):
    """None for a reference to a resource that this update creates."""
    try:
        return resolve(resources, name)
    except Exception:
        return None


def roll_back(resources, before, applied):
    """Rolls back: deletes created resources, and restores the previous properties of changed ones."""
    after = {name: resources._parsed_resources[name] for name in resources.applied}
    for name in [name for name, properties in applied.items() if resources.applied[name] != properties]:
        is_replaced = before[name].physical_resource_id != after[name].physical_resource_id
        resources._parsed_resources[name] = before[name] if is_replaced else update(resources, name)
    for name in reversed(list(after)):
        if name not in applied:
            delete(resources, resources._parsed_resources.pop(name))
        elif resources._parsed_resources[name] is before[name] is not after[name]:
            delete(resources, after[name])
    resources.applied = applied


def is_retained(definition):
    """Whether the resource is kept when the stack, or its part of the template, is deleted."""
    return definition.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate")


def update(resources, name):
    return parsing.parse_and_update_resource(
        name,
        copy.deepcopy(resources._resource_json_map[name]),
        resources,
        account_id=resources._account_id,
        region_name=resources._region_name,
    )


def delete(resources, resource):
    resource.delete(resources._account_id, resources._region_name)


def resolve(resources, name):
    return parsing.clean_json(copy.deepcopy(resources._resource_json_map[name]), resources)


def is_wanted(resources, name):
    condition = resources._resource_json_map[name].get("Condition")
    return condition is None or resources.lazy_condition_map[condition]


def dependency_order(resources):
    template, order, seen = resources._resource_json_map, [], set()

    def visit(name):
        if name in template and name not in seen:
            seen.add(name)
            for other in sorted(references(template[name])):
                visit(other)
            order.append(name)

    for name in template:
        visit(name)
    return order


def references(node):
    """Referenced names. Those of parameters and pseudo parameters do no harm."""
    if isinstance(node, list):
        return set().union(*map(references, node))
    if not isinstance(node, dict):
        return set()
    found = set()
    for key, value in node.items():
        if key == "Ref":
            found.add(value)
        elif key == "Fn::GetAtt":
            found.add(value[0] if isinstance(value, list) else value.split(".")[0])
        elif key == "DependsOn":
            # A container also has a DependsOn, which contains maps.
            found.update([value] if isinstance(value, str) else filter(lambda name: isinstance(name, str), value))
        elif key == "Fn::Sub":
            text = value if isinstance(value, str) else value[0]
            found.update(match.split(".")[0] for match in re.findall(r"\$\{([^!}]+)\}", text))
        else:
            found |= references(value)
    return found
