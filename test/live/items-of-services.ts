import type { Item } from './items';

export const SERVICE_ITEMS = [
  {
    id: 'lost-record',
    claim:
      'While the record of the deployed image is missing, the stack policy denies an apply, and the service keeps running.',
    why: 'The emulator applies stack policies according to their documentation.',
    byHand:
      'Set `/ecs/shop-dev-api/deployed-image` to `-`, change `environment`, and apply: *Action denied by stack policy*. Restore the record.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html',
  },
  {
    id: 'launch-type',
    claim:
      'A change from a launch type to a capacity provider would replace the service, and the stack policy denies it.',
    why: 'The list of properties that CloudFormation cannot change in place is built into the emulator.',
    byHand:
      'Set `capacityProvider: FARGATE` for a running service without one, and apply: *[Update:Replace]* is denied.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html',
  },
  {
    id: 'force-new-deployment',
    claim: 'A change of the capacity providers succeeds, because `ForceNewDeploymentNonce` forces a new deployment.',
    why: 'The rule that `UpdateService` enforces is built into the emulator.',
    byHand: 'Change `capacityProvider` from `FARGATE` to `FARGATE_SPOT`, apply, and look at the tasks.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-forcenewdeployment.html',
  },
  {
    id: 'alarms-detach',
    claim: 'Removing `deployment.alarmNames` detaches the alarms from the service.',
    why: 'ECS keeps settings that an update omits. The emulator stores whatever it is sent.',
    byHand:
      'Add `deployment.alarmNames` and apply, then remove it and apply again. `aws ecs describe-services` must show `"enable": false`.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html',
  },
  {
    id: 'load-balancer-detach',
    claim: 'Removing `targetGroupArn` detaches the service from its target group.',
    why: 'The emulator registers nothing in target groups.',
    byHand:
      'Remove `targetGroupArn` from a service and apply: `aws ecs describe-services` must show no `loadBalancers`.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/register-multiple-targetgroups.html',
    manual: 'the check needs a load balancer',
  },
  {
    id: 'desired-count',
    claim: 'A stack update does not change the number of running tasks.',
    why: 'The assumption that a stack without `DesiredCount` does not change the count is built into the emulator.',
    byHand:
      'Run `aws ecs update-service --cluster shop-dev --service shop-dev-api --desired-count 2`, apply a change, and look at the count.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html',
  },
  {
    id: 'secret-without-suffix',
    claim: "ECS reads a secret whose ARN lacks the random suffix, and the execution role's policy allows it.",
    why: 'In the emulator, no task starts.',
    byHand:
      'Under `secrets`, set the ARN of a secret without its last seven characters, and apply: the tasks must start.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
    manual: 'the check needs a secret',
  },
] as const satisfies readonly Item[];
