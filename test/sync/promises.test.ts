import { chmodSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST } from '../../src/sync/manifest';
import { formatRecord, RECORD } from '../../src/sync/record';
import { UserError } from '../../src/user-error';
import { temporaryFolder } from '../tools';
import { account, discard, filesOf, managed, sync, treeOf, VERSION, write, yours } from './repositories';

const TARGETS = [managed('a/main.tf', 'one\n'), managed('b/main.tf', 'two\n'), yours('a/inputs.tf', 'yours\n')];

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  sync(folder, TARGETS);
});

/** The run must refuse, say so, and leave every byte as it was. */
function expectRefusal(targets = TARGETS): string {
  const before = treeOf(folder);
  let message = '';
  expect(() => {
    try {
      sync(folder, targets);
    } catch (error) {
      message = (error as Error).message;
      throw error;
    }
  }).toThrow();
  expect(treeOf(folder)).toEqual(before);
  return message;
}

test('a run without a change changes no byte and writes no file', () => {
  const before = treeOf(folder);
  const written = statSync(join(folder, 'a/main.tf')).ino;
  // No turn is announced there either.
  const changed = statSync(join(folder, '.projen')).ctimeMs;

  expect(sync(folder, TARGETS)).toBe('In sync: nothing to write.\n');

  expect(treeOf(folder)).toEqual(before);
  expect(statSync(join(folder, '.projen')).ctimeMs).toBe(changed);
  expect(statSync(join(folder, 'a/main.tf')).ino).toBe(written);
});

describe('a managed file that somebody edited', () => {
  test('stops the run, which names it, shows the edit and both ways out', () => {
    write(folder, 'a/main.tf', 'one\nmine\n');

    expect(expectRefusal([managed('a/main.tf', 'new\n'), ...TARGETS.slice(1)])).toBe(
      `Nothing was written. A run would overwrite what is not its own:

  a/main.tf: edited since the last run
    @@ -1,1 +1,2 @@
    -new
    +one
    +mine

To keep a change in a/main.tf: move it to a file of yours.
To discard what is in these files: npx ecs-pipeline discard a/main.tf`,
    );
  });

  test('is quoted in the command where a shell would take its name apart', () => {
    const files = [managed("it's a/main.tf", 'one\n'), managed('a+b.tf', 'one\n'), managed('d-1/e_f.tf', 'one\n')];
    sync(folder, files);
    for (const { path } of files) write(folder, path, 'mine\n');

    expect(expectRefusal(files)).toContain(`: npx ecs-pipeline discard 'it'\\''s a/main.tf' 'a+b.tf' d-1/e_f.tf`);
  });

  test('stops the run that would remove it', () => {
    write(folder, 'b/main.tf', 'mine\n');

    expect(expectRefusal([TARGETS[0]!, TARGETS[2]!])).toContain(
      'b/main.tf: edited since the last run, and it is no longer part of the config',
    );
  });

  test('is in sync when the edit is what the run would write', () => {
    write(folder, 'a/main.tf', 'new\n');

    expect(sync(folder, [managed('a/main.tf', 'new\n'), ...TARGETS.slice(1)])).toContain('In sync');
  });

  test('is overwritten when that is asked for, and no other file is', () => {
    write(folder, 'a/main.tf', 'mine\n');
    write(folder, 'b/main.tf', 'mine too\n');

    expect(discard(folder, TARGETS, ['a/main.tf'])).toBe(
      'Changed: 1 file\n  a/main.tf\nStill edited, npx projen tells what to do:\n  b/main.tf\n',
    );

    expect(filesOf(folder)).toEqual({ 'a/inputs.tf': 'yours\n', 'a/main.tf': 'one\n', 'b/main.tf': 'mine too\n' });
    expect(expectRefusal()).not.toContain('a/main.tf: edited');
    discard(folder, TARGETS, ['b/main.tf']);
    expect(filesOf(folder)['b/main.tf']).toBe('two\n');
    expect(sync(folder, TARGETS)).toContain('In sync');
  });

  test('a path that needs no discard is a mistake', () => {
    write(folder, 'a/main.tf', 'mine\n');

    expect(() => discard(folder, TARGETS, ['a/main.tf', 'a/mian.tf'])).toThrow('a/mian.tf: nothing to discard');
    expect(() => discard(folder, TARGETS, ['b/main.tf'])).toThrow('b/main.tf: nothing to discard');
    expect(filesOf(folder)['a/main.tf']).toBe('mine\n');
  });
});

