import { cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { ROOT } from './packed';

describe('npx projen, in an existing repository', () => {
  test('loads neither the interview, the command line nor the AWS SDK', async () => {
    // GIVEN
    const folder = temporaryFolder();
    cpSync(join(ROOT, 'examples/three-accounts'), folder, { recursive: true });
    const lib = join(ROOT, 'lib');

    // WHEN
    const script = `
      const { EcsPipelineProject } = require(${JSON.stringify(lib)});
      process.on('exit', () => console.log('\\n' + JSON.stringify(Object.keys(require.cache))));
      new EcsPipelineProject().synth();
    `;
    const env = cleanEnvironment({ PROJEN_DISABLE_POST: 'true' });
    const { stdout } = await run(process.execPath, ['-e', script], { cwd: folder, env });

    // THEN
    const files = JSON.parse(stdout.trim().split('\n').at(-1)!) as string[];
    const loaded = files.map((file) => relative(lib, file));
    expect(loaded).toContain('vendor/yaml.js');
    const starter = 'wizard/run-wizard.js'; // starts a separate process if there is no config yet
    expect(
      loaded.filter(
        (file) => file !== starter && /^(wizard|interview|aws-accounts|cli|deployments|doctor)\//.test(file),
      ),
    ).toEqual([]);
    expect(
      loaded.filter((file) => /^vendor\/(aws|commander|inquirer|spinner)\.|@aws-sdk|@smithy|inquirer/.test(file)),
    ).toEqual([]);
  });
});
