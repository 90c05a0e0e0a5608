import type { Item } from './items';

export const PIPELINE_ITEMS = [
  {
    id: 'create-pipeline',
    claim: 'A new pipeline starts once by itself, with the trigger `CreatePipeline`, and fails as there is no image.',
    why: 'The emulator starts no executions; the stand-in for them is told what started one.',
    byHand:
      'After the first apply, run `aws codepipeline list-pipeline-executions --pipeline-name shop-api`: one execution, trigger type `CreatePipeline`, failed.',
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
      'Push an image. `aws codepipeline list-pipeline-executions --pipeline-name shop-api` must show one execution more, whose `sourceRevisions[0].revisionId` is the digest.',
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
    claim: 'The functions run on the Lambda runtime `nodejs24.x` with the AWS SDK that it brings, and end their jobs.',
    why: 'They run on the Node.js of the machine that tests.',
    byHand: 'Push an image. *Prepare* of `deploy-dev` must succeed; its log is in `/aws/lambda/shop-api-prepare`.',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  },
  {
    id: 'cross-account-artifact',
    claim: 'The role of another account reads the template from the artifact store and decrypts it.',
    why: 'The policies are evaluated by a model of IAM, S3 and KMS.',
    byHand: 'With an environment in another account, push an image: its *Deploy* action must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html',
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
    id: 'approvers',
    claim: 'The managed policy lets a role approve its environment, and nothing else.',
    why: 'Policies are evaluated by a simulator.',
    byHand:
      'As a role with only `shop-approve-staging`, run the commands of *Approve or reject a deployment* for staging, then for production, which must be denied.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html',
    manual: 'it needs a role that somebody can sign in with',
  },
  {
    id: 'approval-survives-update',
    claim: 'An execution that waits for an approval survives an apply that changes its pipeline.',
    why: 'The stand-in for CodePipeline does not look at the pipeline again. The runbook assumes that it may be cancelled.',
    byHand:
      'While an approval waits, change `approval.instructions`, apply `pipeline`, and look whether it still waits.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html',
  },
  {
    id: 'disabled-transition',
    claim: 'A stage transition that somebody has disabled stays disabled when an apply changes the pipeline.',
    why: 'The emulator has no stage transitions.',
    byHand:
      'Disable the transition into `deploy-production` in the console, change `approval.instructions`, apply `pipeline`, look again.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/transitions.html',
  },
  {
    id: 'one-environment',
    claim:
      'An execution with a digest and `Environment=staging` skips the other environments and still waits for the approval.',
    why: 'Entry conditions and source revision overrides are played from their documentation.',
    byHand: 'Follow *Roll back* in `docs/pipeline.md`, and look at the stages of the execution.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html',
  },
  {
    id: 'superseded',
    claim:
      'While an approval waits, later executions wait in front of its stage, and the newest supersedes the others.',
    why: 'One execution at a time is played.',
    byHand: 'Push three images in a row while nobody approves, and look at the states of the executions.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html',
    manual: 'it needs three deployments more',
  },
  {
    id: 'retry-stage',
    claim: 'A retry with `ALL_ACTIONS` runs *Prepare* again, and deploys the template as it is now.',
    why: 'Retries are not played.',
    byHand:
      'After a failed deployment, run the `retry-stage-execution` of the runbook: *Prepare* must run a second time.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html',
    manual: 'it needs one more failing deployment',
  },
] as const satisfies readonly Item[];
