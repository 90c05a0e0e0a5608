import type { Item } from './items';

export const DEPLOYMENT_ITEMS = [
  {
    id: 'first-rollback',
    claim:
      'If the first deployment of a service fails, its rollback removes the service, and the stack policy does not prevent that.',
    why: 'The documentation is the only source for two facts: that a rollback is not subject to the stack policy, and how CloudFormation detects a first deployment that stalls.',
    byHand:
      'Push an image whose entry point does not exist to a new environment. Its stack must end in `UPDATE_ROLLBACK_COMPLETE`, without a service.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html',
  },
  {
    id: 'kept-parameter',
    claim:
      'A change set sets the stack parameter `Image`, and with `UsePreviousValue` it keeps `DeployedImage` as a parameter that is read from Parameter Store.',
    why: 'How a change set treats such a parameter is taken from documentation.',
    byHand:
      'After a deployment, run `aws cloudformation describe-stacks --stack-name shop-dev-api --query Stacks[0].Parameters`.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html',
  },
  {
    id: 'image-pull',
    claim: 'Tasks in another account pull the image from the ECR repository in the pipeline account.',
    why: 'In the emulator, nothing is pulled or run. The repository policy and the roles are only evaluated.',
    byHand: 'With an environment in another account, push an image: a task must reach `RUNNING`.',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html',
  },
  {
    id: 'record',
    claim: 'A deployment records the image in Parameter Store and tags it `deployed-{environment}`.',
    why: 'Putting the same manifest with another tag is patched into the emulator.',
    byHand:
      "After a deployment, run `aws ssm get-parameter --name /ecs/shop-dev-api/deployed-image`, and look at the image's tags.",
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-retag.html',
  },
  {
    id: 'deployed-image-kept',
    claim: 'An apply that changes a service keeps the image that the pipeline deployed.',
    why: 'How a stack reads an SSM parameter during an update is patched into the emulator.',
    byHand:
      'Change `environment` in `ecs-pipeline.yaml`, apply the environment, and look at the image in the new task definition.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html',
  },
  {
    id: 'no-op-deployment',
    claim: 'A change set that changes only an output can be created and executed, and replaces no task.',
    why: 'The rule for what CloudFormation considers a change is built into the emulator.',
    byHand: 'Directly deploy the digest that is already running: *Deploy* must succeed within a minute.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html',
  },
  {
    id: 'obsolete-change-set',
    claim: 'An apply that updates a stack makes its existing change sets obsolete.',
    why: 'The rule for when a change set becomes obsolete is built into the emulator.',
    byHand:
      'Create a change set of the stack in the console, change `environment`, apply, and try to execute the change set: it must be refused.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-execute.html',
    manual: 'an apply must run at the right moment',
  },
  {
    id: 'failed-deployment',
    claim: 'ECS and CloudFormation roll back a deployment that does not become healthy, and it is not recorded.',
    why: 'In the emulator, no container starts. The test declares which image is broken.',
    byHand:
      'Push an image whose entry point does not exist. The old tasks must keep running, and the record must name the old image.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  },
  {
    id: 'crash-loop',
    claim: 'The circuit breaker also ends a deployment whose containers start and exit immediately.',
    why: 'According to AWS, the circuit breaker might not detect a task that starts and then stops. The emulator ends both kinds of deployment immediately.',
    byHand:
      'Push an image whose command is `false`, once without a `healthCheck` and once with one. Check after ten minutes whether the deployment has failed. If it has not, cancel the stack update.',
    source: 'https://repost.aws/knowledge-center/ecs-deployment-roll-back-failure',
    manual: 'the check can take three hours',
  },
  {
    id: 'alarm-rollback',
    claim: 'A deployment is rolled back if one of `deployment.alarmNames` goes off while it runs.',
    why: 'The emulator measures no metrics, so no alarm ever goes off.',
    byHand:
      'During a deployment, run `aws cloudwatch set-alarm-state --state-value ALARM …` for the alarm: the deployment must fail.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
    manual: 'the alarm must go off at the right moment',
  },
] as const satisfies readonly Item[];
