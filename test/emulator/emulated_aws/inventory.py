"""The resources in every account and Region, except those that AWS puts into a new account."""

from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.cloudformation.models import cloudformation_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.codepipeline.models import codepipeline_backends
from moto.ec2.models import ec2_backends
from moto.ecr.models import ecr_backends
from moto.ecs.models import ecs_backends
from moto.events.models import events_backends
from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.awslambda.models import lambda_backends
from moto.logs.models import logs_backends
from moto.s3.models import s3_backends
from moto.scheduler.models import scheduler_backends
from moto.servicediscovery.models import servicediscovery_backends
from moto.sns.models import sns_backends
from moto.ssm.models import ssm_backends

KINDS = {
    "alarm": (cloudwatch_backends, lambda backend: backend.alarms),
    "bucket": (s3_backends, lambda backend: backend.buckets),
    "Cloud Map service": (
        servicediscovery_backends,
        lambda backend: [service.name for service in backend.services.values()],
    ),
    "cluster": (
        ecs_backends,
        lambda backend: [name for name, cluster in backend.clusters.items() if cluster.status == "ACTIVE"],
    ),
    "event rule": (
        events_backends,
        lambda backend: [rule for bus in backend.event_buses.values() for rule in bus.rules],
    ),
    "function": (lambda_backends, lambda backend: [function.function_name for function in backend.list_functions()]),
    "key": (
        kms_backends,
        lambda backend: [key.id for key in backend.keys.values() if key.key_state != "PendingDeletion"],
    ),
    "key alias": (kms_backends, lambda backend: [alias for key in backend.keys.values() for alias in key.aliases]),
    "log group": (logs_backends, lambda backend: backend.groups),
    "OpenID Connect provider": (iam_backends, lambda backend: backend.open_id_providers),
    "pipeline": (codepipeline_backends, lambda backend: backend.pipelines),
    "policy": (
        iam_backends,
        lambda backend: [arn for arn in backend.managed_policies if ":iam::aws:" not in arn],
    ),
    "repository": (ecr_backends, lambda backend: backend.repositories),
    "role": (
        iam_backends,
        lambda backend: [role.name for role in backend.roles.values() if not role.path.startswith("/aws-service-role/")],
    ),
    "scalable target": (
        applicationautoscaling_backends,
        lambda backend: [target.resource_id for targets in backend.targets.values() for target in targets.values()],
    ),
    "schedule": (
        scheduler_backends,
        lambda backend: [name for group in backend.schedule_groups.values() for name in group.schedules],
    ),
    "security group": (
        ec2_backends,
        lambda backend: [
            group.name for groups in backend.groups.values() for group in groups.values() if group.name != "default"
        ],
    ),
    "service": (ecs_backends, lambda backend: backend.services),
    "SSM parameter": (
        ssm_backends,
        lambda backend: [name for name in backend._parameters if not name.startswith("/aws/")],
    ),
    "stack": (cloudformation_backends, lambda backend: [stack.name for stack in backend.stacks.values()]),
    "task definition": (
        ecs_backends,
        lambda backend: [
            definition.arn.split("/")[-1]
            for revisions in backend.task_definitions.values()
            for definition in revisions.values()
            if definition.status == "ACTIVE"
        ],
    ),
    "topic": (sns_backends, lambda backend: [topic.name for topic in backend.topics.values()]),
    "subscription": (sns_backends, lambda backend: backend.subscriptions),
    "user": (iam_backends, lambda backend: backend.users),
}


def inventory():
    """Maps each account ID to a sorted list of `kind name`."""
    found = {}
    for kind, (backends, names) in KINDS.items():
        for account_id in list(backends):
            for backend in list(backends[account_id].values()):
                for name in list(names(backend)):
                    found.setdefault(account_id, []).append(f"{kind} {name}")
    return {account_id: sorted(items) for account_id, items in sorted(found.items())}
