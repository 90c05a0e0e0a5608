"""A Network Load Balancer has its own kind of ARN, not that of an Application Load Balancer. Every certificate exists."""

from contextvars import ContextVar

from moto.elbv2 import models

load_balancer_type = ContextVar("load_balancer_type", default=None)


def install():
    create, make_arn = models.ELBv2Backend.create_load_balancer, models.make_arn_for_load_balancer

    def create_load_balancer(self, *args, **kwargs):
        load_balancer_type.set(kwargs.get("loadbalancer_type"))
        return create(self, *args, **kwargs)

    def make_arn_for_load_balancer(*args, **kwargs):
        arn = make_arn(*args, **kwargs)
        return arn.replace(":loadbalancer/app/", ":loadbalancer/net/") if load_balancer_type.get() == "network" else arn

    models.ELBv2Backend.create_load_balancer = create_load_balancer
    models.register_certificate = lambda *_, **__: None
    models.make_arn_for_load_balancer = make_arn_for_load_balancer
