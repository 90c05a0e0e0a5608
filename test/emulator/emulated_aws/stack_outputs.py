"""A stack's outputs are those of its last update, even while the next one runs.

moto computes them when it is asked, and creates resources on the way.
"""


class Outputs(dict):
    """Name to output, with what the stack exports."""

    exports = ()


def settle(stack):
    computed = stack._create_output_map()
    stack.output_map = Outputs({name: output for name, output in computed.items() if output})
    stack.output_map.exports = computed.exports
