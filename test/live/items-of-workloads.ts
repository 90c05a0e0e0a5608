import type { Item } from './items';

export const WORKLOAD_ITEMS = [
  {
    id: 'container-dependency',
    claim:
      'A container that depends on `migrate: SUCCESS` starts once the container `migrate` has succeeded. If `migrate` fails, the deployment is rolled back.',
    why: 'In the emulator, no container starts.',
    byHand:
      'Add a sidecar `migrate` without an image, with `command: ["true"]`, `essential: false`, and `dependsOn: { migrate: SUCCESS }` on the service, and deploy. Then deploy with `["false"]`: the circuit breaker must end the deployment.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html',
    manual: 'the check needs an image with these commands',
  },
  {
    id: 'log-router',
    claim:
      "A container with the driver `awsfirelens` sends its logs through the router, using the log service's secret.",
    why: 'In the emulator, no container starts.',
    byHand: 'Apply the Datadog recipe in docs/cookbook.md with your own key, and look for a line in Datadog.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-taskdef.html',
    manual: 'the check needs an account with a log service',
  },
  {
    id: 'target-group',
    claim: 'ECS registers the tasks in a target group that Terraform created behind a rule of an existing listener.',
    why: 'The emulator registers nothing, and ignores health checks.',
    byHand: 'Follow docs/getting-started.md, and call the DNS name of the load balancer once dev runs an image.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html',
    manual: 'the check needs an image that answers HTTP requests',
  },
  {
    id: 'rule-values',
    claim:
      'A listener rule accepts up to five hosts and paths in total, even if all of them are hosts or all are paths.',
    why: 'The emulator does not count them. One AWS page mentions a limit of three in one condition.',
    byHand: 'Set five `hosts` for a service with a `loadBalancer`, and apply.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
    manual: 'the check needs a load balancer',
  },
  {
    id: 'scale-by-requests',
    claim: "With `targetRequests`, target tracking counts the requests to the service's target group.",
    why: 'The emulator stores scaling policies, but does not scale.',
    byHand:
      'Set `autoscaling.targetRequests: 1` with `max: 3`, apply, send some requests per second, and look at the tasks.',
    source: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html',
    manual: 'the check needs a load balancer and requests',
  },
  {
    id: 'scale-by-metric',
    claim:
      'A metric with `perTask` is divided by the number of running tasks. When none is running, target tracking still starts the first task.',
    why: 'The emulator stores the metric math, but does not evaluate it.',
    byHand:
      'Apply the recipe "The length of a queue" in docs/cookbook.md with `min: 0`, send messages, and look at the tasks.',
    source:
      'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html',
    manual: 'the check needs a queue',
  },
  {
    id: 'scheduled-task',
    claim:
      'EventBridge Scheduler uses its own role to start the scheduled task and, after a deployment, starts the next one with the new image.',
    why: 'The emulator stores the schedule, but starts nothing.',
    byHand: 'Add a service with `schedule: rate(5 minutes)`, push two images, and look at the image of the tasks.',
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html',
    manual: 'the check takes a quarter of an hour',
  },
  {
    id: 'stack-policy',
    claim:
      'A stack policy that names resource types is accepted while the condition of the service is false, and protects the service later.',
    why: "A user's report is the only source for the claim that CloudFormation refuses a policy that names a missing resource.",
    byHand: 'Follow docs/getting-started.md up to the first apply: it must succeed. Then see `lost-record`.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html',
    manual: '`first-apply` and `lost-record`, which are checked, prove this',
  },
  {
    id: 'service-connect',
    claim:
      'Services find each other through Service Connect and through DNS names, and adding either replaces no service.',
    why: 'The emulator stores these properties, but connects nothing.',
    byHand:
      'Apply both recipes in "Service to service" in docs/cookbook.md to running services, and call one service from the other.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html',
    manual: 'the check needs a namespace, and images that call each other',
  },
  {
    id: 'secrets-key',
    claim:
      'A task whose secret is encrypted with a key in `secretsKeyArns` starts. Without the key in `secretsKeyArns`, it does not.',
    why: 'In the emulator, no task starts, and this policy is not evaluated.',
    byHand:
      'Encrypt a secret with your own key, add the secret and the key to the config, and deploy. Remove `secretsKeyArns`: the next task must fail to start.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service',
    manual: 'the check needs a key and a secret',
  },
  {
    id: 'role-path',
    claim: 'With `rolePath` and `permissionsBoundaryArn`, bootstrap, apply, push, and deployment succeed.',
    why: 'The tests evaluate the policies; the emulator does not.',
    byHand: 'Set both keys before the first bootstrap, and follow docs/getting-started.md.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    manual: 'the check needs accounts without these roles',
  },
] as const satisfies readonly Item[];
