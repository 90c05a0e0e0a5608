"""CreateChangeSet and related calls. A change set that creates a stack leaves it empty and in review until executed.

A change set is checked like an update. Executing it deletes all change sets of the stack, so that each can be executed
only once. Any other update makes them obsolete.
"""

from moto.cloudformation.exceptions import AlreadyExistsException, CloudFormationError, ValidationError
from moto.cloudformation.models import Stack
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudformation.utils import generate_changeset_id, generate_stack_id
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow

from .change_set import ChangeSet, of_stack
from .resource_changes import resource_changes
from .stack_copy import adopt, differ, planned
from .stack_update import check_role, check_updatable, update

NO_CHANGES = (
    "The submitted information didn't contain changes. Submit different information to create a change set."
)


class ChangeSetNotFound(CloudFormationError):
    code = "ChangeSetNotFoundException"


class InvalidChangeSetStatus(CloudFormationError):
    code = "InvalidChangeSetStatusException"


def install():
    CloudFormationResponse.create_change_set = create_change_set
    CloudFormationResponse.describe_change_set = describe_change_set
    CloudFormationResponse.list_change_sets = list_change_sets
    CloudFormationResponse.delete_change_set = delete_change_set
    CloudFormationResponse.execute_change_set = execute_change_set
    # moto's templates are for its own change sets.
    for member in ("Changes", "Parameters"):
        CloudFormationResponse.RESPONSE_KEY_PATH_TO_TRANSFORMER.pop(f"DescribeChangeSetOutput.{member}", None)


def create_change_set(self):
    kind, name = self._get_param("ChangeSetType", "UPDATE"), self._get_param("ChangeSetName")
    if kind == "IMPORT":
        raise NotImplementedError("change sets that import into a stack")
    self.validate_template_and_stack_body()
    stack = stack_in_review(self, name) if kind == "CREATE" else stack_of(self)
    if name in of_stack[stack.stack_id]:
        raise AlreadyExistsException(f"ChangeSet {name} already exists for stack {stack.stack_id}")
    if kind == "UPDATE":
        check_updatable(stack)
    role_arn = self._get_param("RoleARN")
    check_role(role_arn or stack.role_arn)
    template = stack.template if self._get_bool_param("UsePreviousTemplate", False) else self._get_param("TemplateBody")
    parameters = self.cloudformation_backend._resolve_update_parameters(stack, self._get_param("Parameters", []))
    tags = {tag["Key"]: tag["Value"] for tag in self._get_param("Tags", [])} or None
    after = planned(stack, template, parameters)
    created = ChangeSet(
        id=generate_changeset_id(name, self.region, self.current_account),
        name=name,
        stack=stack,
        description=self._get_param("Description"),
        creation_time=utcnow(),
        template=template,
        parameters=parameters,
        parameter_list=after.parameter_list,
        resolved=after.resource_map.resolved_parameters,
        role_arn=role_arn,
        tags=tags,
        is_creation=kind == "CREATE",
        changes=list(resource_changes(after.resource_map)),
    )
    if not differ(stack, after) and tags in (None, stack.tags):
        created.status, created.status_reason, created.execution_status = "FAILED", NO_CHANGES, "UNAVAILABLE"
    of_stack[stack.stack_id][name] = created
    return ActionResult({"Id": created.id, "StackId": stack.stack_id})


def describe_change_set(self):
    found = change_set_of(self)
    tags = [{"Key": key, "Value": value} for key, value in (found.tags or {}).items()]
    return ActionResult({**found.summary(), "Parameters": found.parameter_list, "Tags": tags, "Changes": found.changes})


def list_change_sets(self):
    found = of_stack[stack_of(self).stack_id].values()
    return ActionResult({"Summaries": [change_set.summary() for change_set in found]})


def delete_change_set(self):
    found = find_change_set(self)
    if found:
        of_stack[found.stack.stack_id].pop(found.name, None)
    return EmptyResult()


def execute_change_set(self):
    found = change_set_of(self)
    if found.execution_status != "AVAILABLE":
        raise InvalidChangeSetStatus(
            f"ChangeSet [{found.id}] cannot be executed in its current execution status of [{found.execution_status}]"
        )
    if found.is_creation:
        create(found)
    else:
        update(found.stack, found.template, found.role_arn, found.parameters, found.tags, found.resolved)
    of_stack[found.stack.stack_id].clear()
    return EmptyResult()


def create(found):
    stack = found.stack
    adopt(stack, planned(stack, found.template, found.parameters, found.resolved))
    stack.role_arn, stack.tags, stack.description = found.role_arn, found.tags or {}, stack.template_dict.get("Description")
    stack._add_stack_event("CREATE_IN_PROGRESS", resource_status_reason="User Initiated")
    stack.create_resources()


def stack_in_review(response, change_set_name):
    """The stack that a change set would create. It exists from the first change set on."""
    backend, name = response.cloudformation_backend, response._get_param("StackName")
    for stack in backend.stacks.values():
        if stack.name == name:
            if stack.status == "REVIEW_IN_PROGRESS":
                return stack
            raise ValidationError(
                message=f"Stack [{name}] already exists and cannot be created again with the changeSet [{change_set_name}]."
            )
    stack = Stack(
        stack_id=generate_stack_id(name, response.region, response.current_account),
        name=name,
        template={},
        parameters={},
        account_id=response.current_account,
        region_name=response.region,
    )
    stack.resource_map.applied = {}
    stack.status = "REVIEW_IN_PROGRESS"
    backend.stacks[stack.stack_id] = stack
    stack._add_stack_event(stack.status, resource_status_reason="User Initiated")
    return stack


def stack_of(response):
    name = response._get_param("StackName")
    try:
        return response.cloudformation_backend.get_stack(name)
    except ValidationError:
        raise ValidationError(message=f"Stack [{name}] does not exist")


def change_set_of(response):
    found = find_change_set(response)
    if not found:
        raise ChangeSetNotFound(f"ChangeSet [{response._get_param('ChangeSetName')}] does not exist")
    return found


def find_change_set(response):
    """Finds a change set by its ID, or by its name and stack. None if it does not exist."""
    name = response._get_param("ChangeSetName")
    if not name.startswith("arn:"):
        return of_stack[stack_of(response).stack_id].get(name)
    every = (change_set for change_sets in list(of_stack.values()) for change_set in list(change_sets.values()))
    return next((change_set for change_set in every if change_set.id == name), None)
