import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineProject } from '../src';
import { temporaryFolder } from './tools';

const EXAMPLES = join(__dirname, '../examples');
const CONFIG = 'ecs-pipeline.yaml';

/** The one whose modules are committed. The first, so that the others are compared with modules that are up to date. */
const COMPLETE = 'three-accounts';
const NAMES = [COMPLETE, 'everything', 'minimal'];

/** `npx projen examples` sets it, to make the examples what they should be. */
const UPDATE = process.env.UPDATE_EXAMPLES === '1';

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // the summaries of the runs
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe.each(NAMES)('examples/%s', (name) => {
  const committed = join(EXAMPLES, name);
  let generated: string;

  beforeAll(() => {
    generated = temporaryFolder();
    cpSync(join(committed, CONFIG), join(generated, CONFIG));
    new EcsPipelineProject({ outdir: generated }).synth();
    if (!UPDATE) return;
    rmSync(committed, { recursive: true });
    mkdirSync(committed);
    cpSync(generated, committed, { recursive: true });
    if (name !== COMPLETE) rmSync(join(committed, 'modules'), { recursive: true });
  });

  test('is what its config says', () => {
    expect({ ...modulesOf(COMPLETE), ...filesIn(committed) }).toEqual(filesIn(generated));
  });

  test('does not change when it is generated again', () => {
    const before = filesIn(generated);

    new EcsPipelineProject({ outdir: generated }).synth();

    expect(filesIn(generated)).toEqual(before);
  });
});

test('every example is checked, and one alone has modules, which are the same in all', () => {
  const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const withModules = NAMES.filter((name) => Object.keys(modulesOf(name)).length > 0);

  expect(folders.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  expect(withModules).toEqual([COMPLETE]);
});

function modulesOf(name: string): { [path: string]: string } {
  const isOfModule = ([path]: [string, string]) => path.startsWith(join('modules', '/'));
  return Object.fromEntries(Object.entries(filesIn(join(EXAMPLES, name))).filter(isOfModule));
}

/** Path to content: one character for each byte, so that two files that differ in any byte differ here. */
function filesIn(folder: string): { [path: string]: string } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ name, parentPath }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'latin1')]),
  );
}
