import { CHANGES, refuseDowngrade, upgradeNotes } from '../../src/sync/upgrades';
import { UserError } from '../../src/user-error';
import { gt } from '../../src/vendor/semver';

const CHANGED = [
  { version: '1.1.0', notes: ['one'] },
  { version: '1.9.0', notes: ['nine, first', 'nine, second'] },
  { version: '1.10.0', notes: ['ten'] },
  { version: '2.0.0', notes: ['two'] },
];

describe('the first run of a newer package', () => {
  test('prints the notes of every version after the old one, up to the new one', () => {
    expect(upgradeNotes('1.1.0', '1.10.0', CHANGED)).toBe(
      `Upgraded from ecs-pipeline 1.1.0 to 1.10.0.
  1.9.0  nine, first
  1.9.0  nine, second
  1.10.0  ten
`,
    );
  });

  test('prints only the versions if there are no notes', () => {
    expect(upgradeNotes('1.1.0', '1.2.0', CHANGED)).toBe('Upgraded from ecs-pipeline 1.1.0 to 1.2.0.\n');
  });

  test.each([
    ['the first run in a repository', undefined],
    ['the same version', '1.10.0'],
    ['a newer version, which is rejected elsewhere', '2.0.0'],
  ])('prints nothing: %s', (_, written) => {
    expect(upgradeNotes(written, '1.10.0', CHANGED)).toBe('');
  });
});

describe('an older package', () => {
  test('does not change what a newer one wrote, and explains how to install that one', () => {
    expect(() => refuseDowngrade('1.10.0', '1.9.0')).toThrow(UserError);
    expect(() => refuseDowngrade('1.10.0', '1.9.0')).toThrow(
      /^This repository was written by ecs-pipeline 1\.10\.0, but 1\.9\.0 is installed and would revert its changes\. Run: npm install --save-dev ecs-pipeline@\^1\.10\.0$/,
    );
  });

  test('also if a release candidate is installed, and the release wrote it', () => {
    expect(() => refuseDowngrade('1.10.0', '1.10.0-rc.1')).toThrow(UserError);
  });

  test.each(['1.9.0', '1.10.0', '1.10.0-rc.1'])('accepts what version %s wrote', (written) => {
    expect(() => refuseDowngrade(written, '1.10.0')).not.toThrow();
  });
});

describe('the list of changes', () => {
  const versions = CHANGES.map(({ version }) => version);

  test('is in the order of the versions, without duplicates', () => {
    expect(versions.filter((version, index) => index > 0 && !gt(version, versions[index - 1]!))).toEqual([]);
  });

  test('has one-line notes, and at least one for each version', () => {
    expect(CHANGES.filter(({ notes }) => notes.length === 0 || notes.some((note) => !/^\S.*$/.test(note)))).toEqual([]);
  });
});
