import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainPattern, REPOSITORY_NAME } from '../../src/config/patterns';

const schema = readFileSync(join(__dirname, '../../ecs-pipeline.schema.json'), 'utf8');
const patterns = new Set([...schema.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text!)));

test.each([...patterns])('the pattern %s has an explanation', (pattern) => {
  expect(explainPattern(pattern)).not.toContain(pattern);
});

test('the pattern of repository names is that of the schema', () => {
  expect([...patterns]).toContain(REPOSITORY_NAME);
});
