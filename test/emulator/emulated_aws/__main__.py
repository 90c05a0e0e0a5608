"""Serves emulated AWS on a free loopback port: moto with the patches of this package.

Prints the port as its only line on standard output, and exits when its standard input is closed, so that it never
outlives the test that started it, even if that test was killed.
"""

import os
import sys
import threading

# Loads AWS managed policies, for example AmazonECSTaskExecutionRolePolicy, into every account.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from . import (
    application_autoscaling,
    code_pipeline_player,
    codepipeline,
    drift,
    ecr,
    ecs,
    iam_users,
    identity_policies,
    load_balancing,
    not_implemented,
    partitions,
    resource_type,
    s3,
    stacks,
    sts,
)
from . import alarms, iam_resources, s3_resources, scheduler  # noqa: F401  (resource types, installed by resource_type)
from .checked_requests import CheckedRequests
from .control import Control
from .one_at_a_time import OneAtATime
from .repeated_requests import RepeatedRequests

PATCHES = (
    application_autoscaling,
    codepipeline,
    code_pipeline_player,  # handles the operations that codepipeline does not
    drift,
    ecr,
    ecs,
    iam_users,
    identity_policies,
    load_balancing,
    not_implemented,
    partitions,
    resource_type,
    s3,
    stacks,
    sts,
)


class QuietHandler(WSGIRequestHandler):
    """Prints only errors."""

    protocol_version = "HTTP/1.1"

    def log_request(self, *args):
        pass


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


for patch in PATCHES:
    patch.install()

application = CheckedRequests(DomainDispatcherApplication(create_backend_app))
application = OneAtATime(RepeatedRequests(Control(application)))
server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=QuietHandler)
os.environ["MOTO_PORT"] = str(server.server_port)
threading.Thread(target=end_with_parent, daemon=True).start()
print(server.server_port, flush=True)
server.serve_forever()
