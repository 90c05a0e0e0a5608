"""Answers a request that an SDK repeats with the answer that it already had.

A connection can break between an answer and its reader, although both are on one machine. The SDK then sends the request
again, and creating a role a second time would fail an apply that did nothing wrong. All attempts at one request have the
same `amz-sdk-invocation-id`.
"""

from collections import OrderedDict

from werkzeug.test import run_wsgi_app

# An SDK repeats a request within seconds, so a few answers are enough.
KEPT = 200


class RepeatedRequests:
    def __init__(self, application):
        self.application = application
        self.answers = OrderedDict()

    def __call__(self, environ, start_response):
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        body, status, headers = self.answers.get(invocation) or self.first_answer(environ, invocation)
        start_response(status, list(headers))
        return body

    def first_answer(self, environ, invocation):
        answer = run_wsgi_app(self.application, environ, buffered=True)
        # A refused request had no effect, so repeating it may succeed.
        if invocation and answer[1].startswith("2"):
            self.answers[invocation] = answer
            if len(self.answers) > KEPT:
                self.answers.popitem(last=False)
        return answer
