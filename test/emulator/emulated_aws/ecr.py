"""ECR: a digest is that of the manifest, and a tag that moves leaves the older image untagged.

moto computes digests from the layers only, and deletes an image with its last tag.
"""

import hashlib

from moto.ecr.models import ECRBackend, Image


def create_digest(self):
    self._image_digest = f"sha256:{hashlib.sha256(self.image_manifest.encode()).hexdigest()}"


def install():
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
