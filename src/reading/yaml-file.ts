import { Path, Problem } from '../config/problem';
import { shorten } from '../text/messages';
import { Document, isScalar, LineCounter, parseDocument, visit, YAMLParseError } from '../vendor/yaml';
import { locate } from './yaml-location';
import { findingsIn } from './yaml-walk';

/** A YAML file as data, and where its values are written. */
export interface YamlFile {
  /** What the file holds. Absent where it is no YAML. */
  readonly data?: unknown;
  /** What is wrong with the YAML itself. */
  readonly problems: readonly Problem[];
  /** Line of a value, from 1; where it is missing, of the nearest part that there is. */
  readonly lineOf: (path: Path) => number | undefined;
  /** How a scalar is written, without quotes. */
  readonly textOf: (path: Path) => string | undefined;
}

const MERGE_CONFLICT = {
  message: 'a merge conflict',
  fix: 'say what both sides mean, and remove the lines that mark it',
};

/** Reads YAML 1.2, and throws nothing, whatever the text is. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    merge: true,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const lineAt = (offset?: number) => (offset === undefined ? undefined : lines.linePos(offset).line);
  const file = {
    lineOf: (path: Path) => lineAt(locate(document, path).offset),
    textOf: (path: Path) => {
      const { node } = locate(document, path);
      return isScalar(node) ? node.source : undefined;
    },
  };
  const noYaml = (problem: Pick<Problem, 'message' | 'fix'>, offset?: number): YamlFile => ({
    ...file,
    problems: [{ path: [], ...problem, line: lineAt(offset) }],
  });

  const conflict = /^<{7}( |$)/m.exec(text);
  if (conflict) return noYaml(MERGE_CONFLICT, conflict.index);
  // After the first error of syntax the parser guesses, and what it finds then are no further mistakes.
  const [error] = document.errors;
  if (error) {
    const arns = unquotedArns(text);
    if (!arns.some((offset) => lineAt(offset) === lineAt(error.pos[0])))
      return noYaml(syntaxProblem(error), error.pos[0]);
    return { ...file, problems: arns.map((offset) => ({ path: [], ...UNQUOTED_ARN, line: lineAt(offset) })) };
  }
  if (document.directives?.yaml.version === '1.1') return noYaml(YAML_1_1, 0);
  const problems = [
    ...document.warnings
      .filter(({ code }) => code === 'BAD_DIRECTIVE')
      .map(({ message, pos: [offset] }) => ({ path: [], message: `not YAML: ${message}`, fix: 'remove it', offset })),
    ...findingsIn(document.contents).map(({ offset, path, tag }) => ({
      path,
      offset,
      ...(tag === undefined ? DUPLICATE_KEY : notPlain(tag)),
    })),
  ].map(({ offset, ...problem }): Problem => ({ ...problem, line: lineAt(offset) }));
  try {
    return { ...file, problems, data: document.toJS() };
  } catch (error) {
    return noYaml(
      { message: `not YAML: ${(error as Error).message}`, fix: 'write the values instead' },
      danglingAlias(document),
    );
  }
}

/** In YAML 1.1 `no` is a boolean, and a number with a leading zero is octal. */
const YAML_1_1 = { message: 'YAML 1.1', fix: 'remove the line that begins with %YAML: this is YAML 1.2' };

const DUPLICATE_KEY = { message: 'there twice', fix: 'remove one of the two' };

function notPlain(tag: string): Pick<Problem, 'message' | 'fix'> {
  return {
    message: `more than plain YAML: Unresolved tag: ${shorten(tag)}`,
    fix: 'remove it; functions of CloudFormation are written in full, such as { Ref: … }',
  };
}

function syntaxProblem({ code, message }: YAMLParseError): Pick<Problem, 'message' | 'fix'> {
  if (code === 'MULTIPLE_DOCS') return { message: 'more than one YAML document', fix: 'remove the lines with ---' };
  if (code === 'RESOURCE_EXHAUSTION') return { message: 'nested too deeply', fix: 'use fewer levels' };
  return { message: `not YAML: ${message}`, fix: 'correct it at this place' };
}

const UNQUOTED_ARN = {
  message: 'an ARN that ends with a colon, which YAML takes for that of a key',
  fix: 'put the ARN in quotes',
};

/** Where such ARNs begin: outside quotes, in a block or between braces. */
function unquotedArns(text: string): number[] {
  return [...text.matchAll(/(?<=[:-] +|[[{,] *)arn:[^\s"'[\]{},]*:(?=[\s\]},]|$)/g)].map(({ index }) => index);
}

/** Where an alias stands that has no anchor. */
function danglingAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}
