"""IAM: only the partition `aws`.

moto looks for every access key in all partitions of an account, and first loads the managed policies of each, which
takes a second per account.
"""

from moto.iam import models


def install():
    models.PARTITION_NAMES = ["aws"]
