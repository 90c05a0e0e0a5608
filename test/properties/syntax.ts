import { parseAllDocuments } from 'yaml';
import { Property } from './repository';

export const parses: Property = {
  title: 'every YAML and JSON file parses, no key is a duplicate, and no file has a control character',
  problemsOf: ({ files, templates }) =>
    files.flatMap(({ content, path }) => [
      ...(templates.get(path)?.errors ?? (/\.ya?ml$/.test(path) ? yamlProblems(content) : [])).map(
        (problem) => `${path}: ${problem}`,
      ),
      ...(path.endsWith('.json') ? jsonProblems(content).map((problem) => `${path}: ${problem}`) : []),
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the check is about control characters
      ...(/[\u0000-\u0008\u000b-\u001f\u007f]/.test(content) ? [`${path}: a control character`] : []),
    ]),
};

function yamlProblems(text: string): string[] {
  return parseAllDocuments(text, { logLevel: 'error', uniqueKeys: true }).flatMap(({ errors }) =>
    errors.map(({ message }) => message),
  );
}

function jsonProblems(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Paths that collide on Windows or another file system that ignores case. */
export const paths: Property = {
  title: 'every path is relative, in the folder, and differs from all others in more than case',
  problemsOf: ({ files }) => {
    const seen = new Map<string, string>();
    return files.flatMap(({ path }) => {
      const known = seen.get(path.toLowerCase());
      seen.set(path.toLowerCase(), path);
      const isWithin = !path.startsWith('/') && path.split('/').every((part) => /^(?!\.{1,2}$)[\w.-]+$/.test(part));
      return [
        ...(known ? [`${path}: collides with ${known}`] : []),
        ...(isWithin ? [] : [`${path}: not a usable path`]),
      ];
    });
  },
};
