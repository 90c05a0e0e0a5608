"""Decides whether a deployment becomes healthy, which moto does not simulate.

Its tasks start if their roles exist and trust ECS, and if their images can be pulled from the emulated registry: the
image exists, and the repository policy allows the execution role of another account. They become healthy unless the
test declared the image broken. Otherwise the circuit breaker ends the deployment.
"""

from re import fullmatch

from moto.ecr.models import ecr_backends

import json

from .resource_policy import Caller, allows
from .sts import trust_policy

# Image URIs whose tasks never become healthy, set by the test (see control.py).
broken_images = set()

ECR_IMAGE = r"(?P<account>\d{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.amazonaws\.com/(?P<repository>.+)@(?P<digest>.+)"


class DeploymentFailed(Exception):
    logical_id = "Service"
    type_name = "AWS::ECS::Service"


class ResourceFailed(DeploymentFailed):
    """An AWS service refuses a resource other than the ECS service."""

    def __init__(self, logical_id, type_name, message):
        super().__init__(message)
        self.logical_id = logical_id
        self.type_name = type_name


def check_deployment(backend, task_definition_arn):
    task_definition = backend.describe_task_definition(task_definition_arn)
    for role_arn in (task_definition.execution_role_arn, task_definition.task_role_arn):
        check_role(backend, role_arn)
    for container in task_definition.container_definitions:
        image = container["image"]
        check_pull(image, task_definition.execution_role_arn)
        if image in broken_images:
            raise circuit_breaker(f"essential container {container['name']} of {image} exited")


def check_role(backend, role_arn):
    source = f"arn:aws:ecs:{backend.region_name}:{backend.account_id}:*"
    context = {"aws:SourceAccount": backend.account_id, "aws:SourceArn": source}
    policy = trust_policy(role_arn)
    if not policy or not allows(policy, "sts:AssumeRole", Caller("", service="ecs-tasks.amazonaws.com", context=context)):
        raise circuit_breaker(f"ECS was unable to assume the role {role_arn}")


def check_pull(image, execution_role_arn):
    match = fullmatch(ECR_IMAGE, image)
    if not match:
        raise circuit_breaker(f"CannotPullContainerError: {image} is not an ECR image with a digest")
    repository = ecr_backends[match["account"]][match["region"]].repositories.get(match["repository"])
    if not repository or match["digest"] not in [found.image_digest for found in repository.images]:
        raise circuit_breaker(f"CannotPullContainerError: {image}: not found")
    account_id = execution_role_arn.split(":")[4]
    policy = json.loads(repository.policy) if repository.policy else {"Statement": []}
    if account_id != match["account"] and not allows(policy, "ecr:BatchGetImage", Caller(execution_role_arn, account_id)):
        raise circuit_breaker(
            f"CannotPullContainerError: {execution_role_arn} is not authorized to perform ecr:BatchGetImage on "
            f"{image}: the repository's policy does not allow it"
        )


def circuit_breaker(reason):
    return DeploymentFailed(f"ECS Deployment Circuit Breaker was triggered: {reason}")
