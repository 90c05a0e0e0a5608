"""AWS::IAM::Role, ManagedPolicy and OIDCProvider. moto ignores a role's managed policies, does not change roles or
managed policies, and does not support providers.
"""

import json

from moto.iam.models import iam_backends

from .resource_type import ResourceType


class IamResource(ResourceType):
    """IAM is global."""

    @property
    def backend(self):
        return iam_backends[self.account_id]["aws"]

    @property
    def tags(self):
        return self.properties.get("Tags", [])


class Role(IamResource):
    type_name = "AWS::IAM::Role"

    def put(self):
        p = self.properties
        self.role = self.backend.create_role(
            role_name=p["RoleName"],
            assume_role_policy_document=json.dumps(p["AssumeRolePolicyDocument"]),
            path=p.get("Path", "/"),
            permissions_boundary=p.get("PermissionsBoundary"),
            description=p.get("Description", ""),
            tags=self.tags,
            max_session_duration=str(p.get("MaxSessionDuration", 3600)),
        )
        self.physical_resource_id = p["RoleName"]
        self.put_policies()

    def put_policies(self):
        p, role = self.properties, self.role
        for arn in list(role.managed_policies):
            self.backend.detach_role_policy(arn, role.name)
        for arn in p.get("ManagedPolicyArns", []):
            self.backend.attach_role_policy(arn, role.name)
        role.policies.clear()
        for policy in p.get("Policies", []):
            role.put_policy(policy["PolicyName"], json.dumps(policy["PolicyDocument"]))

    def change(self, before):
        p = self.properties
        self.role, self.physical_resource_id = before.role, before.physical_resource_id
        self.role.assume_role_policy_document = json.dumps(p["AssumeRolePolicyDocument"])
        self.role.description = p.get("Description", "")
        self.put_policies()

    def delete(self, account_id, region):
        self.properties = {}
        self.put_policies()
        self.backend.delete_role(self.role.name)

    def get_cfn_attribute(self, name):
        return {"Arn": self.role.arn, "RoleId": self.role.id}[name]


class ManagedPolicy(IamResource):
    type_name = "AWS::IAM::ManagedPolicy"

    def put(self):
        p = self.properties
        policy = self.backend.create_policy(
            description=p.get("Description", ""),
            path=p.get("Path", "/"),
            policy_document=json.dumps(p["PolicyDocument"]),
            policy_name=p["ManagedPolicyName"],
            tags=self.tags,
        )
        self.physical_resource_id = policy.arn

    def change(self, before):
        self.physical_resource_id = arn = before.physical_resource_id
        policy = self.backend.get_policy(arn)
        # CloudFormation stays within IAM's limit of five versions.
        policy.versions[:] = [version for version in policy.versions if version.is_default]
        self.backend.create_policy_version(arn, json.dumps(self.properties["PolicyDocument"]), True)

    def delete(self, account_id, region):
        self.backend.delete_policy(self.physical_resource_id)

    def get_cfn_attribute(self, name):
        return {"PolicyArn": self.physical_resource_id}[name]


class OidcProvider(IamResource):
    type_name = "AWS::IAM::OIDCProvider"

    def put(self):
        p = self.properties
        provider = self.backend.create_open_id_connect_provider(
            p["Url"], p.get("ThumbprintList", []), p.get("ClientIdList", []), self.tags
        )
        self.physical_resource_id = provider.arn

    def delete(self, account_id, region):
        self.backend.delete_open_id_connect_provider(self.physical_resource_id)

    def get_cfn_attribute(self, name):
        return {"Arn": self.physical_resource_id}[name]
