import { audit, userProject } from '../../scripts/audit-folder';
import { cleanEnvironment } from '../tools';
import { startRegistry } from './registry';

/** Of every version, so that nothing has to be upgraded here when a new one is published. */
const ADVISORY = {
  ...{ id: 1, url: 'https://example.com/1', title: 'It runs anything', severity: 'high', cwe: [] },
  ...{ vulnerable_versions: '*', cvss: { score: 8, vectorString: null } },
};

let folder: string;

beforeAll(async () => {
  folder = await userProject();
}, 120_000);

/** What an audit says where the registry knows this. */
async function auditWith(advisories: object | null): Promise<string[]> {
  const registry = await startRegistry([], advisories);
  try {
    return await audit('what a user installs', folder, cleanEnvironment({ npm_config_registry: registry.url }));
  } finally {
    await registry.close();
  }
}

test.each([
  ['a peer of the package', 'projen'],
  ['a dependency of the generators', 'yeoman-generator'],
])('an audit tells of a vulnerability of %s', async (_, name) => {
  expect(await auditWith({ [name]: [ADVISORY] })).toContain(
    `what a user installs: ${name} has a vulnerability, got *, high; upgrade it`,
  );
});

test('an audit without a finding says nothing', async () => {
  expect(await auditWith({})).toEqual([]);
});

test('where the registry gives no audit, that is a finding', async () => {
  expect(await auditWith(null)).toEqual([
    expect.stringMatching(/^what a user installs: NOT CHECKED, the registry provides no audit \(405 /),
  ]);
});
