import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonBytes } from '../../src/aws/document-sizes';
import { TEMPLATES } from '../../src/render/template';
import { FUNCTION_BYTES } from '../../src/rules/pipeline-sizes';
import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

/** An owner, and the given number of services that run its image. */
const services = (count: number) => [
  { name: 'web' },
  ...Array.from({ length: count }, (_, index) => ({ name: `worker-${index}`, image: { from: 'web' } })),
];

const environments = (count: number) => Array.from({ length: count }, (_, index) => minimalEnvironment(`e-${index}`));

test('a stage of a pipeline has room for 48 services', () => {
  expect(linesOf(minimalConfig({ name: 's', services: services(47) }))).toEqual([]);
  expect(linesOf(minimalConfig({ name: 's', services: services(48) }))).toContain(
    'services[48].image.from: too many services run the image of web, got 49; use at most 48 because a pipeline stage has no room for more',
  );
});

test('the function of a pipeline has room for a few dozen stacks', () => {
  expect(linesOf(minimalConfig({ environments: environments(4), services: services(9) }))).toEqual([]);
  expect(linesOf(minimalConfig({ environments: environments(4), services: services(14) }))).toEqual([
    expect.stringMatching(
      /^services\[14\]\.image\.from: too large for the template body of the pipeline's function, got 60 stacks that run the image of web, about \d+ bytes \(AWS limit: 51200\); give some of the services their own image$/,
    ),
  ]);
});

test("the function's code fits in the room reserved for it", () => {
  const folder = join(TEMPLATES, 'modules/pipeline/functions');
  const code = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

  // A kilobyte for the rest of the template.
  expect(jsonBytes(code.join('\n')) + 1024).toBeLessThanOrEqual(FUNCTION_BYTES);
});
