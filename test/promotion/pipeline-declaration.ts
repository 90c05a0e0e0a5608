import type { ActionDeclaration, PipelineDeclaration } from '@aws-sdk/client-codepipeline';

/** The relevant attributes of an `aws_codepipeline`, in the provider's terms. */
export interface CodePipelineAttributes {
  readonly name: string;
  readonly pipeline_type: string;
  readonly execution_mode: string;
  readonly variable: readonly { readonly name: string; readonly default_value: string | null }[];
  readonly stage: readonly { readonly name: string; readonly action: readonly ActionAttributes[] }[];
}

interface ActionAttributes {
  readonly name: string;
  readonly category: string;
  readonly owner: string;
  readonly provider: string;
  readonly version: string;
  readonly run_order: number | null;
  readonly namespace: string | null;
  readonly role_arn: string | null;
  readonly region: string | null;
  readonly configuration: Readonly<Record<string, string>> | null;
}

/** The declaration that the provider would send to CodePipeline. */
export function pipelineDeclaration(attributes: CodePipelineAttributes): PipelineDeclaration {
  const { execution_mode, name, pipeline_type, stage, variable } = attributes;
  return {
    name,
    roleArn: undefined,
    pipelineType: pipeline_type as 'V2',
    executionMode: execution_mode as 'QUEUED' | 'SUPERSEDED',
    variables: variable.map(({ default_value, name: variableName }) => ({
      name: variableName,
      defaultValue: default_value ?? undefined,
    })),
    stages: stage.map(({ action, name: stageName }) => ({ name: stageName, actions: action.map(actionDeclaration) })),
  };
}

function actionDeclaration(action: ActionAttributes): ActionDeclaration {
  const { category, configuration, name, namespace, owner, provider, region, role_arn, run_order, version } = action;
  return {
    name,
    actionTypeId: { category: category as 'Deploy', owner: owner as 'AWS', provider, version },
    runOrder: run_order ?? 1,
    namespace: namespace ?? undefined,
    configuration: configuration ?? {},
    roleArn: role_arn ?? undefined,
    region: region ?? undefined,
  };
}
