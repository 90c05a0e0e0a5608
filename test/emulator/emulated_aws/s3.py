"""S3: the policies of the bucket, the object's encryption key and the role decide who can read and write an object.

moto ignores the conditions of a bucket policy, and never evaluates the key policy. The emulator's plain HTTP on the
loopback interface counts as TLS.
"""

import json

from moto.iam.access_control import PermissionResult
from moto.kms.models import kms_backends
from moto.s3.exceptions import S3ClientError
from moto.s3.models import FakeBucket, s3_backends
from moto.s3.responses import S3Response

from . import identity_policies
from .resource_policy import Caller, allows, denies
from .sts import caller_of

OBJECT_ACTIONS = {"GET": "s3:GetObject", "PUT": "s3:PutObject"}
KEY_ACTIONS = {"GET": "kms:Decrypt", "PUT": "kms:GenerateDataKey"}
ENCRYPTION_HEADERS = ("x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id")


class AccessDenied(S3ClientError):
    code = "AccessDenied"
    status_code = 403


def install():
    respond = S3Response._key_response

    def respond_if_allowed(self, request, full_url):
        if request.method in OBJECT_ACTIONS:
            check(self, request)
        return respond(self, request, full_url)

    S3Response._key_response = respond_if_allowed
    head_bucket = S3Response.head_bucket

    def head_bucket_of_expected_owner(self):
        owner = self.headers.get("x-amz-expected-bucket-owner")
        if owner and self.bucket_name in s3_backends.bucket_accounts:
            _, account_id = s3_backends.bucket_accounts[self.bucket_name]
            if account_id != owner:
                return 403, {}, ""
        return head_bucket(self)

    S3Response.head_bucket = head_bucket_of_expected_owner
    FakeBucket.get_permission = lambda *args: PermissionResult.NEUTRAL


def check(response, request):
    bucket_name, key_name = response.parse_bucket_name_from_url(request, request.url), response.parse_key_name()
    bucket = response.backend.get_bucket(bucket_name)
    context = {f"s3:{name}": request.headers[name] for name in ENCRYPTION_HEADERS if name in request.headers}
    context["aws:SecureTransport"] = "true"
    caller = caller_of(response) or Caller("", bucket.account_id)
    caller = Caller(caller.arn, caller.account_id, caller.service, {**caller.context, **context})

    action, resource = OBJECT_ACTIONS[request.method], f"arn:aws:s3:::{bucket_name}/{key_name}"
    policy = json.loads(bucket.policy) if bucket.policy else {"Statement": []}
    is_own = caller.account_id == bucket.account_id
    if denies(policy, action, caller, resource) or not (is_own or allows(policy, action, caller, resource)):
        raise AccessDenied(f"{caller.arn} is not authorized to perform {action} on {resource}: see the bucket's policy")
    if not caller.arn:
        return
    needed = [(action, resource, {})]
    key, action = encryption_key(response, request, bucket_name, key_name), KEY_ACTIONS[request.method]
    if key:
        needed.append((action, key.arn, {"kms:ViaService": f"s3.{key.region}.amazonaws.com"}))
        if not allows(json.loads(key.policy), action, caller):
            raise AccessDenied(f"{caller.arn} is not authorized to perform {action} on {key.arn}: see the key's policy")
    for action, arn, context in needed:
        if not identity_policies.allows(caller, action, arn, context):
            raise AccessDenied(identity_policies.refusal(caller, action, arn))


def encryption_key(response, request, bucket_name, key_name):
    """The customer managed key that encrypts the object. None for an AWS managed key."""
    key_arn = request.headers.get(ENCRYPTION_HEADERS[1])
    if request.method == "GET":
        found = response.backend.get_object(bucket_name, key_name)
        key_arn = found and found.kms_key_id
    if not key_arn:
        return None
    _, _, _, region, account_id, name = key_arn.split(":")
    return kms_backends[account_id][region].keys.get(name.removeprefix("key/"))
