"""IAM: a user keeps its permissions boundary, which moto supports only for roles."""

from moto.core.responses import ActionResult
from moto.iam.responses import IamResponse


def install():
    create_user = IamResponse.create_user

    def create_bounded_user(self):
        result = create_user(self)
        keep(self)
        return result

    IamResponse.create_user = create_bounded_user
    IamResponse.put_user_permissions_boundary = put_boundary
    IamResponse.delete_user_permissions_boundary = delete_boundary


def put_boundary(self):
    keep(self)
    return ActionResult({})


def delete_boundary(self):
    user_of(self).permissions_boundary = None
    return ActionResult({})


def keep(self):
    arn = self._get_param("PermissionsBoundary")
    if arn:
        boundary = {"PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": arn}
        user_of(self).permissions_boundary = boundary


def user_of(self):
    return self.backend.get_user(self._get_param("UserName"))
