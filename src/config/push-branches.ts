/** What may push of a repository, by what its tokens are of. */
interface PushReferences {
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
  readonly environments?: readonly string[];
}

/** The branches that may push: `main` where nothing else is named either. */
export function pushBranches({ branches, environments = [], tags = [] }: PushReferences): readonly string[] {
  return branches ?? (environments.length + tags.length === 0 ? ['main'] : []);
}
