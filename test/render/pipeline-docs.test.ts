import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineConfig, ExecutionMode } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderPipelineDocs } from '../../src/render/pipeline-docs';
import { TEMPLATES } from '../../src/render/template';
import { configWithEnvironment, minimalConfig } from '../config/fixtures';
import { exampleConfig } from '../e2e/repository';

const runbookOf = (config: EcsPipelineConfig) => renderPipelineDocs(resolveModel(config)).content;

const RUNBOOKS: [string, string][] = [
  ['one environment without an approval', runbookOf(minimalConfig())],
  ['several accounts', runbookOf(exampleConfig('three-accounts'))],
  ['every key', runbookOf(exampleConfig('everything'))],
];

/** The anchor that GitHub gives a heading of letters, digits, spaces and hyphens. */
const anchor = (heading: string) => heading.toLowerCase().replaceAll(' ', '-');

const headingsOf = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);

/** The text below a heading, up to the next one. */
function section(text: string, heading: string): string {
  const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`${heading}: is no heading, got ${headingsOf(text).join(', ')}`);
  return found;
}

describe.each(RUNBOOKS)('the runbook of a repository with %s', (_, text) => {
  test('has a table of contents with all of its headings, in their order', () => {
    const [contents] = text.split(/^## /m);

    const links = [...contents!.matchAll(/^- \[(.*)\]\(#(.*)\)$/gm)].map(([, title, target]) => [title, target]);
    expect(links).toEqual(headingsOf(text).map((heading) => [heading, anchor(heading)]));
  });

  test('has no link into itself that leads nowhere', () => {
    const targets = [...text.matchAll(/\]\(#(.*?)\)/g)].map(([, target]) => target!);
    const anchors = headingsOf(text).map(anchor);

    expect(targets.filter((target) => !anchors.includes(target))).toEqual([]);
  });

  test('has commands that fit into a terminal', () => {
    const commands = [...text.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block]) => block!.split('\n'));

    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter((line) => line.length > 120)).toEqual([]);
  });

  test('numbers the steps of each task without a gap', () => {
    for (const heading of headingsOf(text)) {
      const numbers = [...section(text, heading).matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
      expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
    }
  });
});

describe('stages', () => {
  const stages = section(runbookOf(configWithEnvironment({ approval: true })), 'Stages');

  test('have the actions that the pipeline module gives them, in their order', () => {
    const module = readFileSync(join(TEMPLATES, 'modules/pipeline/stages.tf'), 'utf8');
    const ofModule = [...module.matchAll(/^ {10}name +?= "(\w+)"$/gm)].map(([, name]) => name);
    const rows = [...stages.matchAll(/^\| (`.*`)? ?\| (\w+) \|/gm)].map(([, , action]) => action);

    expect(rows).toEqual(['Source', ...ofModule]);
    expect(ofModule).toContain('Approve');
  });

  test('tell by name what the commands of the other sections take', () => {
    expect(stages).toMatch(/^\| `approve-dev` \|/m);
    expect(stages).toMatch(/^\| `deploy-dev` \|/m);
    const text = runbookOf(configWithEnvironment({ approval: true }));
    expect(section(text, 'Approve or reject a deployment')).toContain('--stage-name approve-ENVIRONMENT \\\n');
    expect(section(text, 'A deployment failed')).toContain('--stage-name deploy-ENVIRONMENT \\\n');
  });

  test.each([
    [5, '5 minutes'],
    [60, '1 hour'],
    [90, '90 minutes'],
    [120, '2 hours'],
    [1440, '1 day'],
    [1500, '25 hours'],
    [86_400, '60 days'],
  ])('say how long an approval waits: %i minutes are %s', (timeoutMinutes, expected) => {
    const text = runbookOf(configWithEnvironment({ approval: { timeoutMinutes } }));

    expect(section(text, 'Stages')).toContain(`waits up to ${expected} for an answer`);
  });
});

describe('the state bucket', () => {
  const command = (region: string) =>
    /aws s3api create-bucket.*?\n\n/s.exec(runbookOf({ ...minimalConfig(), region }))![0].trim();

  test('is created in its Region', () => {
    expect(command('eu-west-1').split('\n').at(-1)!.trim()).toBe(
      '--create-bucket-configuration LocationConstraint=eu-west-1',
    );
  });

  test('is created without a location constraint in us-east-1, where S3 refuses one', () => {
    expect(command('us-east-1').split('\n').at(-1)!.trim()).toBe('--region us-east-1');
  });
});

describe('the first apply', () => {
  const step = (config: EcsPipelineConfig) => section(runbookOf(config), 'First apply').match(/^2\. .*$/m)?.[0];

  test('takes the credentials of each account', () => {
    expect(step(minimalConfig())).toBe(
      '2. For each root, use credentials of its own account that may also use the state bucket in account 111111111111.',
    );
  });

  test('takes credentials that may assume the role that the config names', () => {
    expect(step(minimalConfig({ terraform: { roleName: 'ops/terraform' } }))).toBe(
      '2. Use credentials that may assume the role `ops/terraform` in every account.',
    );
  });
});

describe('a task that some repositories do not have', () => {
  test('without an approval there is none to give or to reject', () => {
    expect(runbookOf(minimalConfig())).not.toMatch(/approv|reject/i);
  });

  test('with an approval a rollback may have to wait for it', () => {
    const rollBack = section(runbookOf(configWithEnvironment({ approval: true })), 'Roll back');

    expect(rollBack).toContain('[reject it](#approve-or-reject-a-deployment)');
  });

  test('only where executions supersede each other can a push take the place of a rollback', () => {
    const withMode = (executionMode?: ExecutionMode) =>
      section(runbookOf(minimalConfig({ pipeline: { accountId: '111111111111', executionMode } })), 'Roll back');

    expect(withMode()).toContain('`SUPERSEDED`');
    expect(withMode(ExecutionMode.QUEUED)).not.toContain('SUPERSEDED');
  });

  test('the page says which service its commands are for where there are several', () => {
    const note = 'The commands on this page are for the service api.';

    expect(runbookOf(minimalConfig({ services: [{ name: 'api' }, { name: 'web' }] }))).toContain(note);
    expect(runbookOf(minimalConfig())).not.toContain('The commands on this page');
  });
});
