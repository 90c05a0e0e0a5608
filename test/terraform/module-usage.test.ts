import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { executedBlocks } from '../docs/executed-blocks';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';

const MODULES = join(__dirname, '../../templates/modules');

const USAGES = [
  executedBlocks('templates/modules/artifact-store/README.md', 'hcl', __filename),
  executedBlocks('templates/modules/ecr-source/README.md', 'hcl', __filename),
  executedBlocks('templates/modules/pipeline/README.md', 'hcl', __filename),
  executedBlocks('templates/modules/service/README.md', 'hcl', __filename),
].flatMap((blocks) => blocks.all());

const GITHUB_PROVIDER = `
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}
`;

/** What the usages refer to, besides each other: the service in other environments, and GitHub's OIDC provider. */
function surroundings(): string {
  const service = USAGES.find((usage) => usage.startsWith('module "api" {'))!;
  return [service.replace('"api"', '"api_dev"'), service.replace('"api"', '"api_production"'), GITHUB_PROVIDER].join(
    '\n',
  );
}

describeWith(['terraform'], 'the usages in the READMEs of the modules, all in one root', () => {
  let root: string;

  beforeAll(async () => {
    const folder = temporaryFolder();
    root = join(folder, 'environments/dev');
    cpSync(MODULES, join(folder, 'modules'), { recursive: true });
    mkdirSync(root, { recursive: true });
    for (const [index, usage] of USAGES.entries()) {
      // Some usages are for the root pipeline, which is one folder closer to the modules.
      writeFileSync(join(root, `usage_${index}.tf`), usage.replace('"../modules/', '"../../modules/'));
    }
    writeFileSync(join(root, 'surroundings.tf'), surroundings());
    await run('terraform', ['init', '-backend=false'], { cwd: root, env: terraformEnvironment() });
  }, 120_000);

  test('are formatted', async () => {
    const { stdout } = await run('terraform', ['fmt', '-check', '-diff'], { cwd: root, mayFail: true });

    expect(stdout).toBe('');
  });

  test('are valid', async () => {
    const { stdout } = await run('terraform', ['validate', '-json'], {
      cwd: root,
      env: terraformEnvironment(),
      mayFail: true,
    });

    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], valid: true });
  });
});
