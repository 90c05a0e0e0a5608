import { hasInvisible } from '../text/invisible';
import { UserError } from '../user-error';
import { gt, valid } from '../vendor/semver';

/** Where the manifest is, beside projen's own. */
export const MANIFEST = '.projen/ecs-pipeline.sha256';

/** What a run left behind. It is committed, so that the next run, on any machine, knows a file that somebody edited. */
export interface Manifest {
  /** Version of the package that wrote it. */
  readonly version: string;
  /** Checksums that a managed file may have: one, or two while a run is under way or after a merge. */
  readonly checksums: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files that were written once. */
  readonly yours: ReadonlySet<string>;
}

const HEADER = /^# ecs-pipeline (\S+)$/;
const YOURS = /^# yours (.+)$/;
const CHECKSUM = /^([0-9a-f]{64}) {2}(.+)$/;
const CONFLICT = /^(<{7}|={7}|>{7}|\|{7})( |$)/;

/**
 * The lines of `sha256sum`, and comments. Lines instead of JSON, because Git can merge them by keeping those of both
 * sides: a file that both sides changed then has two checksums, and neither side's file counts as edited.
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

/** @throws UserError on a merge conflict, on a line that is none of a manifest's, and on a path that leaves the folder. */
export function parseManifest(text: string): Manifest {
  const checksums = new Map<string, Set<string>>();
  const yours = new Set<string>();
  let version = '0.0.0';
  text.split(/\r?\n/).forEach((line, index) => {
    if (isConflictMarker(line)) throw new UserError(`${MANIFEST}:${index + 1}: a merge conflict; ${MERGE_FIX}`);
    const [, written] = HEADER.exec(line) ?? [];
    const [, once] = YOURS.exec(line) ?? [];
    const [, sum, path] = CHECKSUM.exec(line) ?? [];
    if (written && valid(written)) version = gt(written, version) ? written : version;
    else if (once) yours.add(safe(once, index));
    else if (sum && path) checksums.set(safe(path, index), (checksums.get(path) ?? new Set()).add(sum));
    else if (line !== '' && !line.startsWith('#'))
      throw new UserError(`${MANIFEST}:${index + 1}: not a line of a manifest; ${RESTORE}`);
  });
  return { version, checksums, yours };
}

/** Whether Git left the line where it could not merge. */
export function isConflictMarker(line: string): boolean {
  return CONFLICT.test(line);
}

const MERGE_FIX = 'keep the lines of both sides, without the lines that mark the conflict, and run npx projen';
const RESTORE = `restore the file: git checkout -- ${MANIFEST}`;

/** Files that the manifest names are removed: it comes from a repository, which may be anybody's. */
function safe(path: string, index: number): string {
  const isInside =
    !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).some((part) => ['..', '.', ''].includes(part));
  if (hasInvisible(path)) throw new UserError(`${MANIFEST}:${index + 1}: a path with invisible characters; ${RESTORE}`);
  if (!isInside) throw new UserError(`${MANIFEST}:${index + 1}: a path outside of the repository; ${RESTORE}`);
  return path;
}
