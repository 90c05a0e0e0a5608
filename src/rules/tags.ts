import { Path, Problem } from '../config/problem';
import { Rule } from './rule';

/** Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MAX_TAGS = 50;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** The characters that the tags of an IAM role can have. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const ALLOWED_ASCII = /^[A-Za-z0-9 _.:/=+\-@]*$/; // avoids loading large Unicode tables

interface Tags {
  readonly [key: string]: string;
}

/** Tags that AWS rejects. */
export const tags: Rule = (config) => [
  ...tagProblems(['tags'], config.tags),
  ...config.environments.flatMap((environment, index) =>
    tagProblems(['environments', index, 'tags'], environment.tags),
  ),
];

/** More tags than a resource can have. An environment has the tags of the config in addition to its own. */
export const tagCounts: Rule = ({ environments, tags: common = {} }) => [
  ...countProblems(['tags'], common, ''),
  ...environments.flatMap((environment, index) =>
    environment.tags
      ? countProblems(
          ['environments', index, 'tags'],
          { ...common, ...environment.tags },
          ' including those of the config',
        )
      : [],
  ),
];

/**
 * Tag keys that differ only in upper and lower case, which are one key for the tags of an IAM role.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export const tagSpellings: Rule = ({ environments, tags: common = {} }) => [
  ...spellingProblems(['tags'], common, {}),
  ...environments.flatMap(({ tags: own = {} }, index) =>
    spellingProblems(['environments', index, 'tags'], own, common),
  ),
];

function spellingProblems(path: Path, own: Tags, common: Tags): Problem[] {
  const spellings = new Map(Object.keys(common).map((key) => [key.toLowerCase(), key]));
  return Object.keys(own).flatMap((key): Problem[] => {
    const earlier = spellings.get(key.toLowerCase());
    if (earlier === undefined || earlier === key) {
      spellings.set(key.toLowerCase(), key);
      return [];
    }
    const message = `key differs only in case from ${earlier}, and IAM treats both as the same key`;
    return [{ path: [...path, key], message, fix: 'use one spelling' }];
  });
}

function tagProblems(path: Path, values: Tags = {}): Problem[] {
  return Object.entries(values).flatMap(([key, value]): Problem[] => {
    const problem = (message: string, fix: string) => [{ path: [...path, key], message, value, fix }];
    if (/^aws:/i.test(key)) return problem('key starts with aws:, which AWS reserves', 'use another key');
    if (key === '') return problem('empty key', 'add a key');
    if (key.length > MAX_KEY_LENGTH) return problem('key too long', `use at most ${MAX_KEY_LENGTH} characters`);
    if (value.length > MAX_VALUE_LENGTH) return problem('too long', `use at most ${MAX_VALUE_LENGTH} characters`);
    if ([key, value].every((text) => ALLOWED_ASCII.test(text) || ALLOWED.test(text))) return [];
    return problem('contains characters that AWS does not allow', 'use letters, digits, spaces and any of _.:/=+-@');
  });
}

function countProblems(path: Path, values: Tags, others: string): Problem[] {
  const count = Object.keys(values).length;
  return count > MAX_TAGS
    ? [{ path, message: `too many tags, got ${count}${others}`, fix: `use at most ${MAX_TAGS}` }]
    : [];
}