test('a managed file that is missing is written again', () => {
  rmSync(join(folder, 'a'), { recursive: true });

  sync(folder, TARGETS);

  expect(filesOf(folder)).toEqual({ 'a/main.tf': 'one\n', 'b/main.tf': 'two\n' });
});

test('a file of the user’s where a managed file must go stops the run', () => {
  write(folder, 'c/main.tf', 'mine\n');

  expect(expectRefusal([...TARGETS, managed('c/main.tf', 'three\n')])).toContain(
    'c/main.tf: not written by a run, and a managed file goes there',
  );
});

test('a first run into an existing repository gives advice that works before anything is generated', () => {
  folder = temporaryFolder();
  write(folder, '.gitignore', '.env\n');

  const message = expectRefusal([managed('.gitignore', 'node_modules/\n')]);

  expect(message).toContain('Move or rename these files, and run the same command again.');
  expect(message).not.toMatch(/discard|git checkout/);
});

test('nothing is written through a symbolic link or over a folder', () => {
  const outside = temporaryFolder();
  symlinkSync(outside, join(folder, 'c'));
  mkdirSync(join(folder, 'd/main.tf'), { recursive: true });

  const message = expectRefusal([...TARGETS, managed('c/main.tf', 'three\n'), managed('d/main.tf', 'four\n')]);

  expect(message.match(/^ {2}[cd]\/main\.tf: a folder or a symbolic link/gm)).toHaveLength(2);
  expect(treeOf(outside)).toEqual({});
});

describe('a link that leads out of the repository', () => {
  test.each(['.projen', '.projen/ecs-pipeline.runs', MANIFEST, RECORD])(
    'at %s is never written through, whatever the run is for',
    (path) => {
      const outside = temporaryFolder();
      const target = path === MANIFEST || path === RECORD ? join(outside, 'file') : outside;
      if (target !== outside) write(outside, 'file', treeOf(folder)[path]!);
      else if (path === '.projen')
        for (const one of [MANIFEST, RECORD]) write(outside, one.slice(8), treeOf(folder)[one]!);
      const before = treeOf(outside);
      rmSync(join(folder, path), { recursive: true, force: true });
      symlinkSync(target, join(folder, path));
      write(folder, 'a/main.tf', 'mine\n');
      write(folder, 'b/main.tf', 'mine too\n');

      // The record is none of the files that this run would write.
      if (path === RECORD) discard(folder, TARGETS, ['a/main.tf']);
      else expect(() => discard(folder, TARGETS, ['a/main.tf'])).toThrow(UserError);
      expect(() => sync(folder, [managed('c.tf', 'new\n')])).toThrow(UserError);

      expect(treeOf(outside)).toEqual(before);
      expect(existsSync(join(folder, 'c.tf'))).toBe(false);
    },
  );
});

describe('yours', () => {
  test('are written once: neither an edit nor a removal is undone', () => {
    write(folder, 'a/inputs.tf', 'mine\n');
    sync(folder, [...TARGETS.slice(0, 2), yours('a/inputs.tf', 'newer\n'), yours('README.md', 'read\n')]);
    expect(filesOf(folder)['a/inputs.tf']).toBe('mine\n');

    write(folder, 'README.md', '');
    sync(folder, [...TARGETS, yours('README.md', 'newer\n')]);
    expect(filesOf(folder)['README.md']).toBe('');
  });

  test('do not come back after they were deleted', () => {
    const targets = TARGETS;
    const before = filesOf(folder);
    rmSync(join(folder, 'a/inputs.tf'));

    sync(folder, targets);

    expect(Object.keys(before)).toContain('a/inputs.tf');
    expect(Object.keys(filesOf(folder))).not.toContain('a/inputs.tf');
  });
});

