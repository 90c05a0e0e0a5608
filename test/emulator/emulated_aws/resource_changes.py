"""What a change set would do to each resource, as far as it can be known in advance."""

from .stack_resources import is_wanted, references, resolve


def resource_changes(resources):
    """`resources` are those of the future stack, with the currently applied ones."""
    template, applied = resources._resource_json_map, resources.applied
    wanted = [name for name in template if is_wanted(resources, name)]
    created = {name for name in wanted if name not in applied}
    for name in wanted:
        kind = template[name]["Type"]
        if name in created:
            yield change("Add", name, kind)
        elif references(template[name]) & created:
            yield change("Modify", name, kind, resources, Replacement="False")
        elif (properties := changed(resolve(resources, name), applied[name])) is not None:
            targets = [{"Target": {"Attribute": "Properties", "Name": name}} for name in properties]
            yield change("Modify", name, kind, resources, Replacement="False", Details=targets)
    for name in applied:
        if name not in wanted:
            yield change("Remove", name, applied[name]["Type"], resources)


def changed(after, before):
    """Names of the differing properties. None if nothing differs, not even outside the properties."""
    if after == before:
        return None
    new, old = after.get("Properties", {}), before.get("Properties", {})
    return sorted(name for name in new.keys() | old.keys() if new.get(name) != old.get(name))


def change(action, name, kind, resources=None, **more):
    physical = {"PhysicalResourceId": resources._parsed_resources[name].physical_resource_id} if resources else {}
    details = {"Action": action, "LogicalResourceId": name, "ResourceType": kind, "Scope": [], **physical, **more}
    return {"Type": "Resource", "ResourceChange": details}
