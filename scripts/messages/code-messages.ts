import * as ts from 'typescript';
import { isSentence, Message, PLACEHOLDER } from './message';

/** The sentences in the string and template literals of TypeScript or JavaScript. */
export function codeMessages(code: string): Message[] {
  const source = parse(code);
  const messages: Message[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    const text = ts.isExpression(node) ? textOf(node) : undefined;
    if (text !== undefined && isSentence(text)) messages.push({ line: lineOf(source, node.getStart(source)), text });
    if (text === undefined) ts.forEachChild(node, visit);
    else for (const part of partsOf(node)) visit(part);
  };
  visit(source);
  return messages;
}

/** The documentation comments. */
export function docstrings(code: string): Message[] {
  const source = parse(code);
  const found = new Map<number, Message>();
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
      const text = comment.getText(source).replaceAll(/^\s*(\/\*\*|\*\/|\*) ?|\s*\*\/$/gm, '');
      found.set(comment.pos, { line: lineOf(source, comment.pos), text: text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()];
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

/** The text of a literal, or of concatenated literals. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => placeholder(span.expression) + span.literal.text).join('');
  }
  if (!isSum(node)) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined && right === undefined
    ? undefined
    : (left ?? placeholder(node.left)) + (right ?? placeholder(node.right));
}

/** The texts that an expression chooses from, such as a singular and a plural. */
function placeholder(node: ts.Node): string {
  const texts = choiceOf(node);
  return texts ? `\${${texts.join('|')}}` : PLACEHOLDER;
}

function choiceOf(node: ts.Node): string[] | undefined {
  if (ts.isParenthesizedExpression(node)) return choiceOf(node.expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const texts = [node.whenTrue, node.whenFalse].map((branch) => choiceOf(branch) ?? [textOf(branch) ?? '…']);
  return texts.flat().every((text) => text === '…' || text.includes('${')) ? undefined : texts.flat();
}

/** The parts of a node that its text shows as placeholders. They can contain more sentences. */
function partsOf(node: ts.Node): ts.Node[] {
  if (ts.isTemplateExpression(node)) return node.templateSpans.flatMap((span) => unlessChosen(span.expression));
  if (!isSum(node)) return [];
  return [node.left, node.right].flatMap((side) => (textOf(side) === undefined ? unlessChosen(side) : partsOf(side)));
}

function unlessChosen(node: ts.Node): ts.Node[] {
  if (!choiceOf(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return unlessChosen(node.expression);
  const { condition, whenFalse, whenTrue } = node as ts.ConditionalExpression;
  const branches = [whenTrue, whenFalse].flatMap((branch) => {
    if (choiceOf(branch)) return unlessChosen(branch);
    return textOf(branch) === undefined ? [branch] : partsOf(branch);
  });
  return [condition, ...branches];
}

function isSum(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}
