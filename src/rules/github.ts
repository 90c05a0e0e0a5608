import { Problem } from '../config/problem';
import { Rule } from './rule';

/** Source: https://git-scm.com/docs/git-check-ref-format */
const IMPOSSIBLE_BRANCH = /[\s\p{Cc}:?~^[\\]|\.\.|@\{|\/\/|^[/.-]|\/\.|[/.]$|\.lock(?:\/|$)|^@$|^$/u;

/**
 * Branches that no token of GitHub can be from: the trust of the push role would never match. Of what a branch cannot
 * have, `?` would be a wildcard of IAM, and a colon the beginning of another part of the subject.
 *
 * Source: https://docs.github.com/en/actions/reference/security/oidc
 */
export const githubBranches: Rule = ({ services }) =>
  services.flatMap(({ push }, index) =>
    (push?.github?.branches ?? []).flatMap((branch, at): Problem[] => {
      const path = ['services', index, 'push', 'github', 'branches', at];
      if (branch.startsWith('refs/heads/')) {
        const name = branch.slice('refs/heads/'.length);
        return [{ path, message: 'not the name of a branch', value: branch, fix: `use ${name || 'main'}` }];
      }
      if (branch.startsWith('refs/') || IMPOSSIBLE_BRANCH.test(branch)) {
        const fix = 'use the name of a branch, such as main or release/*';
        return [{ path, message: 'not the name of a branch', value: branch, fix }];
      }
      if (!branch.includes('${')) return [];
      return [{ path, message: 'has ${, which begins a variable of an IAM policy', value: branch, fix: 'use *' }];
    }),
  );
