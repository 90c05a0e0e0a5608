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

test('a file gives its config and its text', () => {
  const file = join(temporaryFolder(), 'answers.yaml');
  const text = `# mine\n${JSON.stringify(minimalConfig())}\n`;
  writeFileSync(file, text);

  expect(readConfig(file)).toEqual({ config: minimalConfig(), text });
});

test('problems name the file', () => {
  const file = join(temporaryFolder(), 'answers.yaml');
  writeFileSync(file, JSON.stringify(minimalConfig({ name: 'Shop' })));

  expect(() => readConfig(file)).toThrow(ConfigError);
  expect(() => readConfig(file)).toThrow(`${file} has a problem:\n${file}:1  name: not of the right form`);
});

test('what a shell pipes is read', () => {
  const script = `console.log(require(${JSON.stringify(READ_CONFIG)}).readConfig('/dev/stdin').config.name)`;
  const args = ['-c', 'cat examples/minimal/ecs-pipeline.yaml | "$0" --import tsx -e "$1"', process.execPath, script];

  expect(execFileSync('bash', args, { cwd: join(__dirname, '../..'), encoding: 'utf8' })).toBe('hello\n');
});

describe('a file that cannot be read is a mistake of the user', () => {
  const read = (file: string) => () => readConfig(file);

  test('no file', () => {
    expect(read('/nowhere/answers.yaml')).toThrow(
      new UserError('/nowhere/answers.yaml: cannot be read; there is no such file'),
    );
  });

  test('a folder', () => {
    const folder = temporaryFolder();

    expect(read(folder)).toThrow(new UserError(`${folder}: cannot be read; it is a folder, name a file`));
  });

  test('a file below a file', () => {
    expect(read(join(__filename, 'answers.yaml'))).toThrow(/cannot be read; there is no such file$/);
  });

  test('a file that is too large is not even opened', () => {
    const file = join(temporaryFolder(), 'answers.yaml');
    writeFileSync(file, '');
    truncateSync(file, 50_000_000_000);

    expect(read(file)).toThrow(new UserError(`${file}: cannot be read; too large, got 50000 MB; use at most 2 MB`));
  });

  test('300 services with all the settings of examples/everything fit twice', () => {
    const example = join(__dirname, '../../examples/everything/ecs-pipeline.yaml');
    const { config } = readConfig(example);
    const services = Array.from({ length: 300 }, (_, index) => config.services[index % config.services.length]);
    const text = new Document({ ...config, services }, { aliasDuplicateObjects: false }).toString();

    expect(Buffer.byteLength(text) * 2).toBeLessThan(2_000_000);
  });

  test.each([
    ['a pipe, which would never end', 'pipe', 'it is a pipe, a socket or a device, name a file'],
    ['a link to a device', 'zero', 'it is a pipe, a socket or a device, name a file'],
    ['a link to nothing', 'dangling', 'there is no such file'],
    ['a link to itself', 'circle', 'it is a link that leads to itself, name a file'],
    ['a name that is too long', 'x'.repeat(300), 'its name is too long for the file system'],
    ['a name with a NUL', 'x\0y', 'there is no such file'],
  ])('%s', (_, name, reason) => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync('/dev/zero', join(folder, 'zero'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('circle', join(folder, 'circle'));

    expect(read(join(folder, name))).toThrow(
      new UserError(`${join(folder, name).replace('\0', '\\u0000')}: cannot be read; ${reason}`),
    );
  });

  test.each([
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffname: shop\n', 'utf16le')],
    ['Latin-1', Buffer.from('name: größe\n', 'latin1')],
    ['a character that is cut', Buffer.from('name: é').subarray(0, -1)],
  ])('%s', (_, bytes) => {
    const file = join(temporaryFolder(), 'answers.yaml');
    writeFileSync(file, bytes);

    expect(read(file)).toThrow(
      new UserError(`${file}: cannot be read; it is not UTF-8 text; save it with that encoding`),
    );
  });

  test('UTF-16 without a byte order mark, of which each letter has a NUL byte', () => {
    const file = join(temporaryFolder(), 'answers.yaml');
    writeFileSync(file, Buffer.from('name: shop\n', 'utf16le'));

    expect(read(file)).toThrow(
      new UserError(`${file}: cannot be read; it has a NUL byte; remove it, or save the file as UTF-8 if it is UTF-16`),
    );
  });
});
