import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, renderLeftovers } from './clean-up';
import { Project } from './project';

const account = (id: string) => ({ id, profile: `profile-${id}`, arn: `arn:aws:iam::${id}:user/someone` });

/** A project with all roots applied, or only the given ones. Destroying the `failing` roots fails. */
function projectOf({ applied, failing = [] }: { applied?: readonly string[]; failing?: readonly string[] } = {}) {
  const accounts = {
    pipeline: account('111111111111'),
    environments: { dev: account('222222222222'), staging: account('333333333333') },
  };
  const project = new Project('live-test', 'eu-west-1', accounts, {});
  const destroyed: string[] = [];
  const environments = project.environments.map((name) => ({
    name,
    calmDown: async () => {
      destroyed.push(`(${name} calms down)`);
    },
  }));
  jest.spyOn(project, 'root').mockImplementation((path) => {
    const root = Project.prototype.root.call(project, path);
    jest.spyOn(root, 'destroy').mockImplementation(async () => {
      if (failing.includes(path)) throw new Error(`terraform destroy\nin ${path}: exit code 1\nError: it is in use`);
      destroyed.push(path);
    });
    return root;
  });
  for (const root of applied ?? project.roots) writeFileSync(join(project.folder, root, 'terraform.tfstate'), '{}');
  return { clean: () => cleanUp(project, environments, () => undefined), project, destroyed };
}

const projects: Project[] = [];
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

test('the pipeline is destroyed before the environments, and the folder is removed', async () => {
  const { clean, destroyed, project } = projectOf();
  expect(await clean()).toEqual([]);
  expect(destroyed).toEqual([
    'pipeline',
    '(dev calms down)',
    '(staging calms down)',
    'environments/dev',
    'environments/staging',
  ]);
  expect(existsSync(project.folder)).toBe(false);
});

test('a root that is not applied yet is not destroyed', async () => {
  const { clean, destroyed, project } = projectOf({ applied: ['environments/staging'] });
  await clean();
  expect(destroyed).toEqual(['(staging calms down)', 'environments/staging']);
  expect(existsSync(project.folder)).toBe(false);
});

test('a root that cannot be destroyed does not stop the others, and its state is kept', async () => {
  const { clean, destroyed, project } = projectOf({ failing: ['pipeline', 'environments/dev'] });
  projects.push(project);
  const leftovers = await clean();
  expect(destroyed).toEqual(['(dev calms down)', '(staging calms down)', 'environments/staging']);
  expect(renderLeftovers(leftovers, 'Not removed:')).toBe(
    [
      'Not removed:',
      '  pipeline: Error: it is in use',
      `    terraform -chdir=${project.folder}/pipeline destroy`,
      '  environments/dev: Error: it is in use',
      `    terraform -chdir=${project.folder}/environments/dev destroy`,
      '',
    ].join('\n'),
  );
  expect(existsSync(join(project.folder, 'pipeline/terraform.tfstate'))).toBe(true);
});
