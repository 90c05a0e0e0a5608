import { UserError } from './user-error';

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EBUSY: 'another program uses it',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file is in its place',
  EISDIR: 'a folder is in its place',
  ELOOP: 'a symbolic link is in its place',
  EMFILE: 'too many files are open',
  EIO: 'the disk has failed',
  EMLINK: 'the folder is full',
  ENAMETOOLONG: 'its name is too long for the file system',
  ENFILE: 'too many files are open',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a file is in its place',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ETXTBSY: 'another program uses it',
  EXDEV: 'a part of its folder is on another file system',
};

/**
 * Does something to a file or a folder.
 *
 * @throws UserError where the file system refuses.
 */
export function explained<T>(verb: 'read' | 'write' | 'remove', path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error) ?? '';
    // Of the file system; any other error is a bug.
    if (!/^E[A-Z0-9]+$/.test(code)) throw error;
    const reason = REASONS[code] ?? code;
    const fix = `${verb === 'read' ? 'Fix' : 'Every file is as it was or complete: fix'} this, then run the same command again.`;
    throw new UserError(`${path}: cannot ${verb} it, ${reason}. ${fix}`);
  }
}

/** For example `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
