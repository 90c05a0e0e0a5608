import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderCostPage } from '../../scripts/build-cost-page';
import { inventoryOf, quantitiesOf } from '../../scripts/build-cost-quantities';
import { describeWith } from '../tools';
import { type Applied, readApplied, TOOLS } from './applied-examples';

describeWith(TOOLS, 'docs/cost.md', () => {
  let applied: Applied;

  beforeAll(() => {
    applied = readApplied('three-accounts');
  });

  test('matches the plan and the prices (otherwise: npm run cost)', () => {
    expect(renderCostPage(applied)).toBe(readFileSync(join(__dirname, '../../docs/cost.md'), 'utf8'));
  });

  test('counts the actions that CodePipeline charges for, and the alarms of scaling', () => {
    // The artifacts and the notifications. Source; Prepare, Deploy and Record in three environments; Inspect before two
    // of them. Approvals are free.
    expect(quantitiesOf(applied)).toMatchObject({ keys: 2, actions: 12, deployments: 3, functions: 8, emails: 1 });
    // Three services that scale, and one with its own alarm.
    expect(quantitiesOf(applied).alarms).toBe(3 * 2 + 1);
  });

  test('counts the resources of the CloudFormation stacks', () => {
    expect(inventoryOf(applied)).toMatchObject({
      'environments/production': { 'AWS::CloudWatch::Alarm': 1, 'AWS::ECS::Service': 1 },
      pipeline: { 'AWS::Lambda::Function': 1 },
    });
  });
});
