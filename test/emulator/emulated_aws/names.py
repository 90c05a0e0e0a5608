"""Converts CloudFormation property names to API names."""

from moto.core.utils import pascal_to_camelcase

# The user's keys in these maps are not converted.
MAPS = ("DockerLabels", "DriverOpts", "Labels", "Options")


def camel(value):
    if isinstance(value, dict):
        return {pascal_to_camelcase(k): v if k in MAPS else camel(v) for k, v in value.items()}
    if isinstance(value, list):
        return [camel(item) for item in value]
    return value
