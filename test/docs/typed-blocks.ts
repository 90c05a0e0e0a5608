import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './pages';

/** Declarations of the names that the blocks of a page use without declaring them, by the path of the page. */
const CONTEXT: Readonly<Record<string, string>> = {
  'test/code-pipeline/README.md': `
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { CodePipeline } from './code-pipeline';
declare const declaration: PipelineDeclaration;
declare const idOf: (seed: string) => string;
declare const due: Required<ReturnType<CodePipeline['due']>[number]>;
declare const outputVariables: Record<string, string>;
declare const revision: string;
declare const continuationToken: string;
declare const callerArn: string;
`,
};

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  esModuleInterop: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  types: ['node'],
  paths: { 'ecs-pipeline': [join(ROOT, 'src/index.ts')], 'ecs-pipeline/generator': [join(ROOT, 'src/generator.ts')] },
};

interface TypedBlock {
  readonly code: string;
  readonly language: string;
  readonly path: string;
}

/** The compiler's errors in blocks of JavaScript and TypeScript: each is a module in the folder of its page. */
export function typeErrors(blocks: readonly TypedBlock[]): string[] {
  const texts = new Map(
    blocks.map((block, index) => [fileOf(block, index), `${CONTEXT[block.path] ?? ''}${block.code}\nexport {};\n`]),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) =>
        `${blocks[[...texts.keys()].indexOf(file)]!.path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

function fileOf({ language, path }: TypedBlock, index: number): string {
  return join(ROOT, path, '..', `block-${index}.${language === 'js' ? 'js' : 'ts'}`);
}
