import { Problem } from '../config/problem';
import { hasInvisible } from '../text/invisible';
import { Rule } from './rule';

/**
 * Names that Git rejects. Git allows invisible characters, which a reviewer of a policy or workflow would not see, so
 * they are checked separately.
 *
 * Source: https://git-scm.com/docs/git-check-ref-format
 */
const IMPOSSIBLE_REFERENCE = /[\s:?~^[\\]|\.\.|@\{|\/\/|^[/.-]|\/\.|[/.]$|\.lock(?:\/|$)|^@$|^$/;

/** The kinds of Git references, with the folder that their full names start with, and examples. */
const KINDS = [
  { key: 'branches', kind: 'branch', folder: 'refs/heads/', example: 'main', examples: 'main or release/*' },
  { key: 'tags', kind: 'tag', folder: 'refs/tags/', example: 'v1', examples: 'v1.0 or v*' },
] as const;

/**
 * Branches and tags that no token can come from, so that the trust policy of the push role would never match. Among the
 * invalid characters, `?` would be an IAM wildcard, and a colon would start another part of the subject.
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
  const message = `not a ${kind.kind} name`;
  if (value.startsWith(kind.folder)) {
    return [{ path, message, value, fix: `use ${value.slice(kind.folder.length) || kind.example}` }];
  }
  if (value.startsWith('refs/') || IMPOSSIBLE_REFERENCE.test(value) || hasInvisible(value)) {
    return [{ path, message, value, fix: `use a ${kind.kind} name such as ${kind.examples}` }];
  }
  return variableProblems(path, value);
}

function variableProblems(path: Problem['path'], value: string): Problem[] {
  if (!value.includes('${')) return [];
  return [{ path, message: 'contains ${, which starts an IAM policy variable', value, fix: 'use *' }];
}

/**
 * GitHub environments whose names cannot occur in the subject of a token.
 *
 * Source: https://docs.github.com/en/actions/reference/security/oidc
 */
export const githubEnvironments: Rule = ({ services }) =>
  services.flatMap(({ push }, index) =>
    (push?.github?.environments ?? []).flatMap((value, at): Problem[] => {
      const path = ['services', index, 'push', 'github', 'environments', at];
      // A line break would also end a comment in the workflow.
      if (value === '' || value.length > 255 || hasInvisible(value)) {
        const fix = 'use 1 to 255 visible characters, such as production';
        return [{ path, message: 'not an environment name', value, fix }];
      }
      if (value.includes(':')) {
        const fix = `use ${value.replaceAll(':', '%3A')}`;
        return [{ path, message: 'contains a colon, which the subject of a token encodes as %3A', value, fix }];
      }
      if (value.includes('?')) {
        return [{ path, message: 'contains ?, which matches any character in an IAM policy', value, fix: 'use *' }];
      }
      return variableProblems(path, value);
    }),
  );
