"""CodePipeline: parsable timestamps, and pending approvals.

moto has no executions. If no server in the test simulates them (see code_pipeline_player.py), the test announces the
pending approvals (see control.py), and GetPipelineState returns only those.
"""

import json
from datetime import datetime, timezone
from uuid import uuid4

from moto.codepipeline.models import CodePipeline
from moto.codepipeline.responses import CodePipelineResponse
from moto.core.utils import unix_time

# Dicts with account, pipeline, environment, and since, in ISO 8601.
waiting_approvals = []


def install():
    # The Go SDK rejects the strings that moto sends.
    CodePipeline.metadata = property(
        lambda self: {
            "pipelineArn": self._arn,
            "created": unix_time(self._created),
            "updated": unix_time(self._updated),
        }
    )
    CodePipelineResponse.get_pipeline_state = get_pipeline_state


def get_pipeline_state(self):
    pipeline, metadata = self.codepipeline_backend.get_pipeline(self._get_param("name"))
    waiting = {
        approval["environment"]: approval
        for approval in waiting_approvals
        if (approval["account"], approval["pipeline"]) == (self.current_account, pipeline["name"])
    }
    stages = [
        {
            "stageName": stage["name"],
            "actionStates": [
                {"actionName": action["name"], **state_of(action, waiting.get(stage["name"].removeprefix("approve-")))}
                for action in stage["actions"]
            ],
        }
        for stage in pipeline["stages"]
    ]
    return json.dumps({"pipelineName": pipeline["name"], "pipelineVersion": 1, "stageStates": stages, **metadata})


def state_of(action, approval):
    if not approval or action["actionTypeId"]["category"] != "Approval":
        return {}
    since = unix_time(datetime.fromisoformat(approval["since"]).astimezone(timezone.utc).replace(tzinfo=None))
    return {"latestExecution": {"status": "InProgress", "token": str(uuid4()), "lastStatusChange": since}}
