"""AWS::Scheduler::Schedule, which moto's CloudFormation does not support. Nothing is ever started.

Like EventBridge Scheduler, it accepts a role only if it can assume it on behalf of the schedule's group. What ECS would
refuse at the scheduled time is refused immediately: a deregistered task definition, or a cluster that does not exist.
"""

from moto.core.exceptions import ServiceException
from moto.ecs.models import ecs_backends
from moto.scheduler.models import scheduler_backends

from .resource_policy import Caller, allows
from .resource_type import ResourceType
from .sts import trust_policy

GROUP = "default"


class ValidationException(ServiceException):
    code = "ValidationException"


class Schedule(ResourceType):
    type_name = "AWS::Scheduler::Schedule"

    def put(self):
        self.send("create_schedule", action_after_completion=None)

    def change(self, before):
        self.send("update_schedule")

    def send(self, operation, **more):
        p = self.properties
        check_role(self.account_id, self.region, p["Target"]["RoleArn"])
        check_target(ecs_backends[self.account_id][self.region], p["Target"])
        getattr(scheduler_backends[self.account_id][self.region], operation)(
            name=p["Name"],
            group_name=GROUP,
            description=p.get("Description"),
            schedule_expression=p["ScheduleExpression"],
            schedule_expression_timezone=p.get("ScheduleExpressionTimezone"),
            flexible_time_window=p["FlexibleTimeWindow"],
            target=dict(p["Target"]),
            state=p.get("State", "ENABLED"),
            kms_key_arn=p.get("KmsKeyArn"),
            start_date=p.get("StartDate"),
            end_date=p.get("EndDate"),
            **more,
        )
        self.physical_resource_id = p["Name"]

    def delete(self, account_id, region):
        scheduler_backends[account_id][region].delete_schedule(GROUP, self.physical_resource_id)


def check_role(account_id, region, role_arn):
    """https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html"""
    source = f"arn:aws:scheduler:{region}:{account_id}:schedule-group/{GROUP}"
    context = {"aws:SourceAccount": account_id, "aws:SourceArn": source}
    policy = trust_policy(role_arn)
    if not policy or not allows(policy, "sts:AssumeRole", Caller("", service="scheduler.amazonaws.com", context=context)):
        raise ValidationException("The execution role you provide must allow AWS EventBridge Scheduler to assume the role.")


def check_target(backend, target):
    cluster = backend.clusters.get(target["Arn"].split("/")[-1])
    if cluster is None or cluster.status != "ACTIVE":
        raise ValidationException(f"{target['Arn']}: the cluster does not exist")
    definition = backend.describe_task_definition(target["EcsParameters"]["TaskDefinitionArn"])
    if definition.status != "ACTIVE":
        raise ValidationException(f"{definition.arn} is {definition.status}")


def schedules():
    """The tasks that would be started: maps account ID and name to state, expression, image and revision status."""
    return {
        account_id: {
            schedule.name: describe(ecs_backends[account_id][region], schedule)
            for region, backend in list(backends.items())
            for group in backend.schedule_groups.values()
            for schedule in group.schedules.values()
        }
        for account_id, backends in list(scheduler_backends.items())
    }


def describe(ecs, schedule):
    definition = ecs.describe_task_definition(schedule.target["EcsParameters"]["TaskDefinitionArn"])
    return {
        "state": schedule.state,
        "expression": schedule.schedule_expression,
        "image": definition.container_definitions[0]["image"],
        "revision": definition.status,
    }
