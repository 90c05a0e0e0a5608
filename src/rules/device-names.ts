import { Path, Problem } from '../config/problem';
import { Rule } from './rule';

/**
 * Device names on Windows, with any extension: Git cannot check out a file or folder with such a name there.
 *
 * Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Folders and files are named after environments and services. */
export const deviceNames: Rule = ({ environments, services }) => [
  ...environments.flatMap(({ name }, index) => problemsOf(name, ['environments', index, 'name'])),
  ...services.flatMap(({ name }, index) => problemsOf(name, ['services', index, 'name'])),
];

function problemsOf(name: string | undefined, path: Path): Problem[] {
  if (name === undefined || !DEVICE.test(name)) return [];
  const message = 'a Windows device name, which no folder can have';
  return [
    { path, message, value: name, fix: 'use a name other than con, prn, aux, nul, com0 to com9 and lpt0 to lpt9' },
  ];
}
