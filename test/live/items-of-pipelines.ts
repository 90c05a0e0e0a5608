import type { Item } from './items';

export const PIPELINE_ITEMS = [
  {
    id: 'create-pipeline',
    claim: 'A new pipeline starts once by itself, with the trigger `CreatePipeline`, and fails as there is no image.',
    why: 'That it does is written into the program that plays CodePipeline.',
    byHand:
      'After the first apply, run `aws codepipeline list-pipeline-executions --pipeline-name shop_api`: one execution, trigger type `CreatePipeline`, failed. The same for `shop_api_dev` and so on.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-about-starting.html',
  },
  {
    id: 'recreate-pipeline',
    claim:
      'A pipeline that is created while there is an image deploys nothing, as *Prepare* sees the trigger `CreatePipeline`.',
    why: 'Which trigger `GetPipelineExecution` names while the execution runs is taken from documentation.',
    byHand:
      'Run `terraform -chdir=pipeline apply -replace=module.api_pipeline.aws_codepipeline.this`. *Prepare* of `deploy-dev` must fail with *nothing is deployed*.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ExecutionTrigger.html',
  },
  {
    id: 'push-event',
    claim: 'A push of the tag starts one execution, and EventBridge pins it to the digest that was pushed.',
    why: 'EventBridge is played by a program that takes the documented format of the event and of `sourceRevisions`.',
    byHand:
      'Push an image. `aws codepipeline list-pipeline-executions --pipeline-name shop_api` must show one execution more, whose `sourceRevisions[0].revisionId` is the digest.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-ecr-source.html',
  },
  {
    id: 'pipeline-role',
    claim:
      'The documented minimum, such as `s3:GetBucketAcl`, suffices for the role of the pipeline, and its trust needs no condition.',
    why: 'CodePipeline calls S3 and KMS in ways of its own, which the emulator does not play.',
    byHand: 'Push an image: the actions *Source*, *Prepare* and *Deploy* of `deploy-dev` must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html',
  },
  {
    id: 'lambda-runtime',
    claim: 'The function runs on the Lambda runtime `nodejs24.x` with the AWS SDK that it brings, and ends its jobs.',
    why: 'It runs on the Node.js of the machine that tests.',
    byHand: 'Push an image. *Prepare* of `deploy-dev` must succeed; its log is in `/aws/lambda/shop-api-promotion`.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  },
  {
    id: 'cross-account-change-set',
    claim: 'A role of another account executes the change set that another role of that account has made.',
    why: 'The policies are evaluated by a model of IAM, and which permissions the action needs is taken from documentation.',
    byHand: 'With an environment in another account, push an image: its *Deploy* action must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html',
  },
  {
    id: 'approval-text',
    claim: 'An approval shows image digest, tags, account, what runs there now, and the execution.',
    why: 'CodePipeline, not the emulator, fills in the variables of `CustomData`.',
    byHand: 'Push an image and open the approval of staging in the CodePipeline console: no `#{…}` may be left.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html',
  },
  {
    id: 'approval-email',
    claim: 'CodePipeline may publish to the encrypted topic, and the e-mail of an approval arrives.',
    why: 'The emulator delivers no e-mail and does not evaluate the key of the topic.',
    byHand: 'Set `approval.notify` to your address, apply, confirm the subscription, push an image.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-configuration.html',
    manual: 'it needs your mailbox',
  },
  {
    id: 'notifications',
    claim:
      'EventBridge may publish to the encrypted topics, and a failure, a rollback and a hold are told in a sentence.',
    why: 'The emulator sends no events, and evaluates neither the policy of a topic nor the key of one.',
    byHand:
      'Set `pipeline.notifications` with your address and the events failed, rolledBack and onHold, apply, confirm the subscription, then hold and release an environment, roll back, and deploy an image that crashes.',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
    manual: 'it needs your mailbox',
  },
  {
    id: 'approvers',
    claim: 'The managed policy lets a role approve, roll back and hold its environment, and nothing else.',
    why: 'Policies are evaluated by a simulator.',
    byHand:
      'As a role with only `shop-approve-staging`, run the commands of *Approve or reject a deployment* for staging, then for production, which must be denied.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html',
    manual: 'it needs a role that somebody can sign in with',
  },
  {
    id: 'approval-survives-update',
    claim: 'An execution that waits for an approval survives an apply that changes its pipeline.',
    why: 'That it does is written into the program that plays CodePipeline. The runbook assumes that it may be cancelled.',
    byHand:
      'While an approval waits, change `approval.instructions`, apply `pipeline`, and look whether it still waits.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html',
  },
  {
    id: 'disabled-transition',
    claim: 'A stage transition that somebody has disabled stays disabled when an apply changes the pipeline.',
    why: 'That it does is written into the program that plays CodePipeline. A hold does not depend on it.',
    byHand:
      'Disable the transition into `deploy-production` in the console, change `approval.instructions`, apply `pipeline`, look again.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/transitions.html',
  },
  {
    id: 'direct-deployment',
    claim:
      'An execution of `shop_api_staging` waits for no approval, and the function reads its variables and who has started it while it runs.',
    why: 'What `GetPipelineExecution` says of an execution that runs is taken from documentation.',
    byHand:
      'Follow *Roll back* in `docs/pipeline.md`, and look at `/ecs/shop-staging-api/deployment` in Parameter Store.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html',
  },
  {
    id: 'hold',
    claim:
      'A rollback records the hold, and disables the transition into the environment with a reason that people see.',
    why: 'Which characters a reason may have is taken from documentation.',
    byHand: 'Follow *Roll back* in `docs/pipeline.md`, and look at the pipeline `shop_api` in the console.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html',
  },
  {
    id: 'stale-question',
    claim:
      'An image that waits for the approval of production is stopped when staging gets another one, whether it waits in the stage or in front of it.',
    why: 'What CodePipeline lets one stop, and what it shows of it, is taken from documentation.',
    byHand:
      'While an approval of production waits, approve the next image for staging: the older execution must be *Stopped*, with the digest that staging runs.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-stop.html',
    manual: 'it needs two deployments more',
  },
  {
    id: 'waiting-action',
    claim: 'While a stack is being updated, *Prepare* waits with a continuation token, and goes on when it has ended.',
    why: 'How often and for how long CodePipeline asks again is taken from documentation.',
    byHand:
      'Start an execution of `shop_api_dev` while Terraform applies a change of the service in dev: *Prepare* must wait, and *Deploy* must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html',
    manual: 'an apply must run at the right moment',
  },
  {
    id: 'superseded',
    claim:
      'While an approval waits, later executions wait in front of its stage, and the newest supersedes the others.',
    why: 'It is played from documentation.',
    byHand: 'Push three images in a row while nobody approves, and look at the states of the executions.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html',
    manual: 'it needs three deployments more',
  },
  {
    id: 'retry-failed-action',
    claim: 'A retry of the failed action alone deploys nothing, as executing a change set uses it up.',
    why: 'Retries are played from documentation, and that the change set is gone is written into the emulator.',
    byHand:
      'After a failed deployment, choose *Retry failed actions* in the console: *Deploy* must fail at once. Then run the `retry-stage-execution` of the runbook: *Prepare* must run a second time.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html',
  },
] as const satisfies readonly Item[];
