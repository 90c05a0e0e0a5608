import type { Environment } from './environment';
import { PIPELINE, type Project } from './project';
import { settle } from './settle';

/** Something that could not be removed. */
export interface Leftover {
  readonly what: string;
  readonly why: string;
  /** The command that removes it. */
  readonly command: string;
}

/** Destroys everything that was applied, in the documented order. If a root fails, the others are still tried. */
export async function cleanUp(
  project: Project,
  environments: readonly Pick<Environment, 'name' | 'calmDown'>[],
  log: (text: string) => void,
): Promise<Leftover[]> {
  const first = await destroy(project, PIPELINE, log);
  const others = await settle(
    environments.map(async (environment) => {
      const root = `environments/${environment.name}`;
      if (project.isApplied(root)) await environment.calmDown().catch(() => undefined); // Terraform reports the failure
      return destroy(project, root, log);
    }),
  );
  const leftovers = [first, ...others].flat();
  if (leftovers.length === 0) project.remove();
  return leftovers;
}

async function destroy(project: Project, root: string, log: (text: string) => void): Promise<Leftover[]> {
  if (!project.isApplied(root)) return [];
  log(`destroying ${root}`);
  try {
    await project.root(root).destroy();
    return [];
  } catch (error) {
    const lines = (error instanceof Error ? error.message : String(error)).split('\n');
    return [
      {
        what: root,
        why: lines.filter((line) => line.includes('Error')).join('\n') || lines[0]!,
        command: `terraform -chdir=${project.folder}/${root} destroy`,
      },
    ];
  }
}

export function renderLeftovers(leftovers: readonly Leftover[], reason: string): string {
  return [reason, ...leftovers.flatMap(({ command, what, why }) => [`  ${what}: ${why}`, `    ${command}`]), ''].join(
    '\n',
  );
}
