import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';

export const ROOT = join(__dirname, '../..');

export interface Packed {
  readonly tarball: string;
  /** Size of the tarball in bytes. */
  readonly size: number;
  /** Paths of its files, without the leading `package/`. */
  readonly files: readonly string[];
}

/** Packs the compiled package. @param workspace - folder of the package */
export async function packPackage(workspace = '.'): Promise<Packed> {
  const folder = temporaryFolder();
  const args = ['pack', '--json', '--pack-destination', folder];
  const { stdout } = await run('npm', args, { cwd: join(ROOT, workspace), env: cleanEnvironment() });
  const [packed] = packedBy<{ filename: string; size: number; files: { path: string }[] }>(stdout);
  if (packed === undefined) {
    throw new Error(`npm pack: packed nothing, got ${stdout}`);
  }
  const files = packed.files.map(({ path }) => path);
  return { tarball: join(folder, packed.filename), size: packed.size, files };
}

/** The output of `npm pack --json` for each package: a list up to npm 11, by name since then. */
export function packedBy<T>(output: string): T[] {
  return Object.values(JSON.parse(output) as { [key: string]: T });
}
