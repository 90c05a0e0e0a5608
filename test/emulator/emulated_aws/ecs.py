"""AWS::ECS::TaskDefinition and AWS::ECS::Service in CloudFormation.

moto drops most properties, empties the containers on update, and leaves a service on its first revision.
"""

from moto.ecs.models import Service, TaskDefinition, ecs_backends

from .deployment import DeploymentFailed, check_deployment
from .names import camel

TASK_DEFINITION_ARGUMENTS = {
    "ContainerDefinitions": "container_definitions",
    "Cpu": "cpu",
    "EphemeralStorage": "ephemeral_storage",
    "ExecutionRoleArn": "execution_role_arn",
    "Family": "family",
    "Memory": "memory",
    "NetworkMode": "network_mode",
    "RequiresCompatibilities": "requires_compatibilities",
    "RuntimePlatform": "runtime_platform",
    "Tags": "tags",
    "TaskRoleArn": "task_role_arn",
    "Volumes": "volumes",
}


def create_task_definition(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    properties = cloudformation_json["Properties"]
    arguments = {TASK_DEFINITION_ARGUMENTS[name]: camel(value) for name, value in properties.items()}
    for container in arguments["container_definitions"]:
        for mapping in container.get("portMappings", []):
            mapping.setdefault("hostPort", mapping["containerPort"])
    return ecs_backends[account_id][region_name].register_task_definition(**arguments)


def replace_task_definition(
    cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
):
    """Every change registers a new revision. The cleanup of the stack deregisters the old one."""
    return create_task_definition(cls, new_resource_name, cloudformation_json, account_id, region_name)


def delete_task_definition(self, account_id, region_name):
    ecs_backends[account_id][region_name].deregister_task_definition(self.arn)


def service_arguments(properties):
    return {
        "launch_type": properties.get("LaunchType"),
        "load_balancers": camel(properties.get("LoadBalancers")),
        "network_configuration": camel(properties.get("NetworkConfiguration")),
        "platform_version": properties.get("PlatformVersion"),
        "propagate_tags": properties.get("PropagateTags", "NONE"),
    }


def create_service(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
    properties = cloudformation_json["Properties"]
    backend = ecs_backends[account_id][region_name]
    check_deployment(backend, properties["TaskDefinition"])
    service = backend.create_service(
        properties["Cluster"],
        properties["ServiceName"],
        int(properties.get("DesiredCount", 1)),
        task_definition_str=properties["TaskDefinition"],
        **service_arguments(properties),
    )
    service.stack_properties = properties
    return service


def check_capacity(before, after):
    """Like UpdateService: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html"""
    if before.get("CapacityProviderStrategy") == after.get("CapacityProviderStrategy"):
        return
    force = after.get("ForceNewDeployment", {})
    is_forced = str(force.get("EnableForceNewDeployment")).lower() == "true" and force != before.get("ForceNewDeployment")
    if not is_forced:
        raise DeploymentFailed(
            "When switching from launch type to capacity provider strategy on an existing service, or making a change "
            "to a capacity provider strategy on a service that is already using one, you must force a new deployment."
        )


def update_service(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    properties = cloudformation_json["Properties"]
    service = original_resource
    if (properties["ServiceName"], properties["Cluster"]) != (service.name, service.cluster_name):
        return create_service(cls, new_resource_name, cloudformation_json, account_id, region_name)
    backend = ecs_backends[account_id][region_name]
    check_capacity(service.stack_properties, properties)
    check_deployment(backend, properties["TaskDefinition"])
    service.stack_properties = properties
    arguments = service_arguments(properties)
    if "DesiredCount" in properties:
        arguments["desired_count"] = int(properties["DesiredCount"])
    arguments.update(cluster=service.cluster_name, service=service.name, task_definition=properties["TaskDefinition"])
    updated = backend.update_service({**arguments, "force_new_deployment": True})
    for deployment in updated.deployments:
        deployment["taskDefinition"] = updated.task_definition
    return updated


def delete_service(self, account_id, region_name):
    """moto only marks it as inactive, and keeps listing it."""
    ecs_backends[account_id][region_name].services.pop(f"{self.cluster_name}:{self.name}")


def install():
    TaskDefinition.create_from_cloudformation_json = classmethod(create_task_definition)
    TaskDefinition.update_from_cloudformation_json = classmethod(replace_task_definition)
    TaskDefinition.delete = delete_task_definition
    Service.create_from_cloudformation_json = classmethod(create_service)
    Service.update_from_cloudformation_json = classmethod(update_service)
    Service.delete = delete_service
