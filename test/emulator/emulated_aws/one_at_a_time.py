"""Serves one request at a time: moto iterates over dictionaries that another request could change in the meantime."""

import io
import threading

from werkzeug.wrappers import Request


class OneAtATime:
    def __init__(self, application):
        self.application = application
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        # Read first, so that a slow client delays only itself.
        body = Request(environ).get_data()
        # Its length is now known even if it was not announced.
        environ.update({"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))})
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        with self.lock:
            return self.application(environ, start_response)
