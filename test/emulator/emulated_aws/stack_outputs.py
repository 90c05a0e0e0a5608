"""A stack has the outputs of its last update, even while the next one is running.

moto computes them on request, and creates resources in the process.
"""


class Outputs(dict):
    """Maps names to outputs, including exports."""

    exports = ()


def settle(stack):
    computed = stack._create_output_map()
    stack.output_map = Outputs({name: output for name, output in computed.items() if output})
    stack.output_map.exports = computed.exports
