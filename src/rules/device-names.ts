import { Path, Problem } from '../config/problem';
import { Rule } from './rule';

/**
 * Names that are devices on Windows, with any extension: Git could not check a file or a folder of that name out there.
 *
 * Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Environments and services give their names to folders and files. */
export const deviceNames: Rule = ({ environments, services }) => [
  ...environments.flatMap(({ name }, index) => problemsOf(name, ['environments', index, 'name'])),
  ...services.flatMap(({ name }, index) => problemsOf(name, ['services', index, 'name'])),
];

function problemsOf(name: string | undefined, path: Path): Problem[] {
  if (name === undefined || !DEVICE.test(name)) return [];
  const message = 'the name of a device on Windows, where no folder can have it';
  return [
    { path, message, value: name, fix: 'use a name other than con, prn, aux, nul, com0 to com9 and lpt0 to lpt9' },
  ];
}