test('of files beside a removed one, only those in folders of the repository are mentioned, sorted', () => {
  sync(folder, [
    ...TARGETS,
    managed('main.tf', 'top\n'),
    managed('a/n/e.tf', 'gone\n'),
    managed('d/e.tf', 'gone\n'),
    managed('a/z.tf', 'stays\n'),
  ]);
  for (const path of ['notes.txt', 'a/your.tf', 'a/n/mine.tf', 'b/mine.tf', 'b/deep/mine.tf'])
    write(folder, path, 'mine\n');

  const summary = sync(folder, [managed('a/z.tf', 'stays\n')]);

  expect(summary).toContain(
    'Kept, as they are yours: 4 files\n  a/inputs.tf\n  a/n/mine.tf\n  a/your.tf\n  b/mine.tf\n',
  );
  expect(filesOf(folder)['notes.txt']).toBe('mine\n');
});

test('what the config no longer names disappears with its empty folders; what the user wrote beside it stays and is mentioned', () => {
  write(folder, 'a/mine.tf', 'mine\n');

  const summary = sync(folder, [managed('c/main.tf', 'three\n')]);

  expect(filesOf(folder)).toEqual({ 'a/inputs.tf': 'yours\n', 'a/mine.tf': 'mine\n', 'c/main.tf': 'three\n' });
  expect(summary).toContain('Removed: 2 files\n  a/main.tf\n  b/main.tf\n');
  expect(summary).toContain('Kept, as they are yours: 2 files\n  a/inputs.tf\n  a/mine.tf\n');
});

test('a clone whose Git makes CRLF of line ends is in sync', () => {
  write(folder, 'a/main.tf', 'one\r\n');
  chmodSync(join(folder, 'a/main.tf'), 0o444);

  expect(sync(folder, TARGETS)).toContain('In sync');
  expect(filesOf(folder)['a/main.tf']).toBe('one\r\n');
});

test('a clone, in which no file is read-only, is in sync, and its files are read-only again', () => {
  chmodSync(join(folder, 'a/main.tf'), 0o644);

  expect(sync(folder, TARGETS)).toContain('In sync');

  expect(statSync(join(folder, 'a/main.tf')).mode & 0o777).toBe(0o444);
});

