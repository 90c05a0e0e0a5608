import { spawnSync } from 'node:child_process';
import { describeWith } from '../tools';
import { codeBlocks } from '../tools/code-blocks';
import { configProblems } from './config-problems';
import { blocksOfPages, generatedPages, pages, readPage } from './pages';
import { typeErrors } from './typed-blocks';

/** Languages that are checked: here, in documented-commands.test.ts, in test/generated (Mermaid) and in test/terraform. */
const CHECKED = ['hcl', 'js', 'json', 'mermaid', 'sh', 'ts', 'yaml'];

/** Languages of blocks that cannot be run: a diagram or a folder tree, and a command with its output. */
const ILLUSTRATIONS = ['console', 'text'];

const PROGRAM = /^\s*(\$ )?(aws|git|npm|npx|terraform|yo) /m;

describe.each(pages())('%s', (path) => {
  const blocks = codeBlocks(readPage(path));
  const placesOf = (found: typeof blocks) => found.map(({ language, line }) => `${path}:${line} ${language}`);

  test('every block has a language that is checked, or is an illustration', () => {
    const isKnown = ({ isIllustration, language }: (typeof blocks)[number]) =>
      (isIllustration ? ILLUSTRATIONS : CHECKED).includes(language);

    expect(placesOf(blocks.filter((block) => !isKnown(block)))).toEqual([]);
  });

  test('no diagram or tree has commands', () => {
    expect(placesOf(blocks.filter(({ code, language }) => language === 'text' && PROGRAM.test(code)))).toEqual([]);
  });

  test('every fence belongs to a block', () => {
    expect(readPage(path).match(/^ *```/gm) ?? []).toHaveLength(2 * blocks.length);
  });
});

test.each(blocksOfPages(pages(), 'yaml'))('$path:$line is a config without a problem, or a part of one', ({ code }) => {
  expect(configProblems(code)).toEqual([]);
});

test.each(blocksOfPages([...pages(), ...generatedPages()], 'json'))('$path:$line is JSON', ({ code }) => {
  expect(JSON.parse(code)).toBeInstanceOf(Object);
});

test('every block of JavaScript and TypeScript compiles', () => {
  const blocks = blocksOfPages(pages(), 'js', 'ts');

  expect(blocks.length).toBeGreaterThan(0);
  expect(typeErrors(blocks)).toEqual([]);
});

describeWith(['bash'], 'bash', () => {
  test.each(blocksOfPages([...pages(), ...generatedPages()], 'sh'))('can parse $path:$line', ({ code }) => {
    expect(spawnSync('bash', ['-n'], { input: code, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the checks fail on', () => {
  test.each([
    ['an unknown key of a service', 'containerPrt: 80\n', /containerPrt: unknown key/],
    ['a config with a problem', 'services: [{ name: api, cpu: 1 }]\n', /services\[0\]\.cpu/],
    ['YAML that cannot be parsed', 'a: [\n', /Flow sequence/],
    [
      'a schema that is not in the package',
      `# yaml-language-server: $schema=./node_modules/ecs-pipeline/a.json\n`,
      /schema/,
    ],
  ])('%s', (_, code, problem) => {
    expect(configProblems(code)).toEqual([expect.stringMatching(problem)]);
  });

  test('TypeScript that uses what this package does not export, or in another way', () => {
    const code = "import { Absent, EcsPipelineProject } from 'ecs-pipeline';\nnew EcsPipelineProject({ name: 1 });\n";
    const errors = typeErrors([{ code, language: 'ts', path: 'README.md' }]);

    expect(errors).toEqual([expect.stringContaining("'Absent'"), expect.stringContaining("'number'")]);
  });
});
