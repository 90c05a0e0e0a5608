import type { Item } from './items';

export const PIPELINE_ITEMS = [
  {
    id: 'create-pipeline',
    claim:
      'A new pipeline starts once on its own, with the trigger `CreatePipeline`, and fails because there is no image.',
    why: 'This behavior is built into the program that simulates CodePipeline.',
    byHand:
      'After the first apply, run `aws codepipeline list-pipeline-executions --pipeline-name shop_api`. It must show one failed execution with the trigger type `CreatePipeline`. Check `shop_api_dev` and the others in the same way.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-about-starting.html',
  },
  {
    id: 'recreate-pipeline',
    claim:
      'A pipeline that is created when an image already exists deploys nothing, because *Prepare* sees the trigger `CreatePipeline`.',
    why: 'Which trigger `GetPipelineExecution` reports during the execution is taken from documentation.',
    byHand:
      'Run `terraform -chdir=pipeline apply -replace=module.api_pipeline.aws_codepipeline.this`. *Prepare* of `deploy-dev` must fail with *nothing is deployed*.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ExecutionTrigger.html',
  },
  {
    id: 'push-event',
    claim: 'A push of the tag starts one execution, and EventBridge pins it to the digest that was pushed.',
    why: 'EventBridge is simulated by a program that uses the documented format of the event and of `sourceRevisions`.',
    byHand:
      'Push an image. `aws codepipeline list-pipeline-executions --pipeline-name shop_api` must show one more execution, with the digest as its `sourceRevisions[0].revisionId`.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/create-cwe-ecr-source.html',
  },
  {
    id: 'pipeline-role',
    claim:
      "The documented minimum of permissions, for example `s3:GetBucketAcl`, is enough for the pipeline's role, and its trust policy needs no condition.",
    why: 'CodePipeline calls S3 and KMS in its own ways, which the emulator does not simulate.',
    byHand: 'Push an image: the actions *Source*, *Prepare*, and *Deploy* of `deploy-dev` must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html',
  },
  {
    id: 'lambda-runtime',
    claim: 'The function runs on the Lambda runtime `nodejs24.x` with its bundled AWS SDK, and completes its jobs.',
    why: 'In the tests, it runs on the local Node.js.',
    byHand: 'Push an image. *Prepare* of `deploy-dev` must succeed. Its log is in `/aws/lambda/shop-api-promotion`.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  },
  {
    id: 'cross-account-change-set',
    claim: 'A role in another account executes a change set that a different role in that account created.',
    why: 'The policies are evaluated by a model of IAM. Which permissions the action needs is taken from documentation.',
    byHand: 'With an environment in another account, push an image: its *Deploy* action must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html',
  },
  {
    id: 'approval-text',
    claim:
      'An approval shows the image digest, the tags, the account, the image that is running there now, and the execution.',
    why: 'CodePipeline, not the emulator, fills in the variables in `CustomData`.',
    byHand: 'Push an image, and open the approval of staging in the CodePipeline console: it must not contain `#{…}`.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html',
  },
  {
    id: 'approval-email',
    claim: 'CodePipeline can publish to the encrypted topic, and the approval email arrives.',
    why: "The emulator delivers no email and does not evaluate the topic's key.",
    byHand: 'Set `approval.notify` to your address, apply, confirm the subscription, and push an image.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-configuration.html',
    manual: 'the check needs your mailbox',
  },
  {
    id: 'notifications',
    claim:
      'EventBridge can publish to the encrypted topics, and failures, rollbacks, and holds are each reported in one sentence.',
    why: "The emulator sends no events, and evaluates neither the topic's policy nor its key.",
    byHand:
      'Set `pipeline.notifications` with your address and the events `failed`, `rolledBack`, and `onHold`, apply, and confirm the subscription. Then hold and release an environment, roll back, and deploy an image that crashes.',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
    manual: 'the check needs your mailbox',
  },
  {
    id: 'approvers',
    claim:
      'The managed policy allows a role to approve in its environment, deploy to it, roll it back, hold it, release it, and retry its stages, but nothing else.',
    why: 'Policies are evaluated by a simulator.',
    byHand:
      'As a role with only `shop-approve-staging`, run the commands in *Approve or reject a deployment* for staging, then for production, where they must be denied.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html',
    manual: 'the check needs a role that a person can sign in with',
  },
  {
    id: 'approval-survives-update',
    claim: 'An execution that is waiting for an approval survives an apply that changes its pipeline.',
    why: 'This behavior is built into the program that simulates CodePipeline. The runbook assumes that the execution can be canceled.',
    byHand:
      'While an approval is pending, change `approval.instructions`, apply `pipeline`, and check that the approval is still pending.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html',
  },
  {
    id: 'disabled-transition',
    claim: 'A stage transition that someone disabled stays disabled when an apply changes the pipeline.',
    why: 'This behavior is built into the program that simulates CodePipeline. A hold does not depend on it.',
    byHand:
      'Disable the transition into `deploy-production` in the console, change `approval.instructions`, apply `pipeline`, and check that the transition is still disabled.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/transitions.html',
  },
  {
    id: 'direct-deployment',
    claim:
      'An execution of `shop_api_staging` does not wait for approval, and during the execution the function can read its variables and who started it.',
    why: 'What `GetPipelineExecution` reports about a running execution is taken from documentation.',
    byHand:
      'Follow *Roll back* in `docs/pipeline.md`, and look at `/ecs/shop-staging-api/deployment` in Parameter Store.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html',
  },
  {
    id: 'hold',
    claim: 'A rollback records the hold, and disables the transition into the environment with a visible reason.',
    why: 'Which characters a reason can contain is taken from documentation.',
    byHand: 'Follow *Roll back* in `docs/pipeline.md`, and look at the pipeline `shop_api` in the console.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html',
  },
  {
    id: 'stale-question',
    claim:
      'An execution that is waiting for the approval of production is stopped when staging gets another image, whether it is waiting in the stage or waiting to enter it.',
    why: 'Which executions CodePipeline lets a caller stop, and what it then shows, is taken from documentation.',
    byHand:
      'While an approval of production is pending, approve the next image for staging: the older execution must be *Stopped*, with a reason that contains the digest that staging is running.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-stop.html',
    manual: 'the check needs two more deployments',
  },
  {
    id: 'waiting-action',
    claim:
      'While a stack is being updated, *Prepare* waits with a continuation token, and continues when the update has finished.',
    why: 'How often and for how long CodePipeline invokes the function again is taken from documentation.',
    byHand:
      'Start an execution of `shop_api_dev` while Terraform is applying a change to the service in dev: *Prepare* must wait, and *Deploy* must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html',
    manual: 'an apply must run at the right moment',
  },
  {
    id: 'superseded',
    claim:
      'While an approval is pending, later executions wait to enter its stage, and the newest supersedes the others.',
    why: 'This is simulated according to the documentation.',
    byHand: 'Push three images in a row while nobody approves, and look at the status of the executions.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html',
    manual: 'the check needs three more deployments',
  },
  {
    id: 'retry-failed-action',
    claim: 'Retrying only the failed action deploys nothing, because executing a change set uses it up.',
    why: 'Retries are simulated according to the documentation, and the deletion of the change set is built into the emulator.',
    byHand:
      'After a failed deployment, choose *Retry failed actions* in the console: *Deploy* must fail immediately. Then run the `retry-stage-execution` command in the runbook: *Prepare* must run a second time.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html',
  },
] as const satisfies readonly Item[];
