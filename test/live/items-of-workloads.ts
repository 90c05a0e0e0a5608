import type { Item } from './items';

export const WORKLOAD_ITEMS = [
  {
    id: 'container-dependency',
    claim:
      'A container that depends on `migrate: SUCCESS` starts once that one has succeeded; when it fails, the deployment is rolled back.',
    why: 'No container starts in the emulator.',
    byHand:
      'Add a sidecar `migrate` without an image whose `command` is `["true"]`, with `essential: false`, and `dependsOn: { migrate: SUCCESS }`, and deploy. Then deploy with `["false"]`: the circuit breaker must end it.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html',
    manual: 'it needs an image with these commands',
  },
  {
    id: 'log-router',
    claim: 'A container with the driver `awsfirelens` logs through the router, with the secret of the log service.',
    why: 'No container starts in the emulator.',
    byHand: 'Apply the recipe for Datadog of docs/cookbook.md with a key of yours, and look for a line there.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html',
    manual: 'it needs an account of a log service',
  },
  {
    id: 'target-group',
    claim: 'ECS registers the tasks in a target group that Terraform created behind a rule of an existing listener.',
    why: 'The emulator registers nothing, and looks at no health check.',
    byHand: 'Follow docs/getting-started.md, and call the DNS name of the load balancer once dev runs an image.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html',
    manual: 'it needs an image that answers HTTP',
  },
  {
    id: 'rule-values',
    claim: 'A listener rule takes up to five hosts and paths together, also when they are of one kind.',
    why: 'The emulator counts none. One page of AWS speaks of three in one condition.',
    byHand: 'Set five `hosts` for a service with a `loadBalancer`, and apply.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    manual: 'it needs a load balancer',
  },
  {
    id: 'scale-by-requests',
    claim: 'Target tracking counts the requests of the target group that `targetRequests` is about.',
    why: 'The emulator keeps scaling policies, and does not scale.',
    byHand:
      'Set `autoscaling.targetRequests: 1` with `max: 3`, apply, send some requests a second, and look at the tasks.',
    source: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html',
    manual: 'it needs a load balancer and requests',
  },
  {
    id: 'scale-by-metric',
    claim: 'A metric with `perTask` is divided by the number of running tasks, and starts the first task from zero.',
    why: 'The emulator keeps the metric math, and does not evaluate it.',
    byHand:
      'Apply the recipe "The length of a queue" of docs/cookbook.md with `min: 0`, send messages, and look at the tasks.',
    source:
      'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html',
    manual: 'it needs a queue',
  },
  {
    id: 'scheduled-task',
    claim:
      'EventBridge Scheduler starts the scheduled task as its role, and after a deployment the task of the new image.',
    why: 'The emulator keeps the schedule, and starts nothing.',
    byHand: 'Add a service with `schedule: rate(5 minutes)`, push two images, and look at the image of the tasks.',
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html',
    manual: 'it takes a quarter of an hour',
  },
  {
    id: 'stack-policy',
    claim:
      'A stack policy that names types is accepted while the condition of the service is false, and protects it later.',
    why: 'That CloudFormation refuses a policy which names a resource that there is not is taken from a report.',
    byHand: 'Follow docs/getting-started.md to the first apply: it must succeed. Then see `lost-record`.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html',
    manual: 'the first apply shows it',
  },
  {
    id: 'service-connect',
    claim: 'Services find each other by Service Connect and by DNS names, and adding either replaces no service.',
    why: 'The emulator keeps these properties, and connects nothing.',
    byHand:
      'Apply both recipes of "Service to service" in docs/cookbook.md to running services, and call one from the other.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html',
    manual: 'it needs a namespace and images that call each other',
  },
  {
    id: 'secrets-key',
    claim: 'A task starts with a secret that is encrypted with a key of `secretsKeyArns`, and without it does not.',
    why: 'No task starts in the emulator, and no policy is evaluated there.',
    byHand:
      'Encrypt a secret with a key of your own, name both, and deploy. Remove `secretsKeyArns`: the next task must fail.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service',
    manual: 'it needs a key and a secret',
  },
  {
    id: 'role-path',
    claim: 'With `rolePath` and `permissionsBoundaryArn`, bootstrap, apply, push and deployment go through.',
    why: 'Policies are evaluated by the tests, not by the emulator.',
    byHand: 'Set both keys before the first bootstrap, and follow docs/getting-started.md.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    manual: 'it needs accounts without the roles',
  },
] as const satisfies readonly Item[];
