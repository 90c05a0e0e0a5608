import type { Item } from './items';

export const SETUP_ITEMS = [
  {
    id: 'bootstrap',
    claim:
      '`npx ecs-pipeline bootstrap` creates its stacks in empty accounts, reports nothing to change the second time, and continues after an interruption.',
    why: 'In the emulator, a stack takes no time, and change sets are a model.',
    byHand:
      'Run it, press Ctrl-C while the stack of the pipeline account is being created, and run it again: it must wait until the stack has been created. Change `terraform.principals`, run `npx projen` and `npx ecs-pipeline bootstrap` again: it must change only roles.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html',
    manual: 'the check needs an administrator of each account',
  },
  {
    id: 'state-role',
    claim:
      'With the role for its state, `terraform init` and the first apply of a root work before the state exists, and no other state can be read.',
    why: 'If the role cannot list the bucket, S3 returns `AccessDenied`. Which conditions it checks in that case is undocumented, and not evaluated in the emulator.',
    byHand:
      'After `npx ecs-pipeline bootstrap`, run `npx ecs-pipeline apply dev`. Then assume `shop-state-dev`, and run `aws s3api get-object` for the state of production: it must be denied.',
    source: 'https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required',
    manual: 'the check needs the roles that bootstrap creates',
  },
  {
    id: 'boundary',
    claim:
      'The Terraform role cannot create a role without the permissions boundary, or change a role that has a different one.',
    why: 'The conditions are evaluated by a program that implements their documentation.',
    byHand:
      'Assume `shop-terraform` in dev. `aws iam create-role --role-name shop-dev-x --assume-role-policy-document file://trust.json` must be denied, and must succeed with `--permissions-boundary`. `aws iam delete-role-permissions-boundary --role-name shop-dev-x` must be denied.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    manual: 'the check needs the roles that bootstrap creates',
  },
  {
    id: 'first-apply',
    claim:
      'The first apply of every root succeeds, or fails with an error that is listed in the runbook and succeeds when repeated.',
    why: 'A new IAM role takes seconds to propagate in AWS. In the emulator, it is available immediately.',
    byHand:
      'Follow *First apply* in `docs/pipeline.md`. Compare any error with the list below the steps, and apply again.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html',
  },
  {
    id: 'empty-plan',
    claim: 'A second plan of every root is empty.',
    why: 'AWS rewrites policies and fills in defaults in ways that the emulator does not know.',
    byHand:
      'Run `terraform -chdir=environments/dev plan -detailed-exitcode`, and the same for `pipeline`: the exit code must be 0.',
    source: 'https://developer.hashicorp.com/terraform/cli/commands/plan',
  },
  {
    id: 'provider-6',
    claim: 'Version 6 of the AWS provider plans no changes to what version 5 has applied.',
    why: 'The tests run with 5.100, and use only the schema of version 6.',
    byHand:
      'In a copy of an applied root, set `version = "~> 6.0"`, and run `terraform init -upgrade` and `terraform plan`. The plan must change nothing. Do not apply it.',
    source: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/CHANGELOG.md',
  },
  {
    id: 'terraform-timeouts',
    claim: 'Terraform waits for a stack as long as ECS can take, not only for its default of 30 minutes.',
    why: 'In the emulator, a stack update takes no time.',
    byHand:
      'With `deployment: { circuitBreaker: false }`, apply an `entryPoint` that does not exist. After 31 minutes, Terraform must still be waiting. Then cancel the stack update.',
    source: 'https://developer.hashicorp.com/terraform/language/resources/syntax#operation-timeouts',
    manual: 'the check takes more than half an hour',
  },
  {
    id: 'destroy',
    claim: 'Destroying `pipeline` and then the environments succeeds, and leaves no stack, service, or ECR repository.',
    why: 'In AWS, a deletion fails while something still uses the resource, or if the role that deletes it is already gone.',
    byHand: 'Follow *Destroy everything* in `docs/pipeline.md`, then look at the list of CloudFormation stacks.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
  },
  {
    id: 'cross-region',
    claim: 'CodePipeline deploys to an environment in another Region, with an artifact store there that stays empty.',
    why: 'The program that simulates CodePipeline copies nothing.',
    byHand: 'Give an environment a different `region`, apply, and push an image: its *Deploy* action must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html',
    manual: 'the program runs in a single Region',
  },
  {
    id: 'github-ids',
    claim:
      'GitHub includes the IDs of the owner and the repository in the subject of its tokens, and STS checks the claim `repository_id`.',
    why: 'The emulator issues no GitHub tokens and does not evaluate this trust policy.',
    byHand:
      'Set `push.github` with `repositoryId`, apply, and assume the push role in a workflow. With a wrong ID, it must be denied.',
    source: 'https://docs.github.com/en/actions/reference/security/oidc',
    manual: 'the check needs a GitHub repository',
  },
  {
    id: 'gitlab-push',
    claim:
      'A GitLab pipeline can assume the push role with its ID token. If `projectId` is set, only the pipelines of that project can.',
    why: 'The emulator issues no GitLab tokens and does not evaluate this trust policy.',
    byHand:
      'Set `push.gitlab`, run `npx ecs-pipeline bootstrap`, apply, and copy the pipeline from `docs/workflows` to the project: it must push, and wait for the deployment. On another branch, it must be denied. Set `projectId` and apply: it must be denied until `ci_id_token_sub_claim_components` of the project starts with `project_id`.',
    source: 'https://docs.gitlab.com/ci/cloud_services/aws/',
    manual: 'the check needs a GitLab project',
  },
  {
    id: 'github-environments',
    claim: 'A job gets the role that applies a root only if GitHub admits it to the environment of the same name.',
    why: 'The tests create the tokens themselves, and simulate what GitHub does with a workflow.',
    byHand:
      'Protect the environment `dev` for the branch `main`. In a workflow on another branch, assume `shop-ci-dev` with and without `environment: dev`: both must be denied.',
    source: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
    manual: 'the check needs a GitHub repository',
  },
  {
    id: 'reviewed-plans',
    claim: 'The workflow that applies a merge finds the plans of the pull request, even after a squash or a rebase.',
    why: 'Runs, artifacts, and merged pull requests come from a server on the loopback interface.',
    byHand:
      'Merge a pull request that changes dev, once with each merge method that the repository allows. *Apply* must report what it applied, and must refuse a plan that has become stale.',
    source: 'https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit',
    manual: 'the check needs a GitHub repository',
  },
  {
    id: 'registry-lifecycle',
    claim: 'No lifecycle rule expires an image with a `deployed-*` tag.',
    why: 'The emulator applies no lifecycle policy.',
    byHand:
      'Set `untaggedExpirationDays: 61`, deploy an image, move all its tags except `deployed-dev` to another image, and check after 62 days that it still exists. Alternatively, use `aws ecr start-lifecycle-policy-preview`.',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html',
    manual: 'the check takes two months',
  },
] as const satisfies readonly Item[];
