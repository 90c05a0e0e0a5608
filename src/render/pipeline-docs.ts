import { parseArn } from '../aws/arn';
import { Model } from '../model/model';
import { stageNames } from '../naming/names';
import { enumerate } from '../text/messages';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** The runbook: how the repository works, and what to run when. */
export function renderPipelineDocs(model: Model): RenderedFile {
  const { environments, pipelineAccount, pipelines, terraform } = model;
  const foreign = foreignRepositories(model);
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
        .map((pipeline) => ({ ...pipeline, policy: pullPolicy(model, pullersOf(model, pipeline.repository.arn)) })),
      foreign,
      hasForeign: foreign.length > 0,
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

/** A service in an environment whose tasks pull from a repository. */
interface Puller {
  readonly service: string;
  readonly environment: string;
  readonly accountId: string;
  readonly executionRoleArn: string;
}

function pullersOf({ environments }: Model, repositoryArn: string): Puller[] {
  return environments.flatMap(({ accountId, name, services }) =>
    services
      .filter(({ deployment }) => deployment.repositoryArns.includes(repositoryArn))
      .map((service) => ({
        service: service.name,
        environment: name,
        accountId,
        executionRoleArn: service.executionRoleArn,
      })),
  );
}

/**
 * The repositories that only sidecars come from and that are not created here, as far as tasks of other accounts pull
 * from them: within an account the permissions of the execution role are enough.
 */
function foreignRepositories(model: Model): object[] {
  const known = model.pipelines.flatMap(({ repository }) => [repository.arn, ...repository.extraArns]);
  const arns = model.environments.flatMap(({ services }) =>
    services.flatMap(({ deployment }) => deployment.repositoryArns),
  );
  return [...new Set(arns)]
    .filter((arn) => !known.includes(arn))
    .sort()
    .flatMap((arn) => {
      const { accountId, region, resource } = parseArn(arn)!;
      const pullers = pullersOf(model, arn).filter((puller) => puller.accountId !== accountId);
      if (pullers.length === 0) return [];
      const services = enumerate([...new Set(pullers.map(({ service }) => `\`${service}\``))]);
      return [
        { accountId, name: resource.slice('repository/'.length), policy: pullPolicy(model, pullers), region, services },
      ];
    });
}

/** What the policy of a repository has to allow that is not created here. */
function pullPolicy(model: Model, pullers: readonly Puller[]): string {
  const environments = [...new Set(pullers.map(({ environment }) => environment))];
  const statement = (environment: string) => {
    const own = pullers.filter((puller) => puller.environment === environment);
    const roles = own.map(({ executionRoleArn }) => executionRoleArn);
    return {
      Sid: `Pull${environment.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      Effect: 'Allow',
      Principal: { AWS: `arn:${model.partition.name}:iam::${own[0]!.accountId}:root` },
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Condition: { StringEquals: { 'aws:PrincipalArn': roles.length === 1 ? roles[0] : roles } },
    };
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: environments.map(statement) }, null, 2);
}
