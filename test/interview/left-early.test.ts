import { execFileSync } from 'node:child_process';
import { addFlags } from '../../src/cli/options';
import { add, type FlagValues, flagsOf, newRepository, pickFlags } from '../../src/interview';
import { answersToYaml } from '../../src/interview/answers-to-yaml';
import { Interrupted } from '../../src/user-error';
import { Command } from '../../src/vendor/commander';
import { SHOP } from './answers';
import { LEAVE, scripted } from './scripted-dialogue';

/** Answers to all questions, with one more environment and one more service than by default. */
const ANSWERS = [
  ...['shop', '111111111111', 'eu-west-1'],
  ...['dev', '222222222222', undefined, 'no', true],
  ...['production', '444444444444', 'eu-central-1', 'yes'],
  ...['arn:aws:iam::111111111111:role/release-manager', 'a@example.com, b@example.com', false],
  ...['api', '', '512/1024', 'github', 'example/shop-api', true],
  ...['worker', '8080', undefined, undefined, 'nobody', false],
  ...['github', 'example/shop-infrastructure'],
];

const YES = '';

/** The output after Ctrl-C: the command, and the flags as the shell and the command read them. */
async function leave(conversation: Promise<unknown>, subject: Parameters<typeof flagsOf>[0] = 'product') {
  const error: unknown = await conversation.then(
    () => new Error('was not left'),
    (thrown) => thrown,
  );
  if (!(error instanceof Interrupted)) throw error;
  const [, text = ''] =
    /^\nNothing was written\. To continue where you left off:\n\n {2}(.*)\n$/s.exec(error.message) ?? [];
  const words = execFileSync('sh', ['-c', `printf '%s\\0' ${text}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
  const start = words.findIndex((word) => word.startsWith('--') && word !== '--from');
  const given = start < 0 ? [] : words.slice(start);
  const program = addFlags(new Command().exitOverride(), flagsOf(subject)).parse(given, { from: 'user' });
  const flags: FlagValues = pickFlags(flagsOf(subject), program.opts());
  return { text, flags };
}

const interviewWith = (answers: readonly (string | boolean | undefined)[], flags: FlagValues = {}) =>
  newRepository({ dialogue: scripted(answers), flags });

test.each(ANSWERS.map((_, count) => count + 1))(
  'an interview that was left after answer %i continues there',
  async (count) => {
    const whole = await interviewWith([...ANSWERS, YES]);

    const { flags } = await leave(interviewWith([...ANSWERS.slice(0, count), LEAVE]));
    // Whether there is another one is asked again if nothing is known about it yet.
    const isAskedAgain = ANSWERS[count - 1] === true && count < ANSWERS.length - 1;

    expect(await interviewWith([...ANSWERS.slice(isAskedAgain ? count - 1 : count), YES], flags)).toBe(whole);
  },
);

test('an interview shows how to continue, with one flag per line', async () => {
  expect((await leave(interviewWith([...ANSWERS.slice(0, 9), LEAVE]))).text).toBe(`\
npx projen new --from ecs-pipeline \\
    --ask \\
    --name shop \\
    --pipeline-account-id 111111111111 \\
    --region eu-west-1 \\
    --environment "name=dev account-id=222222222222 region=eu-west-1 approval=no" \\
    --environment name=production`);
});

test('before the first answer, it is the same command with the same flags', async () => {
  expect((await leave(interviewWith([LEAVE]))).text).toBe('npx projen new --from ecs-pipeline');
  expect((await leave(interviewWith([LEAVE], { aws: false, service: ['name=api push=nobody'] }))).text).toBe(
    'npx projen new --from ecs-pipeline \\\n    --no-aws \\\n    --service "name=api push=nobody another=no"',
  );
});

test('at the last question, only that question is asked again', async () => {
  const { flags } = await leave(interviewWith([...ANSWERS, LEAVE]));

  expect(await interviewWith([YES], flags)).toBe(await interviewWith([...ANSWERS, YES]));
});

test('while an answer is being changed, only that answer is asked for', async () => {
  const { flags } = await leave(interviewWith([...ANSWERS, 'change', 'name', LEAVE]));

  expect(flags.name).toBeUndefined();
  expect(await interviewWith(['shop', YES], flags)).toBe(await interviewWith([...ANSWERS, YES]));
});

test('yo shows its own command', async () => {
  const conversation = newRepository({ dialogue: scripted(['shop', LEAVE]), flags: {}, command: 'yo ecs-pipeline' });

  expect((await leave(conversation)).text).toBe('yo ecs-pipeline \\\n    --name shop');
});

test('an addition can be continued as well, even at the first position', async () => {
  const text = answersToYaml(SHOP);
  const adding = (answers: string[], flags: FlagValues = {}) =>
    add({ subject: 'environment', text, flags, dialogue: scripted(answers) });

  const left = await leave(adding(['', "it's", 'qa', LEAVE]), 'environment');

  expect(left.text).toBe('npx ecs-pipeline add environment \\\n    --before dev \\\n    --name qa');
  expect((await adding(['555555555555', 'eu-west-1', 'no'], left.flags)).names).toEqual([
    'qa',
    'dev',
    'staging',
    'production',
  ]);
});

test('any other error is not changed', async () => {
  const dialogue = { ...scripted([]), prompt: () => Promise.reject(new Error('no terminal any more')) };

  await expect(newRepository({ dialogue, flags: {} })).rejects.toThrow('no terminal any more');
});
