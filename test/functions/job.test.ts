import { queryError } from './answers';
import { json } from './aws-endpoint';
import { JOB_ID, parametersOf, runFunction } from './run-function';

describe('a job', () => {
  test('with invalid parameters reports it and does nothing', async () => {
    const { operations, refused } = await runFunction('{ roleArn: ');

    expect(refused).toMatch(/^SyntaxError: .*JSON/);
    expect(operations).toEqual(['PutJobFailureResult']);
  });

  test('shows the error from AWS and logs it with its stack', async () => {
    const message = 'User: shop-api-functions is not authorized to perform: sts:AssumeRole';

    const { log, refused, success } = await runFunction(parametersOf('prepare'), {
      AssumeRole: queryError('AccessDenied', message, 403),
    });

    expect(refused).toBe(`AccessDenied: ${message}`);
    expect(success).toEqual([]);
    expect(log).toMatch(/AccessDenied.*\n {4}at /s);
  });

  test('cuts a message to the length that CodePipeline accepts', async () => {
    const tooLong = json({ __type: 'ImageNotFoundException', message: 'x'.repeat(6000) }, 400);

    const { refused } = await runFunction(parametersOf('inspect', 'dev'), { DescribeImages: tooLong });

    expect(refused).toBe(`ImageNotFoundException: ${'x'.repeat(6000)}`.slice(0, 5000));
  });

  test('reports a failure if only its success could not be reported', async () => {
    const { refused } = await runFunction(parametersOf('record'), {
      PutJobSuccessResult: json({ __type: 'InvalidJobStateException', message: 'the job has ended' }, 400),
    });

    expect(refused).toBe('InvalidJobStateException: the job has ended');
  });

  test('for an environment that is no longer in the pipeline fails', async () => {
    const { refused } = await runFunction(parametersOf('prepare', 'qa'));

    expect(refused).toBe('the environment qa is no longer in the pipeline: start a new execution');
  });

  test('ends once', async () => {
    const { success } = await runFunction(parametersOf('prepare'));

    expect(success).toEqual([{ jobId: JOB_ID }]);
  });
});
