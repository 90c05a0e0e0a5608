import type { Applied, StateResource } from '../test/policies/applied-examples';

/** Maps each root to the number of resources of each type. */
export type Inventory = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The billed quantities of one repository. */
export interface Quantities {
  readonly keys: number;
  readonly alarms: number;
  /** Billed actions of a deployment through every environment: all except approvals. */
  readonly actions: number;
  readonly deployments: number;
  readonly functions: number;
  readonly functionGigabytes: number;
  readonly artifactsWritten: number;
  readonly artifactsRead: number;
  readonly emails: number;
}

interface TemplateResource {
  readonly Type: string;
  readonly Properties: { readonly MemorySize?: number; readonly PolicyType?: string };
}

interface Action {
  readonly category: string;
  readonly input_artifacts: readonly string[] | null;
  readonly output_artifacts: readonly string[] | null;
}

/** A target tracking policy has one alarm for each direction. */
const ALARMS_OF_SCALING_POLICY = 2;

export function inventoryOf(applied: Applied): Inventory {
  const roots = Object.entries(applied).map(([root, resources]) => {
    const types = [...resources.map(({ type }) => type), ...templateResources(resources).map(({ Type }) => Type)];
    return [root, countEach(types)] as const;
  });
  return Object.fromEntries(roots);
}

export function quantitiesOf(applied: Applied): Quantities {
  const resources = Object.values(applied).flat();
  const inTemplates = templateResources(resources);
  const count = (type: string) => resources.filter((resource) => resource.type === type).length;
  const countInTemplates = (type: string) => inTemplates.filter(({ Type }) => Type === type).length;
  const actions: Action[] = resources
    .filter(({ type, values }) => type === 'aws_codepipeline' && isPromotion(values))
    .flatMap(({ values }) => values.stage)
    .flatMap(({ action }) => action);
  const [lambda] = inTemplates.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return {
    keys: count('aws_kms_key'),
    alarms:
      countInTemplates('AWS::CloudWatch::Alarm') +
      countInTemplates('AWS::ApplicationAutoScaling::ScalingPolicy') * ALARMS_OF_SCALING_POLICY,
    actions: actions.filter(({ category }) => category !== 'Approval').length,
    deployments: actions.filter(({ category }) => category === 'Deploy').length,
    functions: actions.filter(({ category }) => category === 'Invoke').length,
    functionGigabytes: (lambda?.Properties.MemorySize ?? 0) / 1024,
    artifactsWritten: actions.flatMap(({ output_artifacts }) => output_artifacts ?? []).length,
    artifactsRead: actions.flatMap(({ input_artifacts }) => input_artifacts ?? []).length,
    emails: count('aws_sns_topic_subscription'),
  };
}

/** Excludes direct pipelines, which cost nothing unless someone starts them. */
function isPromotion({ execution_mode }: StateResource['values']): boolean {
  return execution_mode === 'SUPERSEDED';
}

/** The resources in the stacks, including those that are created with the first image. */
function templateResources(resources: readonly StateResource[]): TemplateResource[] {
  return resources
    .filter(({ type }) => type === 'aws_cloudformation_stack')
    .flatMap(({ values }) =>
      Object.values(JSON.parse(values.template_body).Resources as Record<string, TemplateResource>),
    );
}

function countEach(items: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of [...items].sort()) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}
