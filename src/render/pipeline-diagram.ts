import { ApprovalModel, EnvironmentModel, Model } from '../model/model';
import { stageNames } from '../naming/names';
import { escapeLabel, few, MermaidShape, mermaidNode } from './mermaid';
import { label } from './template';

/**
 * The promotion path as a Mermaid diagram: a box for the account of the pipelines, with their stages from top to bottom,
 * and beside each stage a box for the account that it deploys to.
 *
 * No arrow may enter an account's box from above, where its title is: so the path begins and ends in the account of the
 * pipelines, and the last stage has an arrow to an end, beside which its environment is. The accounts of environments
 * come first, which makes Mermaid put them all on the right; one that several environments share has a box for each, as
 * arrows to a common one would cross what is in it.
 */
export function pipelineDiagram(model: Model): string {
  const { environments, pipelineAccount } = model;
  const path = ['push', ...environments.flatMap(stageIds), 'done'];
  return [
    // Wide enough for most names, and narrow enough for a page. No colours: the reader's theme decides.
    '%%{init: {"flowchart": {"wrappingWidth": 300}}}%%',
    'flowchart TB',
    ...environments.flatMap((environment) =>
      accountBox(`account_${label(environment.name)}`, `Account ${environment.accountId}`, [
        environmentNode(environment),
      ]),
    ),
    ...accountBox('pipelines', `Pipeline account ${pipelineAccount.accountId}`, [
      pushNode(model),
      ...environments.flatMap(stageNodes),
      mermaidNode('done', MermaidShape.ROUND, 'Done'),
    ]),
    ...environments.map(({ name }) => `  ${deployId(name)} -.-> ${environmentId(name)}`),
    ...path.slice(1).map((id, index) => `  ${path[index]} --> ${id}`),
  ].join('\n');
}

function accountBox(id: string, title: string, nodes: readonly string[]): string[] {
  return [`  subgraph ${id}["${escapeLabel(title)}"]`, ...nodes.map((node) => `    ${node}`), '  end'];
}

/** What starts the pipelines. */
function pushNode({ pipelines }: Model): string {
  const images = pipelines.map(({ repository }) => `${repository.name}:${repository.imageTag}`);
  const lines =
    pipelines.length === 1 ? [...images, `starts ${pipelines[0]!.name}`] : ['starts its pipeline:', ...few(images)];
  return mermaidNode('push', MermaidShape.ROUND, 'Image pushed to Amazon ECR', lines);
}

/** So many are named. */
const MOST_APPROVERS = 4;

/** The stages of an environment: an approval where there is one, and the deployment. */
function stageNodes({ approvals, name }: EnvironmentModel): string[] {
  const stages = stageNames(name);
  const several = approvals.length > 1;
  const who = approvals.flatMap((approval) => {
    const [first, ...more] = approvers(approval);
    return [several ? `${approval.name}: ${first}` : first!, ...more];
  });
  const lines = several ? ['all must approve:', ...who] : who;
  return [
    ...(approvals.length > 0 ? [mermaidNode(approveId(name), MermaidShape.HEXAGON, stages.approve, lines)] : []),
    mermaidNode(deployId(name), MermaidShape.RECTANGLE, stages.deploy),
  ];
}

/** In lines. */
function approvers({ approvers, policy }: ApprovalModel): string[] {
  if (approvers.length === 0) return ['whoever has the policy', policy];
  const shown = approvers.length > MOST_APPROVERS ? approvers.slice(0, MOST_APPROVERS - 1) : approvers;
  const others = approvers.length > shown.length ? [`${approvers.length - shown.length} others`] : [];
  const all = [...shown.map(({ name, type }) => `the ${type} ${name}`), ...others];
  return all.map((one, index) => (index === 0 ? one : `or ${one}`));
}

/** What a stage deploys to. */
function environmentNode({ name, region, services }: EnvironmentModel): string {
  const stacks = services.map(({ settings }) => {
    const { serviceName, stackName } = settings;
    if (settings.schedule !== null) return `${stackName}, scheduled`;
    return serviceName === stackName ? stackName : `${stackName}, service ${serviceName}`;
  });
  const isScheduled = services.some(({ settings }) => settings.schedule !== null);
  const what = isScheduled ? 'an ECS service or a scheduled task' : 'an ECS service';
  const single = isScheduled ? 'Stack and scheduled task:' : 'Stack and ECS service:';
  const heading = services.length === 1 ? single : `Stacks, each with ${what}:`;
  return mermaidNode(environmentId(name), MermaidShape.RECTANGLE, name, [region, heading, ...few(stacks)]);
}

function stageIds({ approvals, name }: EnvironmentModel): string[] {
  return [...(approvals.length > 0 ? [approveId(name)] : []), deployId(name)];
}

const approveId = (name: string) => `approve_${label(name)}`;
const deployId = (name: string) => `deploy_${label(name)}`;
const environmentId = (name: string) => `environment_${label(name)}`;
