"""CodePipeline: executions and their jobs, approvals that wait, and readable timestamps.

moto has no executions. The test walks through the pipeline itself and announces what there is (see control.py): each
execution and each job, so that the functions ask for the one, and end the other with the real PutJobSuccessResult and
PutJobFailureResult; and each approval that waits.
"""

import json
from datetime import datetime, timezone
from uuid import uuid4

from moto.codepipeline.models import CodePipeline
from moto.codepipeline.responses import CodePipelineResponse
from moto.core.exceptions import JsonRESTError
from moto.core.utils import unix_time

from .sts import caller_of

# Job id to None while it runs, then to how it ended.
jobs = {}

# Execution id to what GetPipelineExecution says of it.
executions = {}

# Dicts with account, pipeline, environment, and since, in ISO 8601.
waiting_approvals = []


class PipelineExecutionNotFoundException(JsonRESTError):
    code = 400

    def __init__(self, execution_id):
        super().__init__("PipelineExecutionNotFoundException", f"there is no execution {execution_id}")


class JobNotFoundException(JsonRESTError):
    code = 400

    def __init__(self, job_id):
        super().__init__("JobNotFoundException", f"no job {job_id} waits for a result")


def install():
    # The Go SDK refuses the strings that moto sends.
    CodePipeline.metadata = property(
        lambda self: {
            "pipelineArn": self._arn,
            "created": unix_time(self._created),
            "updated": unix_time(self._updated),
        }
    )
    CodePipelineResponse.get_pipeline_execution = get_pipeline_execution
    CodePipelineResponse.get_pipeline_state = get_pipeline_state
    CodePipelineResponse.put_job_success_result = put_job_success_result
    CodePipelineResponse.put_job_failure_result = put_job_failure_result


def get_pipeline_execution(self):
    execution_id = self._get_param("pipelineExecutionId")
    execution = executions.get(execution_id)
    if not execution or execution["pipelineName"] != self._get_param("pipelineName"):
        raise PipelineExecutionNotFoundException(execution_id)
    return json.dumps({"pipelineExecution": execution})


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


def put_job_success_result(self):
    return end_job(self, {"outputVariables": self._get_param("outputVariables") or {}})


def put_job_failure_result(self):
    return end_job(self, {"failure": self._get_param("failureDetails")})


def end_job(response, result):
    job_id = response._get_param("jobId")
    if job_id not in jobs or jobs[job_id] is not None:
        raise JobNotFoundException(job_id)
    caller = caller_of(response)
    jobs[job_id] = {**result, "endedBy": caller.arn if caller else None}
    return json.dumps({})
