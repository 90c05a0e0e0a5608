import type { Item } from './items';

export const DEPLOYMENT_ITEMS = [
  {
    id: 'first-rollback',
    claim:
      'When the first deployment of a service fails, its rollback removes the service; the stack policy does not stand in the way.',
    why: 'That a rollback is not subject to the stack policy, and how CloudFormation notices a first deployment that stalls, is taken from documentation.',
    byHand:
      'Push an image whose entry point does not exist to a new environment. Its stack must end in `UPDATE_ROLLBACK_COMPLETE`, without a service.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html',
  },
  {
    id: 'kept-parameter',
    claim:
      'A change set sets the stack parameter `Image`, and keeps with `UsePreviousValue` that `DeployedImage` is read from Parameter Store.',
    why: 'How a change set treats such a parameter is taken from documentation.',
    byHand:
      'After a deployment, run `aws cloudformation describe-stacks --stack-name shop-dev-api --query Stacks[0].Parameters`.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html',
  },
  {
    id: 'image-pull',
    claim: 'The tasks of another account pull the image from the registry of the pipeline account.',
    why: 'Nothing pulls or runs in the emulator; repository policy and roles are only evaluated.',
    byHand: 'With an environment in another account, push an image: a task must reach `RUNNING`.',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html',
  },
  {
    id: 'record',
    claim: 'A deployment records the image in Parameter Store and tags it `deployed-{environment}`.',
    why: 'Putting the same manifest with another tag is patched into the emulator.',
    byHand:
      'After a deployment, run `aws ssm get-parameter --name /ecs/shop-dev-api/deployed-image`, and look at the tags of the image.',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-retag.html',
  },
  {
    id: 'deployed-image-kept',
    claim: 'An apply that changes a service keeps the image that the pipeline has deployed.',
    why: 'How a stack reads an SSM parameter during an update is patched into the emulator.',
    byHand:
      'Change `environment` in `ecs-pipeline.yaml`, apply the environment, and look at the image of the new task definition.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html',
  },
  {
    id: 'no-op-deployment',
    claim: 'A change set in which only an output differs is made, can be executed, and replaces no task.',
    why: 'What CloudFormation takes for a change is written into the emulator.',
    byHand: 'Deploy the digest that runs directly: *Deploy* must succeed within a minute.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html',
  },
  {
    id: 'obsolete-change-set',
    claim: 'An apply that updates a stack makes the change sets useless that were made before.',
    why: 'When a change set becomes obsolete is written into the emulator.',
    byHand:
      'Make a change set of the stack in the console, change `environment`, apply, and try to execute it: it must be refused.',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-execute.html',
    manual: 'an apply must come at the right moment',
  },
  {
    id: 'failed-deployment',
    claim: 'A deployment that does not become healthy is rolled back by ECS and CloudFormation, and is not recorded.',
    why: 'No container starts in the emulator; a test says which image is broken.',
    byHand:
      'Push an image whose entry point does not exist. The old tasks must go on, and the record must name the old image.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  },
  {
    id: 'crash-loop',
    claim: 'A deployment whose containers start and exit at once is ended by the circuit breaker, too.',
    why: 'AWS says that the circuit breaker might not notice a task that starts and then stops. The emulator ends both at once.',
    byHand:
      'Push an image whose command is `false`, once without a `healthCheck` and once with one. Look after ten minutes whether the deployment has failed; cancel the stack update otherwise.',
    source: 'https://repost.aws/knowledge-center/ecs-deployment-roll-back-failure',
    manual: 'it may take three hours',
  },
  {
    id: 'alarm-rollback',
    claim: 'A deployment during which one of `deployment.alarmNames` goes off is rolled back.',
    why: 'No metric is measured in the emulator, so that no alarm ever goes off.',
    byHand:
      'During a deployment, run `aws cloudwatch set-alarm-state --state-value ALARM …` for the alarm: the deployment must fail.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html',
    manual: 'the alarm must go off at the right moment',
  },
] as const satisfies readonly Item[];
