import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, temporaryFolder } from '../tools';
import { type Behavior, buildImage } from './image';

test('images with the same label are identical, and differ otherwise', () => {
  expect(buildImage('runs', 'one')).toEqual(buildImage('runs', 'one'));
  expect(buildImage('runs', 'one').digest).not.toBe(buildImage('runs', 'two').digest);
});

test('the manifest describes the blobs, and the image configuration describes the unpacked layer', () => {
  const { blobs, manifest } = buildImage('runs', 'one');
  const { config, layers } = JSON.parse(manifest);
  const described = blobs.map(({ content, digest }) => ({ digest, size: content.length }));
  expect([...layers, config]).toEqual(described.map((blob) => expect.objectContaining(blob)));
});

describeWith(process.platform === 'linux' && process.arch === 'x64' ? ['tar'] : ['linux on x86-64'], 'program', () => {
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder();
    writeFileSync(join(folder, 'layer.tar.gz'), buildImage('runs', 'one').blobs[0]!.content);
    expect(spawnSync('tar', ['xzf', 'layer.tar.gz'], { cwd: folder }).stderr.toString()).toBe('');
  });

  test('is the entry point, and runs until it gets a signal', () => {
    expect(spawnSync(join(folder, entryPointOf('runs')), { timeout: 500 })).toMatchObject({
      status: null,
      signal: 'SIGTERM',
    });
  });

  test('is missing in an image that fails', () => {
    expect(existsSync(join(folder, entryPointOf('fails')))).toBe(false);
  });
});

function entryPointOf(behavior: Behavior): string {
  return JSON.parse(buildImage(behavior, 'one').blobs[1]!.content.toString()).config.Entrypoint[0];
}
