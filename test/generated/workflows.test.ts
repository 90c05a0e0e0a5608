import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { GithubPushConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { ACTIONS } from '../../src/render/actions';
import { renderBuildWorkflows } from '../../src/render/build-workflows';
import { minimalConfig } from '../config/fixtures';
import { describeWith } from '../tools';
import { Workflow, workflowFaults } from './workflow-faults';

const EXAMPLES = join(__dirname, '../../examples');
const NAMES = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const GOOD = `on: push
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo "$GITHUB_SHA"
`;

/** Changes that introduce faults, with the faults that the linters must find. */
const BAD: [string, string, string][] = [
  ['runs-on: ubuntu-latest', 'needs: deploy', 'line 5: '],
  ['echo "$GITHUB_SHA"', 'echo $(pwd)', 'SC2046: '],
  ['"$GITHUB_SHA"', '"${{ github.sha }}"', 'expression in a script: '],
  ['run: echo "$GITHUB_SHA"', 'uses: actions/checkout@v4', 'not pinned: actions/checkout@v4'],
  ['permissions:\n  contents: read\n', '', 'no permissions: build'],
];

describeWith(['shellcheck'], 'the workflows of GitHub Actions', () => {
  test.each(NAMES)('in examples/%s have no linter findings', async (name) => {
    expect(await workflowFaults(workflowsOf(name))).toEqual([]);
  });

  test.each<[string, Partial<GithubPushConfig>]>([
    ['tags', { tags: ['v*', '1.0'] }],
    ['branches and tags', { branches: ['release/*'], tags: ['v*'] }],
    ['environments', { environments: ['production', 'eu: 1'] }],
    ['branches and environments', { branches: ['main'], environments: ['production'] }],
  ])('that push from %s have nothing that linters find', async (_, github) => {
    const services = [{ name: 'api', push: { github: { repository: 'example/api', ...github } } }];

    expect(await workflowFaults(renderBuildWorkflows(resolveModel(minimalConfig({ services }))))).toEqual([]);
  });

  test('exist', () => {
    expect(NAMES.flatMap(workflowsOf)).not.toEqual([]);
  });

  test('use every pinned action', () => {
    const text = NAMES.flatMap(workflowsOf)
      .map(({ content }) => content)
      .join('\n');

    expect(Object.values(ACTIONS).filter((action) => !text.includes(action))).toEqual([]);
  });

  test('a good workflow has no faults', async () => {
    expect(await workflowFaults([{ path: 'build.yml', content: GOOD }])).toEqual([]);
  });

  test.each(BAD)('%j must not be %j', async (text, replacement, fault) => {
    const content = GOOD.replace(text, () => replacement);

    expect(await workflowFaults([{ path: 'build.yml', content }])).toContainEqual(
      expect.stringContaining(`build.yml: ${fault}`),
    );
  });
});

/** The workflows of the repository itself and those to copy to other repositories. */
function workflowsOf(example: string): Workflow[] {
  return ['.github/workflows', 'docs/workflows']
    .map((folder) => join(EXAMPLES, example, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => !file.endsWith('.gitlab-ci.yml'))
    .map((file) => ({ path: relative(EXAMPLES, file), content: readFileSync(file, 'utf8') }));
}
