"""AWS::CloudWatch::Alarm, which moto's CloudFormation does not support. Nothing is measured: an alarm stays in OK."""

from moto.cloudwatch.models import cloudwatch_backends

from .resource_type import ResourceType

ARGUMENTS = {
    "ActionsEnabled": "actions_enabled",
    "AlarmActions": "alarm_actions",
    "AlarmDescription": "description",
    "AlarmName": "name",
    "ComparisonOperator": "comparison_operator",
    "DatapointsToAlarm": "datapoints_to_alarm",
    "Dimensions": "dimensions",
    "EvaluationPeriods": "evaluation_periods",
    "InsufficientDataActions": "insufficient_data_actions",
    "MetricName": "metric_name",
    "Namespace": "namespace",
    "OKActions": "ok_actions",
    "Period": "period",
    "Statistic": "statistic",
    "Threshold": "threshold",
    "TreatMissingData": "treat_missing_data",
}


class Alarm(ResourceType):
    type_name = "AWS::CloudWatch::Alarm"

    def put(self):
        self.physical_resource_id = self.properties["AlarmName"]
        arguments = {ARGUMENTS[name]: value for name, value in self.properties.items() if name != "Tags"}
        cloudwatch_backends[self.account_id][self.region].put_metric_alarm(
            **{"alarm_actions": [], "description": "", **arguments}
        )

    def delete(self, account_id, region):
        cloudwatch_backends[account_id][region].delete_alarms([self.physical_resource_id])
