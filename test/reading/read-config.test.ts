import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document } from 'yaml';
import { ConfigError } from '../../src/reading/config-error';
import { readConfig } from '../../src/reading/read-config';
import { UserError } from '../../src/user-error';
import { minimalConfig } from '../config/fixtures';
import { temporaryFolder } from '../tools';

const READ_CONFIG = require.resolve('../../src/reading/read-config');

test('returns the config and the text of a file', () => {
  const file = join(temporaryFolder(), 'answers.yaml');
  const text = `# mine\n${JSON.stringify(minimalConfig())}\n`;
  writeFileSync(file, text);

  expect(readConfig(file)).toEqual({ config: minimalConfig(), text });
});

test('problems include the file name', () => {
  const file = join(temporaryFolder(), 'answers.yaml');
  writeFileSync(file, JSON.stringify(minimalConfig({ name: 'Shop' })));

  expect(() => readConfig(file)).toThrow(ConfigError);
  expect(() => readConfig(file)).toThrow(`${file} has 1 problem:\n${file}:1  name: invalid format`);
});

test('reads from a pipe of a shell', () => {
  const script = `console.log(require(${JSON.stringify(READ_CONFIG)}).readConfig('/dev/stdin').config.name)`;
  const args = ['-c', 'cat examples/minimal/ecs-pipeline.yaml | "$0" --import tsx -e "$1"', process.execPath, script];

  expect(execFileSync('bash', args, { cwd: join(__dirname, '../..'), encoding: 'utf8' })).toBe('hello\n');
});

describe('a file that cannot be read is a user error', () => {
  const read = (file: string) => () => readConfig(file);

  test('no file', () => {
    expect(read('/nowhere/answers.yaml')).toThrow(
      new UserError('/nowhere/answers.yaml: cannot be read: file not found'),
    );
  });

  test('a folder', () => {
    const folder = temporaryFolder();

    expect(read(folder)).toThrow(new UserError(`${folder}: cannot be read: it is a folder; use a file`));
  });

  test('a file below a file', () => {
    expect(read(join(__filename, 'answers.yaml'))).toThrow(/cannot be read: file not found$/);
  });

  test('a file that is too large, without opening it', () => {
    const file = join(temporaryFolder(), 'answers.yaml');
    writeFileSync(file, '');
    truncateSync(file, 50_000_000_000);

    expect(read(file)).toThrow(
      new UserError(`${file}: cannot be read: it is too large, got 50000 MB; use at most 2 MB`),
    );
  });

  test('the limit is at least twice the size of 300 services with all settings of examples/everything', () => {
    const example = join(__dirname, '../../examples/everything/ecs-pipeline.yaml');
    const { config } = readConfig(example);
    const services = Array.from({ length: 300 }, (_, index) => config.services[index % config.services.length]);
    const text = new Document({ ...config, services }, { aliasDuplicateObjects: false }).toString();

    expect(Buffer.byteLength(text) * 2).toBeLessThan(2_000_000);
  });

  test.each([
    ['a pipe, which would block', 'pipe', 'it is a pipe, a socket or a device; use a file'],
    ['a link to a device', 'zero', 'it is a pipe, a socket or a device; use a file'],
    ['a link to nothing', 'dangling', 'file not found'],
    ['a link to itself', 'circle', 'it is a symbolic link that points to itself; use a file'],
    ['a name that is too long', 'x'.repeat(300), 'its name is too long for the file system'],
    ['a name with a NUL', 'x\0y', 'file not found'],
  ])('%s', (_, name, reason) => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync('/dev/zero', join(folder, 'zero'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('circle', join(folder, 'circle'));

    expect(read(join(folder, name))).toThrow(
      new UserError(`${join(folder, name).replace('\0', '\\u0000')}: cannot be read: ${reason}`),
    );
  });

  test.each([
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffname: shop\n', 'utf16le')],
    ['Latin-1', Buffer.from('name: größe\n', 'latin1')],
    ['a truncated character', Buffer.from('name: é').subarray(0, -1)],
  ])('%s', (_, bytes) => {
    const file = join(temporaryFolder(), 'answers.yaml');
    writeFileSync(file, bytes);

    expect(read(file)).toThrow(new UserError(`${file}: cannot be read: it is not UTF-8 text; save it as UTF-8`));
  });

  test('UTF-16 without a byte order mark, in which each letter has a NUL byte', () => {
    const file = join(temporaryFolder(), 'answers.yaml');
    writeFileSync(file, Buffer.from('name: shop\n', 'utf16le'));

    expect(read(file)).toThrow(
      new UserError(
        `${file}: cannot be read: it contains a NUL byte; remove it, or save the file as UTF-8 if it is UTF-16`,
      ),
    );
  });
});
