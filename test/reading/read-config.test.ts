import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../src/reading/config-error';
import { readConfig } from '../../src/reading/read-config';
import { UserError } from '../../src/user-error';
import { minimalConfig } from '../config/fixtures';
import { temporaryFolder } from '../tools';

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
});
