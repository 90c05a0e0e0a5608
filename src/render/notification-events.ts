import { Model, NotificationModel, NotifiedEvent } from '../model/model';
import { stageNames } from '../naming/names';
import { enumerate } from '../text/messages';
import { HclValue } from './hcl';

/** An EventBridge rule and its message. */
export interface NotifiedEventText {
  readonly description: string;
  readonly pattern: HclValue;
  /** Placeholder in the text to the JSON path of its value. */
  readonly paths: { readonly [placeholder: string]: string };
  readonly text: string;
}

/**
 * The rules for the events of a notification. A wildcard matches exactly one name, because no name in the config
 * contains an underscore or a slash.
 *
 * Sources: https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html,
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html
 */
export function notifiedEventTexts(
  { name, path, pipelineAccount: { accountId, region } }: Model,
  { environments }: NotificationModel,
): { readonly [Event in NotifiedEvent]: NotifiedEventText } {
  const isForAll = environments.length === 0;
  const each = (kind: 'approve' | 'deploy') =>
    isForAll ? [{ prefix: stageNames('')[kind] }] : environments.map((environment) => stageNames(environment)[kind]);
  const inEach = (before: string, after: string) =>
    (isForAll ? ['*'] : environments).map((environment) => ({ wildcard: `${before}${environment}${after}` }));
  const of = named(environments);
  const where = `account ${accountId}, ${region}`;
  const ofPipelines = (kind: string, detail: { readonly [key: string]: HclValue }): HclValue => ({
    source: ['aws.codepipeline'],
    'detail-type': [`CodePipeline ${kind} Execution State Change`],
    detail: { pipeline: [{ prefix: `${name}_` }], ...detail },
  });
  const ofHolds = (operations: string[]): HclValue => ({
    source: ['aws.ssm'],
    'detail-type': ['Parameter Store Change'],
    detail: { name: inEach(`${path}*/`, '/hold'), operation: operations },
  });
  const execution = { pipeline: '$.detail.pipeline', execution: '$.detail.execution-id' };
  const hold = { hold: '$.detail.name' };
  return {
    waiting: {
      description: `A deployment to ${of} is waiting for approval`,
      pattern: ofPipelines('Action', {
        stage: each('approve'),
        state: ['STARTED'],
        type: { category: ['Approval'] },
      }),
      paths: { ...execution, stage: '$.detail.stage', action: '$.detail.action' },
      text: `<pipeline> is waiting for the approval <action> in <stage>: execution <execution>, ${where}.`,
    },
    failed: {
      description: `A stage of ${of} failed`,
      pattern: ofPipelines('Stage', { stage: [...each('approve'), ...each('deploy')], state: ['FAILED'] }),
      paths: { ...execution, stage: '$.detail.stage' },
      text: `<pipeline> failed in <stage>: execution <execution>, ${where}.`,
    },
    rolledBack: {
      description: `A direct deployment or a rollback succeeded in ${of}`,
      pattern: ofPipelines('Pipeline', { pipeline: inEach(`${name}_*_`, ''), state: ['SUCCEEDED'] }),
      paths: execution,
      text: `A direct deployment or a rollback succeeded in <pipeline>: execution <execution>, ${where}.`,
    },
    onHold: {
      description: `A hold started or changed in ${of}`,
      pattern: ofHolds(['Create', 'Update']),
      paths: hold,
      text: `On hold until someone releases it: see the parameter <hold> in ${where} for the reason.`,
    },
    released: {
      description: `A hold ended in ${of}`,
      pattern: ofHolds(['Delete']),
      paths: hold,
      text: `Released: the parameter <hold> in ${where} was deleted, and images are promoted again.`,
    },
  };
}

/** The environments, short enough for the description of a rule. */
function named(environments: readonly string[]): string {
  if (environments.length === 0) return 'any environment';
  return environments.length > 3 ? `one of ${environments.length} environments` : enumerate(environments, 'or');
}
