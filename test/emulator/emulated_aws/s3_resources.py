"""AWS::S3::Bucket, of which moto supports only encryption, and BucketPolicy, which moto does not support."""

import json

from moto.s3.models import PublicAccessBlock, cfn_to_api_encryption, s3_backends

from .resource_type import ResourceType


class S3Resource(ResourceType):
    @property
    def backend(self):
        return s3_backends[self.account_id]["aws"]


class Bucket(S3Resource):
    type_name = "AWS::S3::Bucket"

    def put(self):
        self.physical_resource_id = self.properties["BucketName"]
        self.backend.create_bucket(self.physical_resource_id, self.region)
        self.settle()

    def settle(self):
        p, name = self.properties, self.physical_resource_id
        if "BucketEncryption" in p:
            self.backend.put_bucket_encryption(name, cfn_to_api_encryption(p["BucketEncryption"]))
        if "VersioningConfiguration" in p:
            self.backend.put_bucket_versioning(name, p["VersioningConfiguration"]["Status"])
        block = p.get("PublicAccessBlockConfiguration")
        bucket = self.backend.get_bucket(name)
        bucket.public_access_block = block and PublicAccessBlock(
            *(str(block.get(key, False)).lower() for key in BLOCKS)
        )

    def change(self, before):
        self.physical_resource_id = before.physical_resource_id
        self.settle()

    def delete(self, account_id, region):
        self.backend.delete_bucket(self.physical_resource_id)

    def get_cfn_attribute(self, name):
        return {"Arn": f"arn:aws:s3:::{self.physical_resource_id}"}[name]


# In the order of the arguments of moto's class.
BLOCKS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")


class BucketPolicy(S3Resource):
    type_name = "AWS::S3::BucketPolicy"

    def put(self):
        self.physical_resource_id = self.properties["Bucket"]
        policy = json.dumps(self.properties["PolicyDocument"])
        self.backend.put_bucket_policy(self.physical_resource_id, policy.encode())

    def change(self, before):
        self.put()

    def delete(self, account_id, region):
        self.backend.get_bucket(self.physical_resource_id).policy = None
