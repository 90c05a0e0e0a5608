import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, temporaryFolder } from '../tools';
import { type Behaviour, buildImage } from './image';

test('an image is the same for the same label, and another one for another', () => {
  expect(buildImage('runs', 'one')).toEqual(buildImage('runs', 'one'));
  expect(buildImage('runs', 'one').digest).not.toBe(buildImage('runs', 'two').digest);
});

test('the manifest describes the blobs, and the configuration the unpacked layer', () => {
  const { blobs, manifest } = buildImage('runs', 'one');
  const { config, layers } = JSON.parse(manifest);
  const described = blobs.map(({ content, digest }) => ({ digest, size: content.length }));
  expect([...layers, config]).toEqual(described.map((blob) => expect.objectContaining(blob)));
});

describeWith(process.platform === 'linux' && process.arch === 'x64' ? ['tar'] : ['linux on x86-64'], 'program', () => {
  const start = (behaviour: Behaviour) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'layer.tar.gz'), buildImage(behaviour, 'one').blobs[0]!.content);
    expect(spawnSync('tar', ['xzf', 'layer.tar.gz'], { cwd: folder }).stderr.toString()).toBe('');
    return spawnSync(join(folder, 'program'), { timeout: 500 });
  };

  test('runs until it gets a signal', () => {
    expect(start('runs')).toMatchObject({ status: null, signal: 'SIGTERM' });
  });

  test('exits at once with code 1', () => {
    expect(start('exits')).toMatchObject({ status: 1, signal: null });
  });
});
