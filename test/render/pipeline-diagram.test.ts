import { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { escapeLabel } from '../../src/render/mermaid';
import { pipelineDiagram } from '../../src/render/pipeline-diagram';
import { renderPipelineDocs } from '../../src/render/pipeline-docs';
import { configWithEnvironment, minimalConfig, minimalEnvironment } from '../config/fixtures';

const diagramOf = (config: EcsPipelineConfig) => pipelineDiagram(resolveModel(config));
const servicesOf = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `s${index + 1}` }));
const role = (name: string) => `arn:aws:iam::111111111111:role/team/${name}`;

test('the diagram has accounts, stages, approvals and stacks', () => {
  const environments = [
    minimalEnvironment('dev'),
    minimalEnvironment('production', { accountId: '333333333333', approval: true }),
  ];

  expect(diagramOf(minimalConfig({ environments }))).toBe(`\
%%{init: {"flowchart": {"wrappingWidth": 300}}}%%
flowchart TB
  subgraph account_dev["Account 222222222222"]
    environment_dev["<b>dev</b><br/>eu-west-1<br/>Stack and ECS service:<br/>shop-dev-api"]
  end
  subgraph account_production["Account 333333333333"]
    environment_production["<b>production</b><br/>eu-west-1<br/>Stack and ECS service:<br/>shop-production-api"]
  end
  subgraph pipelines["Pipeline account 111111111111"]
    push("<b>Image pushed to Amazon ECR</b><br/>shop/api:deploy<br/>starts shop_api")
    deploy_dev["<b>deploy-dev</b>"]
    approve_production{{"<b>approve-production</b><br/>anyone with the policy<br/>shop-approve-production"}}
    deploy_production["<b>deploy-production</b>"]
    done("<b>Done</b>")
  end
  deploy_dev -.-> environment_dev
  deploy_production -.-> environment_production
  push --> deploy_dev
  deploy_dev --> approve_production
  approve_production --> deploy_production
  deploy_production --> done`);
});

test('the runbook contains the diagram', () => {
  const model = resolveModel(minimalConfig());

  expect(renderPipelineDocs(model).content).toContain(`\n\`\`\`mermaid\n${pipelineDiagram(model)}\n\`\`\`\n`);
});

test.each([
  [5, 'shop-dev-s4<br/>shop-dev-s5"'],
  [6, 'shop-dev-s4<br/>and 2 more"'],
  [40, 'shop-dev-s4<br/>and 36 more"'],
])('of %i services as many are named as a box has room for', (count, end) => {
  expect(diagramOf(minimalConfig({ services: servicesOf(count) }))).toContain(end);
});

test.each([
  [['qa'], '<br/>the role qa"'],
  [['qa', 'ops'], '<br/>the role qa<br/>or the role ops"'],
  [['a', 'b', 'c', 'd'], '<br/>or the role c<br/>or the role d"'],
  [['a', 'b', 'c', 'd', 'e'], '<br/>or the role c<br/>or 2 others"'],
])('it says that one of %j approves', (approvers, end) => {
  expect(diagramOf(configWithEnvironment({ approval: { approvers: approvers.map(role) } }))).toContain(end);
});

test('the diagram shows the approvers of each of several approvals', () => {
  const approval = [{ name: 'qa', approvers: [role('qa')] }, { name: 'release' }];

  expect(diagramOf(configWithEnvironment({ approval }))).toContain(
    '<br/>all are required:<br/>qa: the role qa<br/>release: anyone with the policy<br/>shop-approve-dev.release"',
  );
});

test('a stack and a service with different names are both shown', () => {
  const services = [{ name: 'api', stackName: 'legacy', serviceName: 'web' }];

  expect(diagramOf(minimalConfig({ services }))).toContain('<br/>legacy, service web"');
});

test('a scheduled task is not shown as a service', () => {
  const report = { name: 'report', schedule: 'rate(1 day)' };

  expect(diagramOf(minimalConfig({ services: [report] }))).toContain(
    '<br/>Stack and scheduled task:<br/>shop-dev-report, scheduled"',
  );
  expect(diagramOf(minimalConfig({ services: [report, { name: 'api' }] }))).toContain(
    '<br/>Stacks, each with an ECS service or a scheduled task:<br/>shop-dev-report, scheduled<br/>shop-dev-api"',
  );
});

test('characters that could end a text are escaped', () => {
  expect(escapeLabel('a"b#c<d>')).toBe('a#34;b#35;c#60;d#62;');
});
