import { EnvironmentModel, Model, PipelineModel } from '../model/model';
import { stageNames } from '../naming/names';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** The runbook: how the repository works, and what to run when. */
export function renderPipelineDocs(model: Model): RenderedFile {
  const { environments, pipelineAccount, pipelines, terraform } = model;
  return managed(
    'docs/pipeline.md',
    renderRootTemplate('repository/pipeline.md.hbs', {
      name: model.name,
      diagram: diagram(model),
      pipelineAccount,
      pipelines,
      terraform,
      environments: environments.map((environment) => ({
        ...environment,
        services: environment.services.map(({ logGroupName, name, settings }) => ({ ...settings, logGroupName, name })),
        stages: stageNames(environment.name),
        deploys: environment.approval ? 'after an approval' : 'immediately',
        timeout: environment.approval && duration(environment.approval.timeoutMinutes),
      })),
      stagesOfAny: stageNames('ENVIRONMENT'),
      hasApprovals: environments.some(({ approval }) => approval !== null),
      supersedes: pipelineAccount.executionMode === 'SUPERSEDED',
      // The one Region that create-bucket refuses as a location constraint.
      needsLocationConstraint: terraform.stateRegion !== 'us-east-1',
      accessStep: accessStep(model),
      first: pipelines[0],
      several: pipelines.length > 1,
      registry: pipelines[0]!.repository.url.split('/')[0],
      existing: pipelines
        .filter(({ repository }) => repository.creation === null)
        .map((pipeline) => ({ ...pipeline, policy: pullPolicy(model, pipeline) })),
    }),
  );
}

/** The promotion path, for example `push ─► dev ─► (approval) ─► production`. */
function diagram({ environments }: Model): string {
  const steps = environments.map(({ approval, name }) => (approval ? `(approval) ─► ${name}` : name));
  return ['push', ...steps].join(' ─► ');
}

function accessStep({ pipelineAccount, terraform }: Model): string {
  return terraform.stateRoleArn
    ? `Use credentials that may assume the role \`${terraform.stateRoleArn.split(':role/')[1]}\` in every account.`
    : `For each root, use credentials of its own account that may also use the state bucket in account ${pipelineAccount.accountId}.`;
}

function duration(minutes: number): string {
  const units: [string, number][] = [
    ['day', 24 * 60],
    ['hour', 60],
    ['minute', 1],
  ];
  const [unit, size] = units.find(([, length]) => minutes % length === 0)!;
  return `${minutes / size} ${unit}${minutes === size ? '' : 's'}`;
}

/** What the policy of an existing repository has to allow. */
function pullPolicy(model: Model, { service }: PipelineModel): string {
  const statement = (environment: EnvironmentModel) => ({
    Sid: `Pull${environment.name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    Effect: 'Allow',
    Principal: { AWS: `arn:${model.partition.name}:iam::${environment.accountId}:root` },
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    Condition: {
      StringEquals: {
        'aws:PrincipalArn': environment.services.find(({ name }) => name === service)!.executionRoleArn,
      },
    },
  });
  return JSON.stringify({ Version: '2012-10-17', Statement: model.environments.map(statement) }, null, 2);
}
