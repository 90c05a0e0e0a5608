"""A stack's parameters as CloudFormation resolves and shows them."""


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
