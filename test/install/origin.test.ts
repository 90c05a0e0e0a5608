import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localOrigin } from '../../src/install/origin';
import { temporaryFolder } from '../tools';

/** A package in the node_modules of a folder, with the origin that npm recorded. */
function installed(resolved: string): { readonly folder: string; readonly root: string } {
  const root = temporaryFolder();
  const folder = join(root, 'node_modules/ecs-pipeline');
  mkdirSync(folder, { recursive: true });
  const packages = { 'node_modules/ecs-pipeline': { resolved } };
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  return { folder, root };
}

const originOf = (folder: string) => localOrigin({ name: 'ecs-pipeline', version: '0.1.0', folder });

test('a package that was installed from a tarball comes from the tarball or, if that is gone, from its folder', () => {
  const { folder, root } = installed('file:built/ecs-pipeline-0.1.0.tgz');
  expect(originOf(folder)).toBe(folder);

  mkdirSync(join(root, 'built'));
  writeFileSync(join(root, 'built/ecs-pipeline-0.1.0.tgz'), '');
  expect(originOf(folder)).toBe(join(root, 'built/ecs-pipeline-0.1.0.tgz'));
});

test('a checkout, and a link to it, come from the checkout', () => {
  const checkout = temporaryFolder();
  const { root } = installed('../checkout');
  const link = join(root, 'node_modules/linked');
  symlinkSync(checkout, link);

  expect([originOf(checkout), originOf(link)]).toEqual([checkout, checkout]);
});
