"""Resolves and shows a stack's parameters like CloudFormation."""


def resolve_update_parameters(self, instance, incoming_params):
    """An omitted parameter takes the template's default. Only UsePreviousValue keeps the previous value."""
    defaults = {name: slot.get("Default") for name, slot in instance.template_dict.get("Parameters", {}).items()}
    previous = {**defaults, **instance.parameters}
    return {
        parameter["ParameterKey"]: previous[parameter["ParameterKey"]]
        if parameter.get("UsePreviousValue")
        else parameter["ParameterValue"]
        for parameter in incoming_params
    }


def parameter_list(self):
    """The value of an SSM parameter is its name. ResolvedValue is its content at the last update."""
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
