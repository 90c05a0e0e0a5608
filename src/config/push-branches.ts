/** The branches, tags, and environments whose tokens can push. */
interface PushReferences {
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
  readonly environments?: readonly string[];
}

/** The branches that can push. The default is `main`, unless tags or environments are set. */
export function pushBranches({ branches, environments = [], tags = [] }: PushReferences): readonly string[] {
  return branches ?? (environments.length + tags.length === 0 ? ['main'] : []);
}
