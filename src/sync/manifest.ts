import { hasInvisible } from '../text/invisible';
import { UserError } from '../user-error';
import { gt, valid } from '../vendor/semver';

/** Path of the manifest, next to projen's own. */
export const MANIFEST = '.projen/ecs-pipeline.sha256';

/** What a run wrote. It is committed, so that the next run, on any machine, can detect edited files. */
export interface Manifest {
  /** Version of the package that wrote it. */
  readonly version: string;
  /** The valid checksums of each managed file: one, or two during a run or after a merge. */
  readonly checksums: ReadonlyMap<string, ReadonlySet<string>>;
  /** The user's files, which were written once. */
  readonly yours: ReadonlySet<string>;
}

const HEADER = /^# ecs-pipeline (\S+)$/;
const YOURS = /^# yours (.+)$/;
const CHECKSUM = /^([0-9a-f]{64}) {2}(.+)$/;
const CONFLICT = /^(<{7}|={7}|>{7}|\|{7})( |$)/;

/**
 * The format of `sha256sum`, with comments. Lines instead of JSON, because Git can merge lines by keeping those of both
 * sides: a file that both sides changed then has two checksums, and neither version counts as edited.
 */
export function formatManifest({ checksums, version, yours }: Manifest): string {
  return [
    `# ecs-pipeline ${version}`,
    '# Checksums of the managed files. Do not edit: run "npx projen".',
    ...[...yours].sort().map((path) => `# yours ${path}`),
    ...[...checksums.keys()]
      .sort()
      .flatMap((path) => [...(checksums.get(path) ?? [])].sort().map((checksum) => `${checksum}  ${path}`)),
    '',
  ].join('\n');
}

/** @throws UserError on a merge conflict, an invalid line, or a path outside the repository. */
export function parseManifest(text: string): Manifest {
  const checksums = new Map<string, Set<string>>();
  const yours = new Set<string>();
  let version = '0.0.0';
  text.split(/\r?\n/).forEach((line, index) => {
    if (isConflictMarker(line)) throw new UserError(`${MANIFEST}:${index + 1}: merge conflict; ${MERGE_FIX}`);
    const [, written] = HEADER.exec(line) ?? [];
    const [, once] = YOURS.exec(line) ?? [];
    const [, sum, path] = CHECKSUM.exec(line) ?? [];
    if (written && valid(written)) version = gt(written, version) ? written : version;
    else if (once) yours.add(safe(once, index));
    else if (sum && path) checksums.set(safe(path, index), (checksums.get(path) ?? new Set()).add(sum));
    else if (line !== '' && !line.startsWith('#'))
      throw new UserError(`${MANIFEST}:${index + 1}: invalid line; ${RESTORE}`);
  });
  return { version, checksums, yours };
}

/** Whether a line is a conflict marker of Git. */
export function isConflictMarker(line: string): boolean {
  return CONFLICT.test(line);
}

const MERGE_FIX = 'keep the lines of both sides, remove the conflict markers, then run npx projen';
const RESTORE = `restore the file: git checkout -- ${MANIFEST}`;

/** A run can remove files listed in the manifest, which comes from a repository that may not be trusted. */
function safe(path: string, index: number): string {
  const isInside =
    !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).some((part) => ['..', '.', ''].includes(part));
  if (hasInvisible(path)) throw new UserError(`${MANIFEST}:${index + 1}: path with invisible characters; ${RESTORE}`);
  if (!isInside) throw new UserError(`${MANIFEST}:${index + 1}: path outside the repository; ${RESTORE}`);
  return path;
}
