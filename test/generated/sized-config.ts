import { EcsPipelineConfig } from '../../src/config';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const NAMES = ['dev', 'test', 'integration', 'staging', 'performance', 'pre-production', 'canary', 'production'];

const LAST_APPROVALS = [
  { name: 'qa', approvers: ['arn:aws:iam::111111111111:role/qa', 'arn:aws:iam::111111111111:user/ada'] },
  { name: 'release' },
];

/**
 * A config of a given size: every environment has its own account, every second one has an approval, and the last of
 * several has two.
 */
export function sizedConfig(environments: number, services: number): EcsPipelineConfig {
  const names = [...NAMES.slice(0, environments - 1), 'production'];
  return minimalConfig({
    environments: names.map((name, index) =>
      minimalEnvironment(name, {
        accountId: String(index + 2).repeat(12),
        ...(index > 0 && index === names.length - 1
          ? { approval: LAST_APPROVALS }
          : index % 2 === 1
            ? { approval: true }
            : {}),
      }),
    ),
    services: Array.from({ length: services }, (_, index) => ({ name: `service-${index + 1}` })),
  });
}
