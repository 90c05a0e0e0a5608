"""What the test tells the emulator, and asks it, below /_emulator. No AWS client calls these paths.

PUT  /_emulator/broken-images  a JSON list of image URIs whose tasks never become healthy
PUT  /_emulator/executions/ID  an execution of a pipeline begins, as GetPipelineExecution answers it
PUT  /_emulator/approvals      a JSON list of the approvals that wait
PUT  /_emulator/jobs/ID        a job of CodePipeline begins
GET  /_emulator/jobs/ID        null, or how the job ended
GET  /_emulator/inventory      account to what there is in it
GET  /_emulator/calls          what was called, by whom and in which account
GET  /_emulator/violations     what the API models do not allow, and forgets it
"""

import json

from . import checked_requests, codepipeline, deployment
from .inventory import inventory

PREFIX = "/_emulator/"


class Control:
    def __init__(self, aws):
        self.aws = aws

    def __call__(self, environ, start_response):
        path = environ.get("PATH_INFO", "")
        if not path.startswith(PREFIX):
            return self.aws(environ, start_response)
        answer = self.answer(environ, environ["REQUEST_METHOD"], *path.removeprefix(PREFIX).split("/"))
        body = json.dumps(answer).encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    def answer(self, environ, method, *path):
        match (method, *path):
            case ("PUT", "broken-images"):
                deployment.broken_images.clear()
                deployment.broken_images.update(read_body(environ))
            case ("PUT", "executions", execution_id):
                codepipeline.executions[execution_id] = read_body(environ)
            case ("PUT", "approvals"):
                codepipeline.waiting_approvals[:] = read_body(environ)
            case ("PUT", "jobs", job_id):
                codepipeline.jobs[job_id] = None
            case ("GET", "jobs", job_id):
                return codepipeline.jobs[job_id]
            case ("GET", "calls"):
                return list(checked_requests.calls.values())
            case ("GET", "violations"):
                found = [*checked_requests.violations]
                checked_requests.violations.clear()
                return found
            case ("GET", "inventory"):
                return inventory()
            case _:
                raise ValueError(f"/_emulator: no such request: {method} {'/'.join(path)}")


def read_body(environ):
    return json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
