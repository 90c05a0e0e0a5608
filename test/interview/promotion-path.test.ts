import { promotionPath } from '../../src/interview/promotion-path';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

test('the path of an image, with a line for each approval', () => {
  const approval = [
    { name: 'qa', approvers: ['arn:aws:iam::111111111111:role/teams/qa'] },
    { name: 'release', notify: ['releases@example.com'] },
  ];
  const environments = [
    minimalEnvironment('dev'),
    minimalEnvironment('staging', { approval: true }),
    minimalEnvironment('production', { approval }),
  ];

  expect(promotionPath(minimalConfig({ environments })).split('\n')).toEqual([
    '  push of api  111111111111  eu-west-1',
    '  │',
    '  ▼',
    '  dev         222222222222  eu-west-1',
    '  │  waits for approval',
    '  ▼',
    '  staging     222222222222  eu-west-1',
    '  │  waits for approval qa by role/teams/qa',
    '  │  waits for approval release, notifies releases@example.com',
    '  ▼',
    '  production  222222222222  eu-west-1',
  ]);
});
