"""What the CloudFormation resource types that are added to moto have in common."""

from moto.cloudformation import parsing
from moto.core.common_models import BaseModel, CloudFormationModel


class ResourceType(CloudFormationModel, BaseModel):
    """A type whose update in place is the same as its creation: `put` makes it so."""

    type_name: str

    def __init__(self, properties, account_id, region):
        self.properties = properties
        self.account_id = account_id
        self.region = region
        self.physical_resource_id = None
        self.put()

    def put(self):
        raise NotImplementedError

    @property
    def physical_resource_id(self):
        return self._physical_resource_id

    @physical_resource_id.setter
    def physical_resource_id(self, value):
        self._physical_resource_id = value

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def cloudformation_type(cls):
        return getattr(cls, "type_name", "")

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        return cls(cloudformation_json["Properties"], account_id, region_name)

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        return cls(cloudformation_json["Properties"], account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        raise NotImplementedError("resources of added types delete themselves")


def install():
    """moto looks for the direct subclasses of CloudFormationModel only."""
    parsing.get_model_map().update({model.type_name: model for model in ResourceType.__subclasses__()})
