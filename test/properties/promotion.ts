import { EcsPipelineConfig, EnvironmentConfig } from '../../src/config';
import { contentOf, Property } from './repository';

/** Whether a deployment waits for an approval according to the config. */
function waits({ approval = false }: EnvironmentConfig): boolean {
  return approval !== false;
}

/** The environments of the pipelines, in the order of the generated file. */
function writtenPath(text: string): { name: string; isAutomatic: boolean; services: string[] }[] {
  const [, list = ''] = /^ {2}environments = \[\n(.*?)^ {2}\]$/ms.exec(text) ?? [];
  return [...list.matchAll(/^ {4}\{\n(.*?)^ {4}\},$/gms)].map(([, body = '']) => ({
    name: JSON.parse(/^ {6}name += (".+")$/m.exec(body)![1]!),
    isAutomatic: /^ {6}auto_deploy += true$/m.test(body),
    services: [
      ...(/^ {6}stacks = \{\n(.*?)^ {6}\}/ms.exec(body)?.[1] ?? '').matchAll(/^ {8}"?([a-z0-9-]+)"? += /gm),
    ].map(([, name]) => name!),
  }));
}

function servicesIn({ services }: EcsPipelineConfig, environment: string): string[] {
  return services.filter((one) => one.environments?.includes(environment) ?? true).map(({ name }) => name);
}

export const promotionPath: Property = {
  title: 'the pipelines go through all environments in the order of the config, with the right services and approvals',
  problemsOf: (repository) => {
    const { config } = repository;
    const wanted = config.environments.map((environment) => ({
      name: environment.name,
      isAutomatic: !waits(environment),
      services: servicesIn(config, environment.name).sort(),
    }));
    const written = writtenPath(contentOf(repository, 'pipeline/environments.tf')).map((one) => ({
      ...one,
      services: one.services.sort(),
    }));
    return JSON.stringify(written) === JSON.stringify(wanted)
      ? []
      : [`written ${JSON.stringify(written)}`, `wanted ${JSON.stringify(wanted)}`];
  },
};

/** The stages in the order of the runbook's table. */
function tableStages(text: string): string[] {
  const [, rows = ''] = /^\| Stage \| Action \|.*\n\| --- .*\n((?:\|.*\n)*)/m.exec(text) ?? [];
  return [...rows.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name!);
}

export const stageTable: Property = {
  title: 'the stage table of the runbook lists every approval before its deployment, in promotion order',
  problemsOf: (repository) => {
    const stages = repository.config.environments.flatMap((environment) => [
      ...(waits(environment) ? [`approve-${environment.name}`] : []),
      `deploy-${environment.name}`,
    ]);
    const wanted = ['source', ...stages];
    const written = tableStages(contentOf(repository, 'docs/pipeline.md'));
    return written.join() === wanted.join() ? [] : [`written ${written.join()}`, `wanted ${wanted.join()}`];
  },
};
