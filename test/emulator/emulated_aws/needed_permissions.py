"""The permissions that a request needs, in IAM terms: actions, resources and condition keys.

Covers only the requests that Terraform and `npx ecs-pipeline` send to manage the accounts. The resource of an unknown
request is None, so that a test can report it.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from dataclasses import dataclass

from moto.iam.exceptions import NoSuchEntity, NotFoundException
from moto.iam.models import iam_backends

PREFIXES = {"cloudwatch": "cloudwatch", "efs": "elasticfilesystem", "elbv2": "elasticloadbalancing"}

# S3 operations whose permission has a different name.
S3_ACTIONS = {
    "DeleteBucketEncryption": "PutEncryptionConfiguration",
    "DeleteBucketLifecycle": "PutLifecycleConfiguration",
    "DeleteBucketOwnershipControls": "PutBucketOwnershipControls",
    "DeletePublicAccessBlock": "PutBucketPublicAccessBlock",
    "GetBucketAccelerateConfiguration": "GetAccelerateConfiguration",
    "GetBucketCors": "GetBucketCORS",
    "GetBucketEncryption": "GetEncryptionConfiguration",
    "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
    "GetBucketReplication": "GetReplicationConfiguration",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "HeadBucket": "ListBucket",
    "HeadObject": "GetObject",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "ListObjectVersions": "ListBucketVersions",
    "PutBucketEncryption": "PutEncryptionConfiguration",
    "PutBucketLifecycleConfiguration": "PutLifecycleConfiguration",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
}


@dataclass(frozen=True)
class Request:
    service: str
    operation: str
    account: str
    region: str
    input: dict

    def arn(self, resource, service=None, region=None):
        region = self.region if region is None else region
        return f"arn:aws:{service or self.service}:{region}:{self.account}:{resource}"


def needed_permissions(request):
    """A list of (action, resource, condition keys)."""
    prefix = PREFIXES.get(request.service, request.service)
    name = S3_ACTIONS.get(request.operation, request.operation) if request.service == "s3" else request.operation
    find = RESOURCES.get(request.service)
    resources = find(request) if find else [None]
    context = CONTEXTS.get(request.service, lambda request: {})(request)
    return [(f"{prefix}:{name}", resource, context) for resource in resources] + list(passed_roles(request))


def passed_roles(request):
    """Passing a role to a service also needs a permission."""
    value = request.input
    if request.service == "cloudformation" and value.get("RoleARN"):
        yield pass_role(value["RoleARN"], "cloudformation.amazonaws.com")
    if request.operation in ("CreatePipeline", "UpdatePipeline"):
        yield pass_role(value["pipeline"]["roleArn"], "codepipeline.amazonaws.com")
    for target in value.get("Targets", []) if request.operation == "PutTargets" else []:
        if target.get("RoleArn"):
            yield pass_role(target["RoleArn"], "events.amazonaws.com")


def pass_role(arn, service):
    return ("iam:PassRole", arn, {"iam:PassedToService": service})


# ------------------------------------------------------------------------------
# Resources
# ------------------------------------------------------------------------------


def iam_resources(request):
    value = request.input
    path = value.get("Path", "/")
    for kind, name in (("role", value.get("RoleName")), ("user", value.get("UserName"))):
        if name:
            found = existing(request, f"get_{kind}", name)
            return [found.arn if found else request.arn(f"{kind}{path}{name}", region="")]
    if value.get("PolicyArn"):
        return [value["PolicyArn"]]
    if value.get("PolicyName"):
        return [request.arn(f"policy{path}{value['PolicyName']}", region="")]
    return [value.get("OpenIDConnectProviderArn", "*")]


def existing(request, getter, name):
    try:
        return getattr(iam_backends[request.account]["aws"], getter)(name)
    except (NoSuchEntity, NotFoundException):
        return None


def boundary(request):
    """The permissions boundary of the role or user that the request changes or creates."""
    value = request.input
    if value.get("PermissionsBoundary"):
        return value["PermissionsBoundary"]
    kind, name = ("user", value["UserName"]) if value.get("UserName") else ("role", value.get("RoleName"))
    held = getattr(existing(request, f"get_{kind}", name), "permissions_boundary", None)
    return held and held["PermissionsBoundaryArn"]


def iam_context(request):
    keys = {}
    if request.operation in OF_BOUNDARY and boundary(request):
        keys["iam:PermissionsBoundary"] = boundary(request)
    if request.operation in ("AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy"):
        keys["iam:PolicyARN"] = request.input["PolicyArn"]
    if request.operation == "CreateServiceLinkedRole":
        keys["iam:AWSServiceName"] = request.input["AWSServiceName"]
    return keys


# Actions with the condition key iam:PermissionsBoundary.
OF_BOUNDARY = tuple(
    f"{verb}{kind}{what}"
    for kind in ("Role", "User")
    for verb, what in (
        ("Attach", "Policy"),
        ("Create", ""),
        ("Delete", "PermissionsBoundary"),
        ("Delete", "Policy"),
        ("Detach", "Policy"),
        ("Put", "PermissionsBoundary"),
        ("Put", "Policy"),
    )
)


def s3_resources(request):
    bucket = f"arn:aws:s3:::{request.input.get('Bucket')}"
    return [f"{bucket}/{request.input['Key']}" if "Key" in request.input else bucket]


def s3_context(request):
    if S3_ACTIONS.get(request.operation) != "ListBucket" or "Prefix" not in request.input:
        return {}
    return {"s3:prefix": request.input["Prefix"]}


def stacks(request):
    name = request.input.get("StackName") or request.input.get("StackId")
    if not name:
        return ["*"]
    return [name if name.startswith("arn:") else request.arn(f"stack/{name}/id")]


def parameters(request):
    value = request.input
    names = value.get("Names") or [value.get("Name") or value.get("ResourceId") or value.get("Path")]
    return [request.arn(f"parameter/{name.removeprefix('/')}") if name else "*" for name in names]


def clusters(request):
    value = request.input
    names = value.get("clusters") or [value.get("cluster") or value.get("clusterName")]
    arn = value.get("resourceArn")
    return [arn] if arn else [of_cluster(request, name) if name else "*" for name in names]


def of_cluster(request, name):
    return name if name.startswith("arn:") else request.arn(f"cluster/{name}")


def repositories(request):
    value = request.input
    if value.get("resourceArn"):
        return [value["resourceArn"]]
    names = value.get("repositoryNames") or [value.get("repositoryName")]
    return [request.arn(f"repository/{name}") if name else "*" for name in names]


def pipelines(request):
    value = request.input
    if value.get("resourceArn"):
        return [value["resourceArn"]]
    name = value.get("pipelineName") or value.get("name") or value.get("pipeline", {}).get("name")
    return [request.arn(name) if name else "*"]


def rules(request):
    value = request.input
    if value.get("ResourceARN"):
        return [value["ResourceARN"]]
    name = value.get("Name") or value.get("Rule")
    return [request.arn(f"rule/{name}") if name else "*"]


def topics(request):
    value = request.input
    if value.get("SubscriptionArn"):
        return [value["SubscriptionArn"].rpartition(":")[0]]
    arn = value.get("TopicArn") or value.get("ResourceArn")
    return [arn or (request.arn(value["Name"]) if value.get("Name") else "*")]


def keys(request):
    value = request.input
    alias = [request.arn(value["AliasName"])] if value.get("AliasName") else []
    key = value.get("KeyId") or value.get("TargetKeyId")
    if not key:
        return alias or ["*"]
    return [*alias, key if key.startswith("arn:") else request.arn(f"key/{key}")]


def log_groups(request):
    value = request.input
    if value.get("resourceArn"):
        return [value["resourceArn"]]
    name = value.get("logGroupName")
    return [request.arn(f"log-group:{name or 'any'}")]


def network(request):
    value = request.input
    group = value.get("GroupId", "sg-new")
    rule = request.arn("security-group-rule/sgr-new")
    if request.operation == "CreateSecurityGroup":
        return [request.arn("security-group/sg-new"), request.arn(f"vpc/{value.get('VpcId', 'vpc-default')}")]
    if request.operation.startswith("Authorize"):
        return [request.arn(f"security-group/{group}"), rule]
    if request.operation in ("CreateTags", "DeleteTags"):
        return [request.arn(f"{kind_of(resource)}/{resource}") for resource in value["Resources"]]
    if request.operation == "DescribeVpcAttribute":
        return [request.arn(f"vpc/{value['VpcId']}")]
    return [request.arn(f"security-group/{group}") if "GroupId" in value else "*"]


def cloud_map(request):
    value = request.input
    service = value.get("ServiceId") or value.get("Id") or "srv-new"
    if request.operation == "CreateService":
        namespace = value.get("NamespaceId") or value["DnsConfig"]["NamespaceId"]
        return [request.arn(f"namespace/{namespace}"), request.arn(f"service/{service}")]
    return [request.arn(f"service/{service}") if "Id" in value or "ServiceId" in value else "*"]


def load_balancing(request):
    value = request.input
    if request.operation.startswith("Describe"):
        return ["*"]
    if request.operation == "CreateLoadBalancer":
        kind = "net" if value.get("Type") == "network" else "app"
        return [request.arn(f"loadbalancer/{kind}/{value['Name']}/new", "elasticloadbalancing")]
    if request.operation == "CreateTargetGroup":
        return [request.arn(f"targetgroup/{value['Name']}/new", "elasticloadbalancing")]
    of_one = [value[key] for key in ("RuleArn", "ListenerArn", "LoadBalancerArn", "TargetGroupArn") if value.get(key)]
    return value.get("ResourceArns") or [pair["RuleArn"] for pair in value.get("RulePriorities", [])] or of_one[:1] or ["*"]


def kind_of(resource):
    return {"sg": "security-group", "sgr": "security-group-rule"}.get(resource.partition("-")[0], "instance")


RESOURCES = {
    "application-autoscaling": lambda request: ["*"],
    "cloudformation": stacks,
    "cloudwatch": lambda request: ["*"],
    "codepipeline": pipelines,
    "ec2": network,
    "ecr": repositories,
    "ecs": clusters,
    "efs": lambda request: ["*"],
    "elbv2": load_balancing,
    "events": rules,
    "iam": iam_resources,
    "kms": keys,
    "logs": log_groups,
    "s3": s3_resources,
    "secretsmanager": lambda request: [request.input.get("SecretId", "*")],
    "servicediscovery": cloud_map,
    "sns": topics,
    "ssm": parameters,
    "sts": lambda request: [request.input.get("RoleArn", "*")],
}

CONTEXTS = {"iam": iam_context, "s3": s3_context}
