import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOfPages, pages } from '../docs/pages';
import { describeWith, run, temporaryFolder } from '../tools';

describeWith(['terraform'], 'the blocks of HCL in the pages', () => {
  test('can be parsed, and are formatted', async () => {
    const folder = temporaryFolder();
    for (const { code, line, path } of blocksOfPages(pages(), 'hcl')) {
      writeFileSync(join(folder, `${path.replaceAll('/', '_')}_${line}.tf`), code);
    }

    const { exitCode, stdout } = await run('terraform', ['fmt', '-check', '-diff'], {
      cwd: folder,
      mayFail: true,
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  });
});
