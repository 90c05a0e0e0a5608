import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveModel } from '../../src/model/resolve-model';
import { checkConfig } from '../../src/reading/check-config';
import { parseConfig } from '../../src/reading/parse-config';
import { renderRepository } from '../../src/render/repository';
import { executedBlocks } from '../docs/executed-blocks';
import { render } from '../e2e/repository';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';
import { Recipe, readRecipes } from './cookbook';
import { cfnLint, stacksInMockedAccount } from './service-templates';

const RECIPES = readRecipes(
  executedBlocks('docs/cookbook.md', 'yaml', __filename),
  executedBlocks('docs/cookbook.md', 'hcl', __filename),
);

/** What the user's files define in every environment. */
const INPUTS = `
locals {
  assign_public_ip                 = true
  cluster_name                     = "shop-dev"
  listener_arn                     = "arn:aws:elasticloadbalancing:eu-west-1:222222222222:listener/app/shop-dev/0123456789abcdef/fedcba9876543210"
  load_balancer_security_group_ids = ["sg-0a1b2c3d4e5f60003"]
  security_group_ids               = ["sg-0a1b2c3d4e5f60004"]
  subnet_ids                       = ["subnet-0a1b2c3d4e5f60001"]
}
`;

const configOf = ({ config, title }: Recipe) => parseConfig(config, title);

test.each(RECIPES)('$title: the config is valid', (recipe) => {
  expect(checkConfig(configOf(recipe))).toEqual([]);
});

/** The files that a reader would have in dev, with modules and resources named after the recipe. */
function rootOf(recipe: Recipe, index: number): string {
  const generated = renderRepository(resolveModel(configOf(recipe)));
  const main = generated.find(({ path }) => path === 'environments/dev/main.tf')!.content;
  const own = recipe.files.filter(({ path }) => path.startsWith('environments/dev/')).map(({ content }) => content);
  return [main, ...own]
    .join('\n')
    .replaceAll(/^module "/gm, `module "recipe_${index}_`)
    .replaceAll(/\bmodule\./g, `module.recipe_${index}_`)
    .replaceAll(/^(resource "\w+") "/gm, `$1 "recipe_${index}_`);
}

describeWith(['terraform', 'cfn-lint'], 'the services of docs/cookbook.md, all in one root', () => {
  let folder: string;

  beforeAll(async () => {
    const repository = temporaryFolder();
    render(configOf(RECIPES[0]!), repository);
    folder = join(repository, 'environments/all');
    mkdirSync(folder);
    writeFileSync(join(folder, 'inputs.tf'), INPUTS);
    for (const [index, recipe] of RECIPES.entries()) {
      writeFileSync(join(folder, `recipe_${index}.tf`), rootOf(recipe, index));
    }
    await run('terraform', ['init', '-backend=false'], { cwd: folder, env: terraformEnvironment() });
  }, 300_000);

  test('are formatted', async () => {
    const { stdout } = await run('terraform', ['fmt', '-check', '-diff'], { cwd: folder, mayFail: true });

    expect(stdout).toBe('');
  });

  test('are valid, and cfn-lint finds nothing in their templates, not even informational findings', async () => {
    const validated = await run('terraform', ['validate', '-json'], {
      cwd: folder,
      env: terraformEnvironment(),
      mayFail: true,
    });
    expect(JSON.parse(validated.stdout)).toMatchObject({ diagnostics: [], valid: true });

    const stacks = await stacksInMockedAccount(folder);
    const services = RECIPES.flatMap((recipe) => configOf(recipe).services);
    expect(stacks).toHaveLength(services.length);
    const templates = temporaryFolder();
    const files = stacks.map(({ address, template }) => {
      const file = `${address.split('.')[1]}.json`;
      writeFileSync(join(templates, file), template);
      return file;
    });
    expect(await cfnLint(files, templates)).toBe('');
  }, 300_000);
});
