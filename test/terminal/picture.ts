import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../package/packed';
import { screenToSvg } from './screen-to-svg';

/** Fails unless a picture in the documentation matches the terminal; `npx projen record` updates it. */
export function expectPicture(file: string, screen: string, title: string): void {
  const path = join(ROOT, file);
  const picture = screenToSvg(screen, title);
  if (process.env.UPDATE_PICTURES) writeFileSync(path, picture);

  expect(readFileSync(path, 'utf8')).toBe(picture);
}
