import { UserError } from '../user-error';

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file is in its place',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a file is in its place',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};

/**
 * Does something to a file or a folder of the repository.
 *
 * @throws UserError where the file system refuses.
 */
export function explained<T>(verb: 'write' | 'remove', path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = REASONS[codeOf(error) ?? ''];
    if (!reason) throw error;
    throw new UserError(
      `${path}: cannot ${verb} it, ${reason}. Every file is as it was or complete: mend that, then run npx projen again.`,
    );
  }
}

/** For example `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
