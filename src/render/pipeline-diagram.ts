import { ApprovalModel, EnvironmentModel, Model } from '../model/model';
import { stageNames } from '../naming/names';
import { escapeLabel, few, MermaidShape, mermaidNode } from './mermaid';
import { label } from './template';

/**
 * The promotion path as a Mermaid diagram: a box for the pipeline account, with the stages from top to bottom, and next
 * to each stage a box for the account that it deploys to.
 *
 * No arrow may enter an account's box from above, where its title is. Therefore the path starts and ends in the
 * pipeline account, and the last stage has an arrow to an end node next to its environment. The environments' accounts
 * come first, because Mermaid then places them all on the right. If several environments share an account, each has its
 * own box, because arrows to a common box would cross its contents.
 */
export function pipelineDiagram(model: Model): string {
  const { environments, pipelineAccount } = model;
  const path = ['push', ...environments.flatMap(stageIds), 'done'];
  return [
    // Wide enough for most names and narrow enough for a page. Without colors, so that the reader's theme applies.
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

function pushNode({ pipelines }: Model): string {
  const images = pipelines.map(({ repository }) => `${repository.name}:${repository.imageTag}`);
  const lines =
    pipelines.length === 1 ? [...images, `starts ${pipelines[0]!.name}`] : ['starts its pipeline:', ...few(images)];
  return mermaidNode('push', MermaidShape.ROUND, 'Image pushed to Amazon ECR', lines);
}

/** The most approvers that a stage lists. */
const MOST_APPROVERS = 4;

/** The stages of an environment: its approval stage, if any, and its deployment stage. */
function stageNodes({ approvals, name }: EnvironmentModel): string[] {
  const stages = stageNames(name);
  const several = approvals.length > 1;
  const who = approvals.flatMap((approval) => {
    const [first, ...more] = approvers(approval);
    return [several ? `${approval.name}: ${first}` : first!, ...more];
  });
  const lines = several ? ['all are required:', ...who] : who;
  return [
    ...(approvals.length > 0 ? [mermaidNode(approveId(name), MermaidShape.HEXAGON, stages.approve, lines)] : []),
    mermaidNode(deployId(name), MermaidShape.RECTANGLE, stages.deploy),
  ];
}

/** One line each. */
function approvers({ approvers, policy }: ApprovalModel): string[] {
  if (approvers.length === 0) return ['anyone with the policy', policy];
  const shown = approvers.length > MOST_APPROVERS ? approvers.slice(0, MOST_APPROVERS - 1) : approvers;
  const others = approvers.length > shown.length ? [`${approvers.length - shown.length} others`] : [];
  const all = [...shown.map(({ name, type }) => `the ${type} ${name}`), ...others];
  return all.map((one, index) => (index === 0 ? one : `or ${one}`));
}

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
