import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ecsPipeline } from '../cli/cli';
import { exampleConfig, renderWithConfig } from '../e2e/repository';
import { cleanEnvironment, temporaryFolder } from '../tools';
import { FakeCloudFormation, type World } from './fake-cloudformation';

const PIPELINE = '111111111111';
const DEV = '222222222222';

let aws: FakeCloudFormation;

afterEach(() => aws?.stop());

/** Runs the command in the repository of the example three-accounts, with a profile for each account. */
async function bootstrap(args: readonly string[], world: Partial<World> = {}, folder = repository()) {
  aws = await FakeCloudFormation.start(world);
  const credentials = join(folder, 'credentials');
  const profile = (name: string, id: string) => `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = s\n`;
  writeFileSync(credentials, profile('tools', PIPELINE) + profile('my-dev', DEV));
  const profiles = ['--profile', 'pipeline=tools', '--profile', 'dev=my-dev'];
  return ecsPipeline(folder, ['bootstrap', ...args, ...profiles], {
    ...cleanEnvironment(),
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
}

function repository(): string {
  const folder = temporaryFolder();
  renderWithConfig(exampleConfig(), folder);
  return folder;
}

test('existing resources of all accounts are reported together, before anything is created', async () => {
  const { exitCode, stderr } = await bootstrap(['pipeline', 'dev', '--yes'], {
    bucketStatus: 403,
    roles: [`${DEV} shop-terraform`, `${PIPELINE} shop-ci-dev`],
  });

  expect(stderr).toBe(`\
account 111111111111 (pipeline): the bucket shop-terraform-state-111111111111 already exists, but is in another account or not accessible; set terraform.stateBucket to create one with another name
account 111111111111 (pipeline): the role shop-ci-dev already exists; delete it unless something else needs it
account 222222222222 (dev): the role shop-terraform already exists; to use it, set terraform.existing: [roles] and terraform.roleName; to create one with another name, set terraform.roleName
Nothing was created.
`);
  expect({ exitCode, changes: aws.changes }).toEqual({ exitCode: 1, changes: [] });
});

test('an existing OIDC provider can be used', async () => {
  const folder = temporaryFolder();
  const services = [{ name: 'api', push: { gitlab: { project: 'example/api' } } }];
  renderWithConfig({ ...exampleConfig(), services }, folder);
  const providers = ['token.actions.githubusercontent.com', 'gitlab.com'].map(
    (issuer) => `arn:aws:iam::${PIPELINE}:oidc-provider/${issuer}`,
  );
  const { exitCode, stderr } = await bootstrap(['pipeline', '--yes'], { providers }, folder);

  expect(stderr).toBe(`\
account 111111111111 (pipeline): ${providers[0]} already exists; to use it, set pipeline.createGithubOidcProvider: false
account 111111111111 (pipeline): ${providers[1]} already exists; to use it, set pipeline.createGitlabOidcProvider: false
Nothing was created.
`);
  expect({ exitCode, changes: aws.changes }).toEqual({ exitCode: 1, changes: [] });
});

test('only the reviewed templates are deployed', async () => {
  const folder = repository();
  writeFileSync(join(folder, 'bootstrap/environments.yaml'), 'Resources: {}\n');
  const { exitCode, stderr } = await bootstrap(['dev', '--yes'], {}, folder);

  expect(stderr).toBe(
    'bootstrap/environments.yaml: out of date with ecs-pipeline.yaml; run npx projen and review the diff\n',
  );
  expect({ exitCode, calls: aws.calls }).toEqual({ exitCode: 1, calls: [] });
});

test('--print shows AWS CLI commands, with a placeholder for a missing profile', async () => {
  const { exitCode, stdout } = await bootstrap(['--print', 'dev', 'production']);

  expect(stdout).toContain(`\
# account 222222222222 (dev)
aws cloudformation deploy \\
  --profile my-dev \\
  --region eu-west-1 \\
  --stack-name shop-bootstrap \\
  --template-file bootstrap/environments.yaml \\
  --capabilities CAPABILITY_NAMED_IAM \\
  --no-fail-on-empty-changeset
`);
  expect(stdout).toContain('--profile PRODUCTION_PROFILE');
  expect({ exitCode, calls: aws.calls }).toEqual({ exitCode: 0, calls: [] });
});

test('an unknown account', async () => {
  const { exitCode, stderr } = await bootstrap(['prodution', '--yes']);

  expect(stderr).toBe('unknown environment or account, got "prodution"; did you mean production?\n');
  expect(exitCode).toBe(1);
});

test('--yes is required without a terminal', async () => {
  const { exitCode, stderr } = await bootstrap(['dev']);

  expect(stderr).toContain('--yes: required if there is no terminal');
  expect({ exitCode, calls: aws.calls }).toEqual({ exitCode: 1, calls: [] });
});