describe('the record', () => {
  const FACTS = [account('222222222222')];

  test('is no reason to say anything when there was none', () => {
    expect(sync(folder, TARGETS, VERSION, FACTS)).toBe(
      `Changed: 1 file\n  ${RECORD}\n\nNext: review the diff, commit, and apply the roots that it touches (docs/pipeline.md tells the order).\n`,
    );
    rmSync(join(folder, RECORD));
    expect(sync(folder, TARGETS, VERSION, [account('333333333333')])).not.toContain('Warning');
  });

  test('is written again after a merge left more in it than the config says', () => {
    sync(folder, TARGETS, VERSION, FACTS);
    const written = treeOf(folder);
    write(folder, RECORD, `${written[RECORD]}${formatRecord([account('333333333333')])}`);

    expect(sync(folder, TARGETS, VERSION, FACTS)).not.toContain('Warning');

    expect(treeOf(folder)).toEqual(written);
    expect(sync(folder, TARGETS, VERSION, FACTS)).toBe('In sync: nothing to write.\n');
  });

  test('is not written while only some of the edited files are discarded: the full run still warns', () => {
    sync(folder, TARGETS, VERSION, FACTS);
    write(folder, 'a/main.tf', 'mine\n');
    write(folder, 'b/main.tf', 'mine too\n');
    const recorded = treeOf(folder)[RECORD];

    expect(discard(folder, TARGETS, ['a/main.tf'], [account('333333333333')])).not.toContain('Warning');
    expect(treeOf(folder)[RECORD]).toBe(recorded);
    expect(discard(folder, TARGETS, ['b/main.tf'], [account('333333333333')])).toContain('\nWarning: environments/dev');
  });

  test.each([
    ['with a merge conflict', '<<<<<<< HEAD\n', 'a merge conflict; keep the lines of both sides'],
    [
      'with a line that was cut',
      'root environments/dev acc',
      'not a line of a record; restore the file: git checkout -- ',
    ],
  ])('%s stops the run and says what to do', (_, line, message) => {
    sync(folder, TARGETS, VERSION, FACTS);
    write(folder, RECORD, `${formatRecord(FACTS)}${line}`);

    expect(expectRefusal()).toContain(`${RECORD}:4: ${message}`);
  });

  test('that is a folder stops the run as any other file that is in the way', () => {
    rmSync(join(folder, RECORD));
    mkdirSync(join(folder, RECORD));

    expect(expectRefusal()).toContain(`${RECORD}: a folder or a symbolic link`);
  });

  test('of a clone whose Git makes CRLF of line ends is in sync', () => {
    sync(folder, TARGETS, VERSION, FACTS);
    write(folder, RECORD, formatRecord(FACTS).replaceAll('\n', '\r\n'));

    expect(sync(folder, TARGETS, VERSION, FACTS)).toBe('In sync: nothing to write.\n');
  });
});

describe('the manifest', () => {
  test('that is missing makes every other file the user’s, and the message tells to restore it', () => {
    rmSync(join(folder, MANIFEST));

    expect(sync(folder, TARGETS)).toContain('In sync'); // as wanted: there is nothing to lose

    rmSync(join(folder, MANIFEST));
    write(folder, '.projenrc.js', '');
    expect(expectRefusal([managed('a/main.tf', 'new\n'), ...TARGETS.slice(1)])).toContain(
      `${MANIFEST} is missing, so no run knows which of these files are its own.`,
    );
  });

  test('of a newer version stops the run', () => {
    sync(folder, TARGETS, '2.0.0');

    expect(expectRefusal()).toBe(
      'This repository was written by ecs-pipeline 2.0.0, and 1.2.3 is installed, which would undo what is newer. Run: npm install --save-dev ecs-pipeline@^2.0.0',
    );
  });

  test('of an older version is told with the first run of the newer', () => {
    expect(sync(folder, TARGETS, '1.10.0')).toMatch(`Upgraded from ecs-pipeline ${VERSION} to 1.10.0.`);
    expect(sync(folder, TARGETS, '1.10.0')).not.toContain('Upgraded');
  });

  test('with a merge conflict says how to resolve it', () => {
    const text = treeOf(folder)[MANIFEST]!;
    write(folder, MANIFEST, `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`);

    expect(expectRefusal()).toBe(
      `${MANIFEST}:1: a merge conflict; keep the lines of both sides, without the lines that mark the conflict, and run npx projen`,
    );
  });

  test.each(['a\u001b[2J.tf', 'a\u202eb.tf', 'a\u0000'])(
    'with the path %j is refused, and a terminal shows why',
    (path) => {
      write(folder, MANIFEST, `# ecs-pipeline 1.0.0\n${'0'.repeat(64)}  ${path}\n`);

      expect(expectRefusal([])).toBe(
        `${MANIFEST}:2: a path with invisible characters; restore the file: git checkout -- ${MANIFEST}`,
      );
    },
  );

  test('cannot make a run remove a file outside of the repository', () => {
    for (const path of ['../x', '/etc/x', 'a/../../x', 'C:\\x', 'a\\..\\..\\x', './a', '']) {
      write(folder, MANIFEST, `# ecs-pipeline 1.0.0\n${'0'.repeat(64)}  ${path}\n`);
      expectRefusal([]);
    }
  });
});
