import { commandProblem } from './command-problems';
import { documentedCommands, mentionedCommands } from './documented-commands';
import { generatedPages, pages } from './pages';

async function problemsOf(commands: readonly (readonly string[])[]): Promise<string[]> {
  const found = await Promise.all(
    commands.map(async (words) => [words.join(' '), await commandProblem(words)] as const),
  );
  return found.flatMap(([command, problem]) => (problem === undefined ? [] : [`${command}: ${problem}`]));
}

describe.each([...pages(), ...generatedPages()])('%s', (path) => {
  test('every command in a block exists, and has the flags that it is given', async () => {
    expect(await problemsOf(documentedCommands(path))).toEqual([]);
  });

  test('every command in the text exists, and has the flags that it is given', async () => {
    expect(
      (await problemsOf(mentionedCommands(path))).filter((problem) => /: (error: )?unknown /.test(problem)),
    ).toEqual([]);
  });
});
