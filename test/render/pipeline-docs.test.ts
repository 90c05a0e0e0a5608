import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/command-line';
import { EcsPipelineConfig, ExistingPart } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderPipelineDocs } from '../../src/render/pipeline-docs';
import { TEMPLATES } from '../../src/render/template';
import { configWithEnvironment, minimalConfig, minimalEnvironment } from '../config/fixtures';
import { exampleConfig } from '../e2e/repository';

const runbookOf = (config: EcsPipelineConfig) => renderPipelineDocs(resolveModel(config)).content;

const RUNBOOKS: [string, string][] = [
  ['one environment without an approval', runbookOf(minimalConfig())],
  ['several accounts', runbookOf(exampleConfig('three-accounts'))],
  ['every key', runbookOf(exampleConfig('everything'))],
];

/** GitHub's anchor of a heading with letters, digits, spaces and hyphens. */
const anchor = (heading: string) => heading.toLowerCase().replaceAll(' ', '-');

const headingsOf = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);

/** The text below a heading, up to the next one. */
function section(text: string, heading: string): string {
  const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`${heading}: unknown heading, got ${headingsOf(text).join(', ')}`);
  return found;
}

/** The commands for the first apply and for on-call engineers. */
const commandsOf = (text: string) => [
  ...['bootstrap', 'doctor', 'apply'],
  ...['status', 'history', 'deploy', 'rollback', 'hold', 'release'],
  ...(text.includes('## Approve or reject') ? ['approve', 'reject'] : []),
  ...(text.includes('requires agreements for') ? ['agree'] : []),
];

