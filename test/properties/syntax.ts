import { parseAllDocuments } from 'yaml';
import { Property } from './repository';

export const parses: Property = {
  title: 'every YAML and JSON file parses, no key is duplicated, and no file has a control character',
  problemsOf: ({ files, templates }) =>
    files.flatMap(({ content, path }) => [
      ...(templates.get(path)?.errors ?? (/\.ya?ml$/.test(path) ? yamlProblems(content) : [])).map(
        (problem) => `${path}: ${problem}`,
      ),
      ...(path.endsWith('.json') ? jsonProblems(content).map((problem) => `${path}: ${problem}`) : []),
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
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

/** Paths that Windows, or a file system that ignores case, cannot have beside each other. */
export const paths: Property = {
  title: 'every path is relative, within the folder, and differs from all others in more than case',
  problemsOf: ({ files }) => {
    const seen = new Map<string, string>();
    return files.flatMap(({ path }) => {
      const known = seen.get(path.toLowerCase());
      seen.set(path.toLowerCase(), path);
      const isWithin = !path.startsWith('/') && path.split('/').every((part) => /^(?!\.{1,2}$)[\w.-]+$/.test(part));
      return [...(known ? [`${path}: beside ${known}`] : []), ...(isWithin ? [] : [`${path}: not a usable path`])];
    });
  },
};
