import { codeBlocks, withoutBlocks } from '../tools/code-blocks';
import { readPage } from './pages';
import { shellCommands } from './shell-commands';

/** The commands in the blocks of a page, as words. In a session with output, these are the lines at the prompt. */
export function documentedCommands(path: string): string[][] {
  const scripts = codeBlocks(readPage(path)).map(({ code, language }) => {
    if (language === 'console') return sessionCommands(code);
    return language === 'sh' ? code : '';
  });
  return scripts.flatMap(shellCommands);
}

/** This package's commands in the text of a page. Most lack required arguments. */
export function mentionedCommands(path: string): string[][] {
  const inline = [...withoutBlocks(readPage(path)).matchAll(/`((?:npx|npm run|yo) [^`]+)`/g)];
  return inline.flatMap(([, command]) => shellCommands(command!.replaceAll(/\s+/g, ' ').replace(/ \[?….*/, '')));
}

function sessionCommands(code: string): string {
  const commands = [...code.matchAll(/^\$ (.*)$/gm)].map(([, command]) => command!);
  if (commands.length === 0) throw new Error(`${code}: a session has a line that begins with $`);
  return commands.join('\n');
}
