import { Problem } from '../config/problem';
import { hasInvisible } from '../text/invisible';
import { Rule } from './rule';

/**
 * Git lets a reference have invisible characters, which nobody who reviews a policy or a workflow would see.
 *
 * Source: https://git-scm.com/docs/git-check-ref-format
 */
const IMPOSSIBLE_REFERENCE = /[\s:?~^[\\]|\.\.|@\{|\/\/|^[/.-]|\/\.|[/.]$|\.lock(?:\/|$)|^@$|^$/;

/** What a reference of Git can be, the folder that its full name begins with, and what examples of it are. */
const KINDS = [
  { key: 'branches', kind: 'branch', folder: 'refs/heads/', example: 'main', examples: 'main or release/*' },
  { key: 'tags', kind: 'tag', folder: 'refs/tags/', example: 'v1', examples: 'v1.0 or v*' },
] as const;

/**
 * Branches and tags that no token can be from: the trust of the push role would never match. Of what they cannot have,
 * `?` would be a wildcard of IAM, and a colon the beginning of another part of the subject.
 *
 * Source: https://docs.github.com/en/actions/reference/security/oidc
 */
export const pushReferences: Rule = ({ services }) =>
  services.flatMap(({ push }, index) =>
    (['github', 'gitlab'] as const).flatMap((host) =>
      KINDS.flatMap((kind) =>
        (push?.[host]?.[kind.key] ?? []).flatMap((name, at) =>
          referenceProblems(['services', index, 'push', host, kind.key, at], name, kind),
        ),
      ),
    ),
  );

function referenceProblems(path: Problem['path'], value: string, kind: (typeof KINDS)[number]): Problem[] {
  const message = `not the name of a ${kind.kind}`;
  if (value.startsWith(kind.folder)) {
    return [{ path, message, value, fix: `use ${value.slice(kind.folder.length) || kind.example}` }];
  }
  if (value.startsWith('refs/') || IMPOSSIBLE_REFERENCE.test(value) || hasInvisible(value)) {
    return [{ path, message, value, fix: `use the name of a ${kind.kind}, such as ${kind.examples}` }];
  }
  return variableProblems(path, value);
}

function variableProblems(path: Problem['path'], value: string): Problem[] {
  if (!value.includes('${')) return [];
  return [{ path, message: 'has ${, which begins a variable of an IAM policy', value, fix: 'use *' }];
}

/**
 * Environments of GitHub that no subject names so.
 *
 * Source: https://docs.github.com/en/actions/reference/security/oidc
 */
export const githubEnvironments: Rule = ({ services }) =>
  services.flatMap(({ push }, index) =>
    (push?.github?.environments ?? []).flatMap((value, at): Problem[] => {
      const path = ['services', index, 'push', 'github', 'environments', at];
      // An invisible character, or the end of a line, would also end a comment of the workflow.
      if (value === '' || value.length > 255 || hasInvisible(value)) {
        const fix = 'use 1 to 255 visible characters, such as production';
        return [{ path, message: 'not the name of an environment', value, fix }];
      }
      if (value.includes(':')) {
        const fix = `use ${value.replaceAll(':', '%3A')}`;
        return [{ path, message: 'has a colon, which a subject has as %3A', value, fix }];
      }
      if (value.includes('?')) {
        return [{ path, message: 'has ?, which stands for any character in an IAM policy', value, fix: 'use *' }];
      }
      return variableProblems(path, value);
    }),
  );
