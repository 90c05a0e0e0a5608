"""AWS::ApplicationAutoScaling::ScalableTarget and ScalingPolicy, which moto's CloudFormation does not support.

Also tags: moto does not support tagging for the service, but the provider reads the tags of its resources.
"""

from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from .names import camel
from .resource_type import ResourceType


class ScalableTarget(ResourceType):
    type_name = "AWS::ApplicationAutoScaling::ScalableTarget"

    def put(self):
        p = self.properties
        self.key = (p["ServiceNamespace"], p["ResourceId"], p["ScalableDimension"])
        self.physical_resource_id = "|".join((p["ResourceId"], p["ScalableDimension"], p["ServiceNamespace"]))
        backend = applicationautoscaling_backends[self.account_id][self.region]
        bounds = int(p["MinCapacity"]), int(p["MaxCapacity"])
        backend.register_scalable_target(*self.key, *bounds, p.get("RoleARN"), camel(p.get("SuspendedState")))
        self.put_scheduled_actions(backend, p.get("ScheduledActions", []))

    def put_scheduled_actions(self, backend, actions):
        """Deletes those that are no longer in the template."""
        namespace, resource, dimension = self.key
        self.delete_scheduled_actions(backend)
        for action in actions:
            backend.put_scheduled_action(
                service_namespace=namespace,
                schedule=action["Schedule"],
                timezone=action.get("Timezone"),
                scheduled_action_name=action["ScheduledActionName"],
                resource_id=resource,
                scalable_dimension=dimension,
                start_time=action.get("StartTime"),
                end_time=action.get("EndTime"),
                scalable_target_action=camel(action.get("ScalableTargetAction")),
            )

    def delete_scheduled_actions(self, backend):
        namespace, resource, dimension = self.key
        for action in backend.describe_scheduled_actions(None, namespace, resource, dimension):
            backend.delete_scheduled_action(namespace, action.scheduled_action_name, resource, dimension)

    def delete(self, account_id, region):
        backend = applicationautoscaling_backends[account_id][region]
        self.delete_scheduled_actions(backend)
        backend.deregister_scalable_target(*self.key)


class ScalingPolicy(ResourceType):
    type_name = "AWS::ApplicationAutoScaling::ScalingPolicy"

    def put(self):
        p = self.properties
        resource, dimension, namespace = p["ScalingTargetId"].split("|")
        self.key = (p["PolicyName"], namespace, resource, dimension)
        body = p["TargetTrackingScalingPolicyConfiguration"]
        backend = applicationautoscaling_backends[self.account_id][self.region]
        self.physical_resource_id = backend.put_scaling_policy(*self.key, body, p["PolicyType"]).policy_arn

    def delete(self, account_id, region):
        applicationautoscaling_backends[account_id][region].delete_scaling_policy(*self.key)


def scaling():
    """Maps account ID and resource ID to the bounds, the policy names, and the scheduled actions with their bounds."""
    return {
        account_id: {
            target.resource_id: {
                "bounds": [target.min_capacity, target.max_capacity],
                "policies": sorted(
                    policy.policy_name
                    for policy in backend.policies.values()
                    if policy.resource_id == target.resource_id
                ),
                "schedules": {
                    action.scheduled_action_name: action.scalable_target_action
                    for action in backend.scheduled_actions
                    if action.resource_id == target.resource_id
                },
            }
            for backend in list(backends.values())
            for targets in backend.targets.values()
            for target in targets.values()
        }
        for account_id, backends in list(applicationautoscaling_backends.items())
    }


def install():
    ApplicationAutoScalingResponse.list_tags_for_resource = lambda self: '{"Tags": {}}'
    ApplicationAutoScalingResponse.tag_resource = lambda self: "{}"
