"""DetectStackDrift and related calls, which moto lacks. The test declares what has drifted. Nothing is compared.

As in CloudFormation, a detection is a snapshot: later declarations of the test affect only the next one.
"""

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

# Maps (account, stack name) to resources with LogicalResourceId, ResourceType, StackResourceDriftStatus and
# PropertyDifferences
drifted = {}
# Maps a detection ID to the stack
detections = {}
# Maps a stack ID to the results of the last detection
found = {}


def install():
    CloudFormationResponse.detect_stack_drift = detect_stack_drift
    CloudFormationResponse.describe_stack_drift_detection_status = describe_stack_drift_detection_status
    CloudFormationResponse.describe_stack_resource_drifts = describe_stack_resource_drifts


def detect_stack_drift(self):
    stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
    if stack.status.endswith("_IN_PROGRESS"):
        raise ValidationError(message=f"Drift detection cannot be performed on stack {stack.stack_id} in {stack.status}")
    detection = str(mock_random.uuid4())
    detections[detection] = stack
    found[stack.stack_id] = list(drifted.get((self.current_account, stack.name), []))
    return ActionResult({"StackDriftDetectionId": detection})


def describe_stack_drift_detection_status(self):
    detection = self._get_param("StackDriftDetectionId")
    stack = detections[detection]
    resources = found[stack.stack_id]
    return ActionResult(
        {
            "StackId": stack.stack_id,
            "StackDriftDetectionId": detection,
            "DetectionStatus": "DETECTION_COMPLETE",
            "StackDriftStatus": "DRIFTED" if resources else "IN_SYNC",
            "DriftedStackResourceCount": len(resources),
            "Timestamp": utcnow(),
        }
    )


def describe_stack_resource_drifts(self):
    stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
    wanted = self._get_param("StackResourceDriftStatusFilters", [])
    resources = [
        {"PropertyDifferences": [], **resource, "StackId": stack.stack_id, "Timestamp": utcnow()}
        for resource in found.get(stack.stack_id, [])
        if not wanted or resource["StackResourceDriftStatus"] in wanted
    ]
    return ActionResult({"StackResourceDrifts": resources})
