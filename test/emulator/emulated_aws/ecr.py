"""ECR: a digest is computed from the manifest, a moved tag leaves the older image untagged, and a repository policy can
allow other accounts to read an image.

moto computes digests only from the layers, deletes an image with its last tag, and always uses the caller's own
account, whatever registry is given.
"""

import hashlib
import json

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.ecr.models import ECRBackend, Image, ecr_backends
from moto.ecr.responses import ECRResponse

from .resource_policy import Caller, allows
from .sts import caller_of


class AccessDenied(ServiceException):
    code = "AccessDeniedException"


def create_digest(self):
    self._image_digest = f"sha256:{hashlib.sha256(self.image_manifest.encode()).hexdigest()}"


def batch_get_image(self):
    name, own = self._get_param("repositoryName"), self.current_account
    registry = self._get_param("registryId") or own
    backend = ecr_backends[registry][self.region]
    if registry != own and not lets_in(backend.repositories.get(name), caller_of(self) or Caller("", own)):
        raise AccessDenied(f"not authorized to perform ecr:BatchGetImage on {name} of {registry}")
    return ActionResult(backend.batch_get_image(name, registry, self._get_param("imageIds")))


def lets_in(repository, caller):
    return bool(repository and repository.policy) and allows(json.loads(repository.policy), "ecr:BatchGetImage", caller)


def install():
    ECRResponse.batch_get_image = batch_get_image
    put_image = ECRBackend.put_image

    def put_image_and_move_tag(self, repository_name, image_manifest, image_tag, *args, **kwargs):
        repository = self.repositories.get(repository_name)
        for image in repository.images if repository else []:
            if image.image_manifest != image_manifest and image_tag in image.image_tags:
                image.image_tags.remove(image_tag)
                image.image_tag = image.image_tags[-1] if image.image_tags else None
        return put_image(self, repository_name, image_manifest, image_tag, *args, **kwargs)

    Image._create_digest = create_digest
    ECRBackend.put_image = put_image_and_move_tag