describe.each(RUNBOOKS)('the runbook of a repository with %s', (_, text) => {
  test('has a table of contents with all of its headings, in their order', () => {
    const [contents] = text.split(/^## /m);

    const links = [...contents!.matchAll(/^- \[(.*)\]\(#(.*)\)$/gm)].map(([, title, target]) => [title, target]);
    expect(links).toEqual(headingsOf(text).map((heading) => [heading, anchor(heading)]));
  });

  test('has no broken internal links', () => {
    const targets = [...text.matchAll(/\]\(#(.*?)\)/g)].map(([, target]) => target!);
    const anchors = [...text.matchAll(/^##+ (.*)$/gm)].map(([, heading]) => anchor(heading!));

    expect(targets.filter((target) => !anchors.includes(target))).toEqual([]);
  });

  test('uses existing ecs-pipeline commands and options, before the commands of the AWS CLI', () => {
    const program = createProgram(() => undefined);
    const [onCall, appendix] = text.split('\n## Without ecs-pipeline\n');
    const used = [...onCall!.matchAll(/^ *npx ecs-pipeline (\w+) ?(.*)$/gm)];

    expect(new Set(used.map(([, name]) => name))).toEqual(new Set([...commandsOf(onCall!), 'apply', 'destroy']));
    for (const [line, name, rest] of used) {
      const command = program.commands.find((candidate) => candidate.name() === name);
      const options = [...rest!.matchAll(/--[\w-]+/g)].map(([option]) => option);
      expect([line, command?.options.map(({ long }) => long)]).toEqual([line, expect.arrayContaining(options)]);
    }
    expect(appendix).not.toMatch(/npx ecs-pipeline/);
  });

  test('has commands that fit in a terminal', () => {
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

  test('have the actions of the pipeline module, in order', () => {
    const textOf = (file: string) => readFileSync(join(TEMPLATES, 'modules/pipeline', file), 'utf8');
    const module = textOf('stages.tf');
    const [, approval] = /name == null \? "(\w+)"/.exec(textOf('approval_texts.tf'))!;
    const ofFunction: string[] = JSON.parse(/for name in (\[.*?\])/.exec(module)![1]!);
    const ofOthers = [...module.matchAll(/^ +name +?= .*?"([A-Z]\w+)"/gm)].map(([, name]) => name!);
    const rows = [...stages.matchAll(/^\| (`.*`)? ?\| (\w+) \|/gm)].map(([, , action]) => action!);

    expect(rows).toEqual(['Source', 'Inspect', 'Approve', 'Prepare', 'Deploy', 'Record']);
    expect(['Source', approval!, ...ofFunction, ...ofOthers].sort()).toEqual([...rows].sort());
  });

  test('list the names that the commands in other sections need', () => {
    expect(stages).toMatch(/^\| `approve-dev` \|/m);
    expect(stages).toMatch(/^\| `deploy-dev` \|/m);
    const text = runbookOf(configWithEnvironment({ approval: true }));
    expect(section(text, 'Without ecs-pipeline')).toContain('--stage-name approve-ENVIRONMENT \\\n');
    expect(section(text, 'A deployment failed')).toContain('--stage-name deploy-ENVIRONMENT \\\n');
  });

  test('list the checks before a promotion and the approvals that it makes outdated', () => {
    const rows = section(runbookOf(exampleConfig('three-accounts')), 'Stages').split('\n');
    const rowsOf = (action: string) => rows.filter((row) => row.includes(`| ${action} |`));

    expect(rowsOf('Prepare').map((row) => /checks (.*?)\. Then/.exec(row)![1])).toEqual([
      'that dev is not on hold',
      'that dev runs the image and that staging is not on hold',
      'that staging runs the image and that production is not on hold',
    ]);
    expect(
      rowsOf('Record').map(
        (row) => /Stops executions in `(.*?)` that are waiting for approval of a different image/.exec(row)?.[1],
      ),
    ).toEqual(['approve-staging', 'approve-production', undefined]);
  });

  test.each([
    [5, '5 minutes'],
    [60, '1 hour'],
    [90, '90 minutes'],
    [120, '2 hours'],
    [1440, '1 day'],
    [1500, '25 hours'],
    [86_400, '60 days'],
  ])('show the timeout of an approval: %i minutes are %s', (timeoutMinutes, expected) => {
    const text = runbookOf(configWithEnvironment({ approval: { timeoutMinutes } }));

    expect(section(text, 'Stages')).toContain(`waits up to ${expected} for an answer`);
  });
});

describe('several approvals', () => {
  const approval = [
    { name: 'qa', approvers: ['arn:aws:iam::111111111111:role/qa', 'arn:aws:iam::111111111111:user/ada'] },
    { name: 'release', timeoutMinutes: 60 },
  ];
  const text = runbookOf(
    minimalConfig({ environments: [minimalEnvironment('dev'), minimalEnvironment('production', { approval })] }),
  );

  test('are steps of the path and actions of the stage', () => {
    expect(text).toContain('\npush ─► dev ─► (approvals: qa, release) ─► production\n');
    expect(section(text, 'Overview')).toMatch(/^\| production \|.*\| after the approvals qa and release \|/m);
    expect(section(text, 'Stages')).toMatch(/^\| \| Approve-qa \| .* waits up to 7 days /m);
    expect(section(text, 'Stages')).toMatch(/^\| \| Approve-release \| .* waits up to 1 hour /m);
  });

  test('are all required, and their approvers are listed', () => {
    const answer = section(text, 'Approve or reject a deployment');

    expect(section(text, 'Without ecs-pipeline')).toContain('  --action-name ACTION \\\n');
    expect(answer).toContain('| production | `Approve-qa` | the role `qa` or the user `ada` |\n');
    expect(answer).toContain(
      '| production | `Approve-release` | anyone with the policy `shop-approve-production.release` |',
    );
    expect(answer).toContain('all of them are required');
  });

  test('a direct deployment requires an agreement for each approval', () => {
    const direct = section(text, 'Deploy to one environment');

    expect(direct).toContain('In production, an image that has not run there requires agreements for qa and release');
    expect(direct).toContain('\nnpx ecs-pipeline agree production --image TAG --approval APPROVAL\n');
    expect(section(text, 'Without ecs-pipeline')).toContain(
      '--name /ecs-pipeline/shop/shop_api/production/agreement/APPROVAL \\\n',
    );
    expect(section(text, 'A deployment stopped')).toContain('requires agreements for');
  });

  test('a single approval needs no agreement', () => {
    const one = runbookOf(configWithEnvironment({ approval: { name: 'qa' } }));

    expect(one).toContain('--action-name ACTION');
    expect(one).not.toMatch(/agreement/);
    expect(runbookOf(configWithEnvironment({ approval: true }))).toContain('--action-name Approve ');
  });
});

describe('notifications', () => {
  test('are listed, with a note about the confirmation', () => {
    const text = runbookOf(exampleConfig('everything'));
    const rows = section(text, 'Overview').split('| Recipients |')[1]!.split('\n\n')[0]!.split('\n').slice(2);

    expect(rows).toEqual([
      '| qa@example.com | the approval qa is pending | pre-production |',
      '| releases@example.com and on-call@example.com | the approval release is pending | production |',
      '| on-call@example.com | a stage fails, a direct deployment or a rollback succeeds and a hold starts or ends | production |',
      '| the topic `arn:aws:sns:eu-west-1:111111111111:chat` | an approval is pending and a stage fails | all |',
      '| qa-lead@example.com | an approval is pending | pre-production |',
    ]);
    expect(section(text, 'First apply')).toContain('until you confirm');
  });

  test('are not mentioned without recipients', () => {
    expect(runbookOf(minimalConfig())).not.toMatch(/Recipients|until you confirm/);
  });
});

describe('the first apply', () => {
  const sectionOf = (config: EcsPipelineConfig) => section(runbookOf(config), 'First apply').replaceAll(/\n +/g, ' ');

  test('bootstraps with a profile for each account, and applies with credentials that the pipeline account allows', () => {
    const text = sectionOf(minimalConfig());

    expect(text).toContain(
      'npx ecs-pipeline bootstrap \\ --profile pipeline=shop-pipeline \\ --profile dev=shop-dev ```',
    );
    expect(text).toContain(
      'Terraform assumes the role `bootstrap/shop/shop-terraform` in each account. Use credentials for account 111111111111 that',
    );
    expect(text).toContain('export AWS_PROFILE=shop-pipeline npx ecs-pipeline doctor npx ecs-pipeline apply');
  });

  test('uses the credentials of the principals in the config', () => {
    const principals = ['arn:aws:iam::111111111111:role/ops', 'arn:aws:iam::111111111111:role/ci-*'];

    expect(sectionOf(minimalConfig({ terraform: { principals } }))).toContain(
      'Use credentials of `arn:aws:iam::111111111111:role/ops` or `arn:aws:iam::111111111111:role/ci-*`.',
    );
  });

  test('uses the credentials of each account', () => {
    const text = sectionOf(minimalConfig({ terraform: { existing: [ExistingPart.ROLES, ExistingPart.STATE_BUCKET] } }));

    expect(text).toContain(
      'For each root, use credentials for its account that can also access the state bucket in account 111111111111.',
    );
    expect(text).toContain(
      'AWS_PROFILE=shop-dev npx ecs-pipeline apply dev AWS_PROFILE=shop-pipeline npx ecs-pipeline apply pipeline',
    );
    expect(text).not.toContain('ecs-pipeline bootstrap');
  });

  test('uses credentials that can assume the existing role', () => {
    const terraform = { roleName: 'ops/terraform', existing: [ExistingPart.ROLES] };

    expect(sectionOf(minimalConfig({ terraform }))).toContain(
      '3. Use credentials that can assume the role `ops/terraform` in every account.',
    );
  });
});

describe('optional sections', () => {
  test('without approvals, the page does not mention them', () => {
    expect(runbookOf(minimalConfig())).not.toMatch(/approv|reject/i);
  });

  test('with one environment, the page does not mention a previous one', () => {
    expect(runbookOf(configWithEnvironment({ approval: true }))).not.toMatch(/previous environment/);
    expect(runbookOf(exampleConfig('three-accounts'))).toMatch(/previous environment/);
  });

  test('with several services, the page names the service of its commands', () => {
    const note = 'The commands on this page are for api.';

    expect(runbookOf(minimalConfig({ services: [{ name: 'api' }, { name: 'web' }] }))).toContain(note);
    expect(runbookOf(minimalConfig())).not.toContain('The commands on this page');
  });

  test('with several services, the commands name the service', () => {
    const several = section(runbookOf(minimalConfig({ services: [{ name: 'api' }, { name: 'web' }] })), 'Roll back');

    expect(several).toContain('npx ecs-pipeline rollback ENVIRONMENT --service api --reason');
    expect(runbookOf(minimalConfig())).not.toContain('--service ');
  });

  test('services that share an image are in the same row, with an explanation', () => {
    const services = [{ name: 'worker', image: { from: 'web' } }, { name: 'web' }];
    const text = runbookOf(minimalConfig({ services }));

    expect(section(text, 'Overview')).toContain('| web and worker | `shop_web` | `shop_web_ENVIRONMENT` |');
    expect(section(text, 'Overview')).toContain('deploys it to all of them in parallel.');
    expect(section(text, 'Stages')).toContain(
      'Each service that shares an image has its own action, `Deploy-STACK`. |',
    );
    expect(runbookOf(minimalConfig())).not.toMatch(/share|in parallel|in the same row/);
  });

  test('a scheduled task has a schedule instead of a service, and the page explains its deployment', () => {
    const scheduleOptions = { timezone: 'Europe/Berlin', enabled: false };
    const text = runbookOf(minimalConfig({ services: [{ name: 'report', schedule: 'rate(1 day)', scheduleOptions }] }));

    expect(section(text, 'Overview')).toContain(
      '| dev | report | `shop-dev-report` | rate(1 day) in Europe/Berlin, disabled | `/ecs/shop-dev-report` |',
    );
    expect(section(text, 'Overview')).toContain('A deployment updates the schedule');
    expect(section(text, 'A stack policy denies an apply')).toContain('aws scheduler get-schedule');
    expect(runbookOf(minimalConfig())).not.toMatch(/schedule/i);
  });

  test('a pipeline that skips an environment lists its environments, and the page explains the previous one', () => {
    const environments = ['dev', 'qa', 'production'].map((name) => minimalEnvironment(name));
    const services = [{ name: 'api' }, { name: 'web', environments: ['dev', 'production'] }];
    const text = runbookOf(minimalConfig({ environments, services }));

    expect(section(text, 'Overview')).toContain('| Service | Pipeline | Environments | Direct pipelines |');
    expect(section(text, 'Overview')).toContain('| web | `shop_web` | dev and production | `shop_web_ENVIRONMENT` |');
    expect(section(text, 'Overview')).not.toContain('| qa | web |');
    expect(section(text, 'Stages')).toContain('If it skips an environment, the previous environment is');
    expect(runbookOf(minimalConfig({ environments }))).not.toMatch(/skips|\| Environments \|/);
  });

  test('the policy of an existing ECR repository allows all services that run its image to pull', () => {
    const repositoryArn = 'arn:aws:ecr:eu-west-1:111111111111:repository/team/web';
    const services = [
      { name: 'web', image: { repositoryArn } },
      { name: 'worker', image: { from: 'web' } },
    ];

    expect(section(runbookOf(minimalConfig({ services })), 'The ECR repository of web')).toContain(`[
            "arn:aws:iam::222222222222:role/shop-dev-web-execution",
            "arn:aws:iam::222222222222:role/shop-dev-worker-execution"
          ]`);
  });
});
