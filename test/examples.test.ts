import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineProject } from '../src';
import { temporaryFolder } from './tools';

const EXAMPLES = join(__dirname, '../examples');
const CONFIG = 'ecs-pipeline.yaml';

/** `npx projen examples` sets it, to make the examples what they should be. */
const UPDATE = process.env.UPDATE_EXAMPLES === '1';

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true); // the summaries of the runs
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe.each(readdirSync(EXAMPLES))('examples/%s', (name) => {
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
  });

  test('is what its config says', () => {
    expect(filesIn(committed)).toEqual(filesIn(generated));
  });

  test('does not change when it is generated again', () => {
    const before = filesIn(generated);

    new EcsPipelineProject({ outdir: generated }).synth();

    expect(filesIn(generated)).toEqual(before);
  });
});

test('every kind of example is there', () => {
  expect(['everything', 'minimal', 'three-accounts'].filter((name) => !existsSync(join(EXAMPLES, name)))).toEqual([]);
});

function filesIn(folder: string): { [path: string]: string } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ name, parentPath }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );
}
