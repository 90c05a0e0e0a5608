// What is refused to who approves: anything for another environment, and anything but approving, holding, and deploying
// directly for their own.
import type { Call } from './evaluate';
import { inPipelineAccount, PIPELINE_ACCOUNT } from './names';
import { inOwn, inPipelines } from './refused-access-calls';
import * as r from './resources';
import { type Row, step } from './resources';

export const REFUSED_TO_APPROVERS: readonly Call[] = [
  ...step('request an approval', [
    ['pipeline role', 'sns:Publish', 'another topic', inPipelineAccount('sns', 'other')],
    ['pipeline role', 'kms:Decrypt', 'key of the notifications, not through SNS', r.NOTIFICATION_KEY],
    ...[`administrator of ${PIPELINE_ACCOUNT}`, 'functions role', 'namesake of the pipeline role'].map(
      (who): Row => [who, 'kms:Decrypt', 'key of the notifications', r.NOTIFICATION_KEY, r.throughSns()],
    ),
  ]),

  ...['dev', 'production'].flatMap((other) => step(`approve for ${other}`, inPipelines('approver of staging', other))),
  ...['dev', 'staging'].flatMap((other) => step(`approve for ${other}`, inPipelines('release manager', other))),
  ...step('do more than approve for staging', inOwn('approver of staging', 'staging')),
  ...step('do more than approve for production', inOwn('release manager', 'production')),
];
