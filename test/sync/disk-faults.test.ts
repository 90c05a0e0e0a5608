import { UserError } from '../../src/user-error';
import { temporaryFolder } from '../tools';
import { breakCall } from '../tools/failing-disk';
import { account, filesOf, managed, sync, treeOf, VERSION, write, yours } from './repositories';

const BEFORE = [managed('a/main.tf', 'one\n'), managed('b/c/main.tf', 'two\n'), managed('d.tf', 'three\n')];
const AFTER = [
  managed('a/main.tf', 'new\n'),
  managed('d.tf', 'three\n'),
  managed('e/f.tf', 'four\n'),
  yours('e/g.tf', '5\n'),
];
const LATER = [managed('a/main.tf', 'newest\n'), managed('d.tf', 'three\n')];

/** A repository whose config changed from BEFORE to AFTER. */
function repository(): string {
  const folder = temporaryFolder();
  sync(folder, BEFORE, VERSION, [account('222222222222')]);
  write(folder, 'b/mine.tf', 'mine\n');
  return folder;
}

/** A run that writes all changes, and warns. */
const syncAfter = (folder: string) => sync(folder, AFTER, VERSION, [account('333333333333')]);

/** What the run prints or throws. */
function tryToSync(folder: string): unknown {
  try {
    return syncAfter(folder);
  } catch (error) {
    return error;
  } finally {
    jest.restoreAllMocks();
  }
}

const undisturbed = repository();
const calls = breakCall(Number.POSITIVE_INFINITY, '');
syncAfter(undisturbed);
jest.restoreAllMocks();
const points = Array.from({ length: calls() }, (_, index) => index + 1);

/** Calls after everything is written. Only the run's announcement can remain, which the next run removes. */
const afterward = points.slice(-2);

test('the run makes calls that can fail', () => {
  expect(points.length).toBeGreaterThan(20);
  expect(filesOf(undisturbed)).toEqual({
    'a/main.tf': 'new\n',
    'b/mine.tf': 'mine\n',
    'd.tf': 'three\n',
    'e/f.tf': 'four\n',
    'e/g.tf': '5\n',
  });
});

describe.each(['ENOSPC', 'EACCES'])('a write that fails with %s, at every call in turn', (code) => {
  test.each(points.filter((at) => !afterward.includes(at)))(
    'call %i: the message explains what to do, and the next run warns and has the same result as an undisturbed one',
    (at) => {
      const folder = repository();
      breakCall(at, code);

      const error = tryToSync(folder);

      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).message).toMatch(/: cannot (write|remove): .*run the same command again\.$/);
      expect(filesOf(folder)['b/mine.tf']).toBe('mine\n');
      expect(syncAfter(folder)).toContain('environments/dev has a new account, 333333333333 instead of 222222222222.');
      expect(treeOf(folder)).toEqual(treeOf(undisturbed));
    },
  );

  test.each(afterward)(
    'call %i: the run succeeds and warns, and the next run has the same result as an undisturbed one',
    (at) => {
      const folder = repository();
      breakCall(at, code);

      expect(tryToSync(folder)).toContain('environments/dev has a new account');
      expect(treeOf(folder)).not.toEqual(treeOf(undisturbed));
      expect(syncAfter(folder)).toBe('In sync: nothing to write.\n');
      expect(treeOf(folder)).toEqual(treeOf(undisturbed));
    },
  );

  test.each(points)(
    'call %i: an incomplete write is not mistaken for an edit, even if the config changes meanwhile',
    (at) => {
      const folder = repository();
      breakCall(at, code);
      tryToSync(folder);

      sync(folder, LATER);

      expect(filesOf(folder)).toMatchObject({ 'a/main.tf': 'newest\n', 'b/mine.tf': 'mine\n', 'd.tf': 'three\n' });
      expect(Object.keys(filesOf(folder))).not.toContain('e/f.tf');
    },
  );
});
