import { UserError } from './user-error';

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EBUSY: 'in use by another program',
  EDQUOT: 'the disk quota is exceeded',
  EEXIST: 'a file is in the way',
  EISDIR: 'a folder is in the way',
  ELOOP: 'a symbolic link is in the way',
  EMFILE: 'too many open files',
  EIO: 'disk I/O error',
  EMLINK: 'the folder is full',
  ENAMETOOLONG: 'the name is too long for the file system',
  ENFILE: 'too many open files',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a file is in the way',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ETXTBSY: 'in use by another program',
  EXDEV: 'part of its folder is on another file system',
};

/**
 * Reads, writes or removes a file or a folder.
 *
 * @throws UserError if the file system refuses.
 */
export function explained<T>(verb: 'read' | 'write' | 'remove', path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error) ?? '';
    // A file system error; any other error is a bug.
    if (!/^E[A-Z0-9]+$/.test(code)) throw error;
    const reason = REASONS[code] ?? code;
    const state = verb === 'read' ? '' : ' No file was partially written.';
    throw new UserError(
      `${path}: cannot ${verb}: ${reason}.${state} Fix the problem, then run the same command again.`,
    );
  }
}

/** For example, `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
