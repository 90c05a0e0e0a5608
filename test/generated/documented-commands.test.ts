import { awsProblem, hasOperation } from '../docs/aws-commands';
import { documentedCommands } from '../docs/documented-commands';
import { blocksOfPages, generatedPages, pages } from '../docs/pages';
import { describeWith } from '../tools';
import { scriptFaults } from './script-faults';

const PAGES = [...pages(), ...generatedPages()];

/** The arguments of each operation of the AWS CLI, once for the same flags. */
function awsCommands(): string[][] {
  const commands = PAGES.flatMap(documentedCommands).filter(([program]) => program === 'aws');
  const keyOf = (words: readonly string[]) =>
    words.filter((word, index) => index < 3 || word.startsWith('--')).join(' ');
  return [...new Map(commands.map((words) => [keyOf(words), words.slice(1)])).values()];
}

describeWith(['aws'], 'the commands of the AWS CLI in the pages', () => {
  test('name operations and flags that exist', async () => {
    const problems: string[] = [];
    for (const args of awsCommands()) {
      const problem = (await hasOperation(args)) ? await awsProblem(args) : undefined;
      if (problem !== undefined) problems.push(`${args.join(' ')}: ${problem}`);
    }

    expect(problems).toEqual([]);
  }, 600_000);

  test.each([
    ['an operation that does not exist', ['sts', 'get-caller'], /Invalid choice/],
    ['an unknown flag', ['sts', 'get-caller-identity', '--account', '1'], /Unknown options: --account/],
    ['a required flag that is missing', ['ssm', 'get-parameter'], /required: --name/],
  ])('the check fails on %s', async (_, args, problem) => {
    expect(await awsProblem(args)).toMatch(problem);
  });
});

/** SC2016 mistakes literals in JMESPath queries for commands. SC2164 asks for an `exit`, which closes a terminal. */
const ACCEPTED = / SC(2016|2164): /;

describeWith(['shellcheck'], 'the scripts in the pages', () => {
  test('have nothing that shellcheck finds', async () => {
    // The blocks of a page are one script: a variable is set in one and used in another.
    const scripts = PAGES.map((path) => ({
      path,
      script: blocksOfPages([path], 'sh')
        .map(({ code }) => code)
        .join('\n'),
    }));

    expect((await scriptFaults('bash', scripts)).filter((fault) => !ACCEPTED.test(fault))).toEqual([]);
  });
});
