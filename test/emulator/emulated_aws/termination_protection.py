"""Termination protection, which moto shows but never changes or enforces."""

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult


def install():
    delete_stack = CloudFormationResponse.delete_stack

    def delete_unprotected_stack(self):
        name = self._get_param("StackName")
        for stack in self.cloudformation_backend.stacks.values():
            if name in (stack.name, stack.stack_id) and stack.enable_termination_protection:
                raise ValidationError(
                    message=f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled"
                )
        return delete_stack(self)

    CloudFormationResponse.delete_stack = delete_unprotected_stack
    CloudFormationResponse.update_termination_protection = update_termination_protection


def update_termination_protection(self):
    stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
    stack.enable_termination_protection = self._get_bool_param("EnableTerminationProtection")
    return ActionResult({"StackId": stack.stack_id})
