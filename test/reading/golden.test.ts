import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../src/reading/config-error';
import { parseConfig } from '../../src/reading/parse-config';

const GOLDEN = join(__dirname, 'golden');

const read = (name: string) => readFileSync(join(GOLDEN, name), 'utf8');

function messageFor(text: string): string {
  try {
    parseConfig(text, 'ecs-pipeline.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return `${error.message}\n`;
  }
  throw new Error('no ConfigError');
}

/** `npx projen examples` rewrites the messages. */
beforeAll(() => {
  if (process.env.UPDATE_EXAMPLES === '1')
    writeFileSync(join(GOLDEN, 'very-wrong.txt'), messageFor(read('very-wrong.yaml')));
});

test('all mistakes are reported together, one per line', () => {
  expect(messageFor(read('very-wrong.yaml'))).toBe(read('very-wrong.txt'));
});

test('values that could be secrets are not printed', () => {
  expect(read('very-wrong.txt')).not.toMatch(/hunter2|0123/);
});
