"""The tests' API for controlling and querying the emulator, below /_emulator. No AWS client calls these paths.

PUT    /_emulator/broken-images               a JSON list of image URIs whose tasks never become healthy
PUT    /_emulator/held-updates/ACCOUNT/STACK  the stack's next update does not end
DELETE /_emulator/held-updates/ACCOUNT/STACK  the held update ends
PUT    /_emulator/drift/ACCOUNT/STACK         a JSON list of the stack's resources that have drifted
PUT    /_emulator/code-pipeline               the URL, in JSON, of the server that simulates CodePipeline
PUT    /_emulator/approvals                   a JSON list of the pending approvals
GET    /_emulator/inventory                   the resources in each account
GET    /_emulator/scaling                     the bounds, policies and schedules of each scalable resource, by account
GET    /_emulator/schedules                   the task that each schedule would start, by account
GET    /_emulator/calls                       the calls, with caller and account
GET    /_emulator/permissions                 the permissions that roles and users needed
GET    /_emulator/violations                  the violations of the API models, which are then cleared
"""

import json

from . import application_autoscaling, checked_requests, code_pipeline_player, codepipeline, deployment, drift
from . import held_updates, scheduler
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
            case ("PUT", "held-updates", account_id, stack_name):
                held_updates.hold(account_id, stack_name)
            case ("DELETE", "held-updates", account_id, stack_name):
                held_updates.release(account_id, stack_name)
            case ("PUT", "drift", account_id, stack_name):
                drift.drifted[account_id, stack_name] = read_body(environ)
            case ("PUT", "code-pipeline"):
                code_pipeline_player.play(read_body(environ))
            case ("PUT", "approvals"):
                codepipeline.waiting_approvals[:] = read_body(environ)
            case ("GET", "calls"):
                return list(checked_requests.calls.values())
            case ("GET", "permissions"):
                return list(checked_requests.permissions.values())
            case ("GET", "violations"):
                found = [*checked_requests.violations]
                checked_requests.violations.clear()
                return found
            case ("GET", "inventory"):
                return inventory()
            case ("GET", "scaling"):
                return application_autoscaling.scaling()
            case ("GET", "schedules"):
                return scheduler.schedules()
            case _:
                raise ValueError(f"/_emulator: unknown request: {method} {'/'.join(path)}")


def read_body(environ):
    return json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
