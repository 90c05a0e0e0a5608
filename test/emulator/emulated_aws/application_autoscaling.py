"""AWS::ApplicationAutoScaling::ScalableTarget and ScalingPolicy, which moto's CloudFormation does not know.

Tags: moto has no tagging for the service, and the provider asks for the tags of what it reads.
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

    def delete(self, account_id, region):
        applicationautoscaling_backends[account_id][region].deregister_scalable_target(*self.key)


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


def install():
    ApplicationAutoScalingResponse.list_tags_for_resource = lambda self: '{"Tags": {}}'
    ApplicationAutoScalingResponse.tag_resource = lambda self: "{}"
