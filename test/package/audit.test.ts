import { audit, userProject } from '../../scripts/audit-folder';
import { cleanEnvironment } from '../tools';
import { startRegistry } from './registry';

/** Affects every version, so this test needs no update when a new version is published. */
const ADVISORY = {
  ...{ id: 1, url: 'https://example.com/1', title: 'It runs anything', severity: 'high', cwe: [] },
  ...{ vulnerable_versions: '*', cvss: { score: 8, vectorString: null } },
};

let folder: string;

beforeAll(async () => {
  folder = await userProject();
}, 120_000);

/** The output of an audit if the registry has these advisories. */
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
])('an audit reports a vulnerability of %s', async (_, name) => {
  expect(await auditWith({ [name]: [ADVISORY] })).toContain(
    `what a user installs: ${name} has a vulnerability, got *, high; upgrade it`,
  );
});

test('an audit without findings prints nothing', async () => {
  expect(await auditWith({})).toEqual([]);
});

test('a registry without audits is reported as a finding', async () => {
  expect(await auditWith(null)).toEqual([
    expect.stringMatching(/^what a user installs: NOT CHECKED, the registry provides no audit \(405 /),
  ]);
});
