"""The common base of the CloudFormation resource types that are added to moto."""

from moto.cloudformation import parsing
from moto.core.common_models import BaseModel, CloudFormationModel


class ResourceType(CloudFormationModel, BaseModel):
    """A type that `put` both creates and updates in place, unless it has a `change`."""

    type_name: str

    def __init__(self, properties, account_id, region, before=None):
        self.properties = properties
        self.account_id = account_id
        self.region = region
        self.physical_resource_id = None
        if before is None:
            self.put()
        else:
            self.change(before)

    def put(self):
        raise NotImplementedError

    def change(self, before):
        self.put()

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

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
        return cls(cloudformation_json["Properties"], account_id, region_name, before=original_resource)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        raise NotImplementedError("resources of added types delete themselves")


def install():
    """moto finds only direct subclasses of CloudFormationModel."""
    parsing.get_model_map().update({model.type_name: model for model in types(ResourceType)})


def types(base):
    for model in base.__subclasses__():
        if hasattr(model, "type_name"):
            yield model
        yield from types(model)
