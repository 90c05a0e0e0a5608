import type { Item } from './items';

export const SETUP_ITEMS = [
  {
    id: 'bootstrap',
    claim:
      '`npx ecs-pipeline bootstrap` creates its stacks in empty accounts, says the second time that there is nothing to change, and goes on where it was interrupted.',
    why: 'In the emulator a stack takes no time, and change sets are a model.',
    byHand:
      'Run it, press Ctrl-C while the stack of the pipeline account is created, and run it again: it must wait for the end of the creation. Change `terraform.principals`, run `npx projen` and again `npx ecs-pipeline bootstrap`: only roles may change.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html',
    manual: 'it needs an administrator of each account',
  },
  {
    id: 'state-role',
    claim:
      'With the role of its state, `terraform init` and the first apply of a root work while the state does not exist, and no other state can be read.',
    why: 'S3 says that access is denied where the role may not list the bucket. Which conditions it checks then is not documented, and not evaluated in the emulator.',
    byHand:
      'After `npx ecs-pipeline bootstrap`, run `npx ecs-pipeline apply dev`. Then assume `shop-state-dev`, and run `aws s3api get-object` for the state of production: it must be denied.',
    source: 'https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required',
    manual: 'it needs the roles of bootstrap',
  },
  {
    id: 'boundary',
    claim: "Terraform's role creates no role without the permissions boundary, and changes none that has another one.",
    why: 'The conditions are evaluated by a program that knows them from documentation.',
    byHand:
      'Assume `shop-terraform` in dev. `aws iam create-role --role-name shop-dev-x --assume-role-policy-document file://trust.json` must be denied, and work with `--permissions-boundary`. `aws iam delete-role-permissions-boundary --role-name shop-dev-x` must be denied.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    manual: 'it needs the roles of bootstrap',
  },
  {
    id: 'first-apply',
    claim:
      'The first apply of every root succeeds, or fails with an error that the runbook lists and succeeds when it is repeated.',
    why: 'A new IAM role takes seconds to be known everywhere in AWS, and at once in the emulator.',
    byHand:
      'Follow *First apply* in `docs/pipeline.md`. Compare any error with the list below its steps, and apply again.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html',
  },
  {
    id: 'empty-plan',
    claim: 'A second plan of every root is empty.',
    why: 'AWS rewrites policies and fills in defaults in ways that the emulator does not know.',
    byHand:
      'Run `terraform -chdir=environments/dev plan -detailed-exitcode`, and the same for `pipeline`: exit code 0.',
    source: 'https://developer.hashicorp.com/terraform/cli/commands/plan',
  },
  {
    id: 'provider-6',
    claim: 'Version 6 of the AWS provider plans no change of what version 5 has applied.',
    why: 'The tests run with 5.100 and know only the schema of version 6.',
    byHand:
      'In a copy of an applied root, set `version = "~> 6.0"`, run `terraform init -upgrade` and `terraform plan`. It must change nothing; do not apply.',
    source: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/CHANGELOG.md',
  },
  {
    id: 'terraform-timeouts',
    claim: 'Terraform waits for a stack as long as ECS may take, not only for its default of 30 minutes.',
    why: 'A stack update takes no time in the emulator.',
    byHand:
      'With `deployment: { circuitBreaker: false }`, apply an `entryPoint` that does not exist. After 31 minutes Terraform must still be waiting. Then cancel the stack update.',
    source: 'https://developer.hashicorp.com/terraform/language/resources/syntax#operation-timeouts',
    manual: 'it takes more than half an hour',
  },
  {
    id: 'destroy',
    claim: 'Destroying `pipeline` and then the environments succeeds and leaves no stack, service or registry.',
    why: 'In AWS a deletion fails while something still uses the resource, or when the role that deletes it is already gone.',
    byHand: 'Follow *Destroy everything* in `docs/pipeline.md`, then look at the list of CloudFormation stacks.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
  },
  {
    id: 'cross-region',
    claim: 'CodePipeline deploys to an environment in another Region, with an artifact store there that stays empty.',
    why: 'The program that plays CodePipeline copies nothing.',
    byHand: 'Give an environment another `region`, apply, push an image: its *Deploy* action must succeed.',
    source: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html',
    manual: 'it works in one Region',
  },
  {
    id: 'github-ids',
    claim:
      'GitHub puts the ids of owner and repository into the subject of its tokens, and STS compares `repository_id`.',
    why: 'The emulator issues no GitHub tokens and does not evaluate this trust.',
    byHand:
      'Set `push.github` with `repositoryId`, apply, and assume the push role in a workflow. With a wrong id it must be refused.',
    source: 'https://docs.github.com/en/actions/reference/security/oidc',
    manual: 'it needs a GitHub repository',
  },
  {
    id: 'gitlab-push',
    claim:
      'A pipeline of GitLab assumes the push role by its ID token, and with `projectId` by the id of its project only.',
    why: 'The emulator issues no GitLab tokens and does not evaluate this trust.',
    byHand:
      'Set `push.gitlab`, run `npx ecs-pipeline bootstrap`, apply, and copy the pipeline from `docs/workflows` to the project: it must push, and wait for the deployment. The same on another branch must be refused. Set `projectId`, apply: it must be refused, until `ci_id_token_sub_claim_components` of the project begins with `project_id`.',
    source: 'https://docs.gitlab.com/ci/cloud_services/aws/',
    manual: 'it needs a GitLab project',
  },
  {
    id: 'github-environments',
    claim: 'A job gets the role that applies a root only where GitHub lets it into the environment of that name.',
    why: 'The tests make the tokens themselves, and play what GitHub does with a workflow.',
    byHand:
      'Protect the environment `dev` for the branch `main`. In a workflow of another branch, assume `shop-ci-dev` with and without `environment: dev`: both must be refused.',
    source: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
    manual: 'it needs a GitHub repository',
  },
  {
    id: 'reviewed-plans',
    claim:
      'The workflow that applies a merge finds the plans that the pull request left, also after a squash or a rebase.',
    why: 'Runs, artifacts and merged pull requests are those of a server on the loopback interface.',
    byHand:
      'Merge a pull request that changes dev, once with each way of merging that the repository allows. *Apply* must say what it applied; it must refuse a plan that somebody made stale.',
    source: 'https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit',
    manual: 'it needs a GitHub repository',
  },
  {
    id: 'registry-lifecycle',
    claim: 'No lifecycle rule expires an image with a `deployed-*` tag.',
    why: 'The emulator applies no lifecycle policy.',
    byHand:
      'Set `untaggedExpirationDays: 1`, deploy an image, move all tags but `deployed-dev` away from it, and look for it after two days; or look at `aws ecr start-lifecycle-policy-preview`.',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html',
    manual: 'it takes days',
  },
] as const satisfies readonly Item[];
