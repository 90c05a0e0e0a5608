"""Answers calls that moto does not support with 501 and a message.

moto answers with 500, which the AWS SDKs retry, so Terraform would hang for minutes before failing.
"""

import json
import sys
import traceback

from moto.moto_server.werkzeug_app import DomainDispatcherApplication


def install():
    serve = DomainDispatcherApplication.__call__

    def call(self, environ, start_response):
        try:
            return serve(self, environ, start_response)
        except Exception as error:
            traceback.print_exc()
            called = environ.get("HTTP_X_AMZ_TARGET", environ.get("PATH_INFO"))
            message = f"the emulator cannot serve {called}: {type(error).__name__}: {error}"
            print(message, file=sys.stderr, flush=True)
            body = json.dumps({"__type": "NotImplemented", "message": message}).encode()
            headers = [
                ("Content-Type", "application/x-amz-json-1.1"),
                ("Content-Length", str(len(body))),
                ("x-amzn-ErrorType", "NotImplemented"),
            ]
            start_response("501 Not Implemented", headers)
            return [body]

    DomainDispatcherApplication.__call__ = call
