import { renderModules } from '../../src/render/modules';
import { write } from '../sync/repositories';
import { temporaryFolder } from '../tools';

test('modules are copied in the order of their paths, without hidden files and folders', () => {
  const folder = temporaryFolder();
  const files = ['b/main.tf', 'a/functions/v1.2/index.mjs', 'a/main.tf', '.DS_Store', 'a/.terraform.lock.hcl'];
  for (const path of [...files, '.terraform/modules.json', 'a/.terraform/providers/main.tf'])
    write(folder, path, `# ${path}\n`);

  expect(renderModules(folder).map(({ content, path }) => [path, content])).toEqual([
    ['modules/a/functions/v1.2/index.mjs', expect.stringContaining('# a/functions/v1.2/index.mjs\n')],
    ['modules/a/main.tf', expect.stringContaining('# a/main.tf\n')],
    ['modules/b/main.tf', expect.stringContaining('# b/main.tf\n')],
  ]);
});
