import { Path, Problem } from '../config/problem';
import { shorten } from '../text/messages';
import { Document, isScalar, LineCounter, parseDocument, visit, YAMLParseError } from '../vendor/yaml';
import { locate } from './yaml-location';
import { findingsIn } from './yaml-walk';

/** The data of a YAML file, and the location of each value. */
export interface YamlFile {
  /** The content of the file. Absent if it is not YAML. */
  readonly data?: unknown;
  /** Problems in the YAML itself. */
  readonly problems: readonly Problem[];
  /** The line of a value, starting at 1. For a missing value, the line of the nearest existing parent. */
  readonly lineOf: (path: Path) => number | undefined;
  /** The text of a scalar, without quotes. */
  readonly textOf: (path: Path) => string | undefined;
}

/** Several aliases for each of 300 services in 4 environments. More could expand to more than fits in memory. */
const MAX_ALIASES = 5000;

/** Reads YAML 1.2. Never throws, whatever the text is. */
export function readYaml(text: string): YamlFile {
  const conflict = /^<{7}( |$)/m.exec(text);
  if (conflict) return mergeConflict(text.slice(0, conflict.index).split('\n').length);
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

  // After the first syntax error the parser guesses, so any further errors are not reliable.
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
      .map(({ pos: [offset] }) => ({ path: [], message: 'unknown YAML directive', fix: 'remove the line', offset })),
    ...findingsIn(document.contents).map(({ offset, path, tag }) => ({
      path,
      offset,
      ...(tag === undefined ? DUPLICATE_KEY : notPlain(tag)),
    })),
  ].map(({ offset, ...problem }): Problem => ({ ...problem, line: lineAt(offset) }));
  try {
    return { ...file, problems, data: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    const { message } = error as Error;
    if (/^Excessive alias/.test(message))
      return noYaml({
        message: 'too many aliases',
        fix: `use at most ${MAX_ALIASES} aliases, and none that refer to a part that contains them`,
      });
    return noYaml(
      { message: `invalid YAML: ${message}`, fix: 'write out the values instead' },
      danglingAlias(document),
    );
  }
}

function mergeConflict(line: number): YamlFile {
  const fix = 'resolve it, and remove the conflict markers';
  return {
    problems: [{ path: [], message: 'unresolved merge conflict', fix, line }],
    lineOf: () => undefined,
    textOf: () => undefined,
  };
}

/** In YAML 1.1, `no` is a boolean and a number with a leading zero is octal. */
const YAML_1_1 = {
  message: 'YAML 1.1 is not supported',
  fix: 'remove the line that starts with %YAML to use YAML 1.2',
};

const DUPLICATE_KEY = { message: 'duplicate key', fix: 'remove one of the two' };

function notPlain(tag: string): Pick<Problem, 'message' | 'fix'> {
  const fix = CLOUDFORMATION_TAG.test(tag)
    ? 'use the full function name, such as { Ref: … } or { Fn::Sub: … }'
    : 'remove the tag, because only plain values are supported';
  return { message: `unsupported YAML tag, got ${shorten(tag)}`, fix };
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const CLOUDFORMATION_TAG =
  /^!(And|Base64|Cidr|Condition|Equals|FindInMap|GetAtt|GetAZs|If|ImportValue|Join|Not|Or|Ref|Select|Split|Sub|Transform)$/;

function syntaxProblem({ code, message }: YAMLParseError): Pick<Problem, 'message' | 'fix'> {
  if (code === 'MULTIPLE_DOCS') return { message: 'more than one YAML document', fix: 'remove the lines with ---' };
  if (code === 'RESOURCE_EXHAUSTION') return { message: 'nested too deeply', fix: 'use fewer levels' };
  return { message: `invalid YAML: ${message}`, fix: 'fix the syntax on this line' };
}

const UNQUOTED_ARN = {
  message: 'an ARN that ends with a colon, which YAML reads as the end of a key',
  fix: 'put the ARN in quotes',
};

/** The offsets of such ARNs: outside quotes, in block or in flow style. */
function unquotedArns(text: string): number[] {
  return [...text.matchAll(/arn:[^\s"'[\]{},]{0,2048}:(?=[\s\]},]|$)/g)]
    .map(({ index }) => index)
    .filter((index) => isValueAt(text, index));
}

function isValueAt(text: string, offset: number): boolean {
  let before = offset - 1;
  while (text[before] === ' ') before -= 1;
  const mark = text[before] ?? '';
  return '[{,'.includes(mark) ? mark !== '' : ':-'.includes(mark) && mark !== '' && before < offset - 1;
}

/** The offset of an alias without an anchor. */
function danglingAlias(document: Document): number | undefined {
  let offset: number | undefined;
  const anchors = new Set<string>();
  visit(document, {
    Value: (_, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias: (_, alias) => {
      if (anchors.has(alias.source)) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}
