"""The resources and condition keys of a request's action, in IAM terms.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

# The resource of these operations is a stage. That of PutApprovalResult is an action.
OF_STAGE = ("DisableStageTransition", "EnableStageTransition", "RetryStageExecution")

CONDITION_KEYS = {
    "cloudformation:ChangeSetName": "ChangeSetName",
    "cloudformation:RoleArn": "RoleARN",
}


class Call:
    def __init__(self, response):
        self.response = response
        self.service, self.action = response.service_name, response._get_action()

    def parameter(self, name):
        return self.response._get_param(name)

    def arn(self, resource):
        return f"arn:aws:{self.service}:{self.response.region}:{self.response.current_account}:{resource}"

    def resources(self):
        return RESOURCES[self.service](self)

    def context(self):
        keys = CONDITION_KEYS.items() if self.service == "cloudformation" else ()
        return {key: self.parameter(name) for key, name in keys if self.parameter(name)}


def stacks(call):
    """In IAM, the resource of a change set is its stack."""
    name = call.parameter("StackName") or ""
    return [name if name.startswith("arn:") else call.arn(f"stack/{name}/id")]


def pipelines(call):
    pipeline = call.parameter("pipelineName") or call.parameter("name")
    if not pipeline:
        return ["*"]
    if call.action == "PutApprovalResult":
        return [call.arn(f"{pipeline}/{call.parameter('stageName')}/{call.parameter('actionName')}")]
    return [call.arn(f"{pipeline}/{call.parameter('stageName')}" if call.action in OF_STAGE else pipeline)]


def parameters(call):
    names = call.parameter("Names") or [call.parameter("Name") or call.parameter("Path")]
    return [call.arn(f"parameter/{name.removeprefix('/')}") for name in names]


RESOURCES = {
    "cloudformation": stacks,
    "codepipeline": pipelines,
    "ecr": lambda call: [call.arn(f"repository/{call.parameter('repositoryName')}")],
    "sns": lambda call: [call.parameter("TopicArn")],
    "ssm": parameters,
    "sts": lambda call: [call.parameter("RoleArn")],
}
