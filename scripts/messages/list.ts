import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeMessages, docstrings } from './code-messages';
import { isSentence, Message } from './message';
import { pageMessages, templateMessages, terraformMessages } from './template-messages';

/** The folders with sentences that a user can see. */
const FOLDERS = ['src', 'templates', 'generators'];

interface Options {
  /** Whether to list documentation comments as well. */
  readonly docstrings: boolean;
}

/** Every sentence in a checkout, by file and line. A repeated sentence is listed only once. */
export function listMessages(project: string, options: Options): string {
  const seen = new Set<string>();
  const blocks = FOLDERS.flatMap((folder) => filesBelow(project, folder)).flatMap((file) => {
    const found = messagesOf(file, readFileSync(join(project, file), 'utf8'), options).filter(({ text }) => {
      return !seen.has(text) && seen.add(text);
    });
    return found.length === 0 ? [] : [[file, ...found.map(describe)].join('\n')];
  });
  return `${blocks.join('\n\n')}\n`;
}

function filesBelow(project: string, folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1))
    .filter((file) => !/(^|\/)(node_modules|tests)\/|\.generated\.|\.d\.ts$/.test(file))
    .sort();
}

function messagesOf(file: string, text: string, options: Options): Message[] {
  if (/\.(js|ts)$/.test(file)) {
    const found = options.docstrings ? docstrings(text).filter((docstring) => isSentence(docstring.text)) : [];
    return [...codeMessages(text), ...found].sort((a, b) => a.line - b.line);
  }
  if (/\.md(\.hbs)?$|\/USAGE$/.test(file)) return pageMessages(text);
  if (file.endsWith('.tf')) return terraformMessages(text);
  return file.endsWith('.hbs') ? templateMessages(text) : [];
}

function describe({ line, text }: Message): string {
  const [first, ...rest] = text.replaceAll(/^\s*\n|\s+$/g, '').split('\n');
  return [`${String(line).padStart(5)}  ${first}`, ...rest.map((one) => `       ${one}`)].join('\n');
}
