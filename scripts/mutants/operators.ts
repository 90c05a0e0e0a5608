import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** One small change to a source. */
export interface Mutant {
  readonly file: string;
  readonly operator: string;
  readonly line: number;
  /** Without surrounding whitespace. */
  readonly lineText: string;
  /** The range that is replaced, which is a complete expression. */
  readonly whole: { readonly start: number; readonly end: number };
  readonly original: string;
  readonly mutated: string;
  /** The enclosing expression. */
  readonly within: string;
  /** The name of the enclosing top-level statement. Empty if it has none. */
  readonly declaration: string;
}

const SWAPPED_OPERATORS: { readonly [operator: string]: readonly [operator: string, kind: string] } = {
  '===': ['!==', 'comparison'],
  '!==': ['===', 'comparison'],
  '<': ['<=', 'comparison'],
  '<=': ['<', 'comparison'],
  '>': ['>=', 'comparison'],
  '>=': ['>', 'comparison'],
  '&&': ['||', 'logic'],
  '||': ['&&', 'logic'],
  '??': ['&&', 'logic'],
  '+': ['-', 'arithmetic'],
  '-': ['+', 'arithmetic'],
};

const SWAPPED_CALLS: { readonly [name: string]: string } = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
};

/** Calls that can be dropped, leaving their receiver as the value. */
const DROPPABLE_CALLS = ['filter', 'sort', 'toSorted', 'reverse', 'slice', 'trim', 'trimEnd'];

export function mutantsOf(root: string, file: string): Mutant[] {
  const text = readFileSync(`${root}/${file}`, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const mutants: Mutant[] = [];

  /** Replaces a node with a text. */
  const add = (operator: string, node: ts.Node, changed: string, at: ts.Node = node): void => {
    const whole = wholeChain(node);
    const [start, end] = [whole.getStart(), whole.end];
    const mutated = text.slice(start, node.getStart()) + changed + text.slice(node.end, end);
    const within = whole.parent.getText();
    const line = source.getLineAndCharacterOfPosition(at.getStart()).line + 1;
    mutants.push({
      file,
      operator,
      line,
      lineText: lines[line - 1]!.trim(),
      whole: { start, end },
      original: text.slice(start, end),
      mutated,
      within,
      declaration: declarationOf(node),
    });
  };

  const visit = (node: ts.Node): void => {
    if (decidesNothing(node)) return;
    if (ts.isBinaryExpression(node)) {
      const swapped = SWAPPED_OPERATORS[node.operatorToken.getText()];
      if (swapped) add(swapped[1], node, `${operandOf(node.left)} ${swapped[0]} ${operandOf(node.right)}`);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add('negation', node, node.operand.getText());
    } else if (ts.isConditionalExpression(node)) {
      add('condition', node.condition, `!(${node.condition.getText()})`);
    } else if (ts.isIfStatement(node)) {
      add('condition', node.expression, `!(${node.expression.getText()})`);
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) {
      add('boolean', node, 'false');
    } else if (node.kind === ts.SyntaxKind.FalseKeyword) {
      add('boolean', node, 'true');
    } else if (ts.isNumericLiteral(node)) {
      add('number', node, String(Number(node.text) + 1));
    } else if (isPlainText(node)) {
      add('text', node, `${node.getText().slice(0, -1)}x${node.getText().slice(-1)}`);
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: receiver, name } = node.expression;
      if (DROPPABLE_CALLS.includes(name.text)) add('dropped call', node, receiver.getText());
      if (Object.hasOwn(SWAPPED_CALLS, name.text)) add('swapped call', name, SWAPPED_CALLS[name.text]);
    }
    if (ts.isArrayLiteralExpression(node)) {
      for (const element of node.elements) {
        const others = node.elements.filter((other) => other !== element).map((other) => other.getText());
        add('dropped element', node, `[${others.join(', ')}]`, element);
      }
    }
    if (ts.isExpressionStatement(node) && isCall(node.expression)) add('statement', node.expression, 'undefined');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Types do not exist at run time, and imports and the names of keys cannot be computed. */
function decidesNothing(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    (ts.isPropertyName(node) && (node.parent as { name?: ts.Node }).name === node)
  );
}

/** A name, a value or a separator. Sentences are excluded, because testing every word would only repeat them. */
function isPlainText(node: ts.Node): boolean {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    const { parent } = node;
    const isImported = ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
    return !isImported && !ts.isTaggedTemplateExpression(parent) && !/\w\s|\s\w/.test(node.text);
  }
  if (!ts.isTemplateExpression(node) || ts.isTaggedTemplateExpression(node.parent)) return false;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].every(({ text }) => !/\s/.test(text));
}

function declarationOf(node: ts.Node): string {
  if (ts.isSourceFile(node.parent)) return (node as { name?: ts.Node }).name?.getText() ?? '';
  if (ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent)) return node.name.getText();
  return declarationOf(node.parent);
}

/** `??` cannot be combined with `&&` or `||` without parentheses. */
function operandOf(node: ts.Expression): string {
  return ts.isBinaryExpression(node) ? `(${node.getText()})` : node.getText();
}

function isCall(node: ts.Expression): boolean {
  const called = ts.isAwaitExpression(node) ? node.expression : node;
  return ts.isCallExpression(called) && called.expression.kind !== ts.SyntaxKind.SuperKeyword;
}

/** `a?.filter(…).map(…)` is skipped as a whole if `a` is undefined, so no part of it can be replaced alone. */
function wholeChain(node: ts.Node): ts.Node {
  const { parent } = node;
  // The name in the middle of a call is not an expression.
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return wholeChain(parent);
  const isLink =
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCallExpression(parent) ||
    ts.isNonNullExpression(parent);
  return isLink && parent.expression === node ? wholeChain(parent) : node;
}
