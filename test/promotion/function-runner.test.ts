import { type AwsAnswer, FunctionRunner } from './function-runner';

const CODE = `
const { GetParameterCommand, SSMClient } = require('@aws-sdk/client-ssm');
exports.handler = async ({ names }) => {
  const ssm = new SSMClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a-role' } });
  for (const name of names) {
    try {
      await ssm.send(new GetParameterCommand({ Name: name }));
    } catch (error) {
      if (error.name !== 'ParameterNotFound') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
};`;

const found: AwsAnswer = { output: {} };
const missing: AwsAnswer = { error: { name: 'ParameterNotFound', message: 'not found' } };

test('a run stops at each call, with its caller, and continues with the response', () => {
  const runner = new FunctionRunner(CODE, {});

  const first = runner.start({ names: ['one', 'two'] });
  const second = runner.answer(first, missing);
  const end = runner.answer(second, found);

  const call = { service: 'ssm', operation: 'GetParameter', role: 'a-role', region: 'eu-west-1' };
  expect(runner.next(first)).toEqual({ ...call, input: { Name: 'one' } });
  expect(runner.next(second)).toEqual({ ...call, input: { Name: 'two' } });
  expect(runner.next(end)).toBe('ended');
});

test('an unexpected error ends the run', () => {
  const runner = new FunctionRunner(CODE, {});

  const end = runner.answer(runner.start({ names: ['one', 'two'] }), { error: { name: 'Throttled', message: '' } });

  expect(runner.next(end)).toBe('ended');
});

test('a known prefix is not run again', () => {
  const runner = new FunctionRunner(CODE, {});

  const once = runner.answer(runner.start({ names: ['one', 'two'] }), found);
  const again = runner.answer(runner.start({ names: ['one', 'two'] }), found);

  expect(again).toBe(once);
  expect(runner.size).toBe(2);
});

test('parallel calls are all awaited', () => {
  const code = `
    const { DescribeStacksCommand, CloudFormationClient } = require('@aws-sdk/client-cloudformation');
    const client = new CloudFormationClient({});
    exports.handler = ({ names }) =>
      Promise.all(names.map((name) => client.send(new DescribeStacksCommand({ StackName: name }))));`;
  const runner = new FunctionRunner(code, {});

  const first = runner.start({ names: ['one', 'two'] });
  const second = runner.answer(first, found);

  expect([first, second].map((progress) => runner.next(progress))).toMatchObject([
    { input: { StackName: 'one' } },
    { input: { StackName: 'two' } },
  ]);
  expect(runner.next(runner.answer(second, found))).toBe('ended');
});

test('a function that waits for anything except AWS is an error', () => {
  const runner = new FunctionRunner('exports.handler = () => new Promise(() => {});', {});

  expect(() => runner.start({})).toThrow('waits for something other than an AWS call');
});
