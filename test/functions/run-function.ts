import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from '../tools';
import { type Answer, AwsEndpoint, json, xml } from './aws-endpoint';

const ROOT = join(__dirname, '../..');
const FUNCTIONS = join(ROOT, 'templates/modules/pipeline/functions');

/** What every function may call: it asks what started the execution, assumes the target's role and ends its job. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  GetPipelineExecution: json({ pipelineExecution: { trigger: { triggerType: 'CloudWatchEvent' } } }),
  AssumeRole: xml(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
    <AccessKeyId>target</AccessKeyId><SecretAccessKey>target</SecretAccessKey><SessionToken>target</SessionToken>
    <Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`),
  PutJobFailureResult: json({}),
  PutJobSuccessResult: json({}),
};

export const JOB_ID = '11111111-2222-3333-4444-555555555555';

/** Where the functions' jobs of these tests deploy to. */
export const TARGET = {
  roleArn: 'arn:aws:iam::222222222222:role/shop-dev-api-deploy',
  region: 'eu-west-1',
  stackName: 'shop-dev-api',
  imageParameter: '/ecs/shop-dev-api/deployed-image',
  pipelineName: 'shop-api',
  pipelineExecutionId: '22222222-3333-4444-5555-666666666666',
};

/**
 * Runs a function's code as Lambda does, put together as functions.tf puts it together, with an action's parameters.
 * Returns how it ended its job, and every operation that it called, in order.
 */
export async function runFunction(
  name: 'inspect' | 'prepare' | 'record',
  userParameters: string | object,
  answers: Readonly<Record<string, Answer>> = {},
  data: object = {},
) {
  const endpoint = await AwsEndpoint.start({ ...ANSWERS, ...answers });
  try {
    const folder = temporaryFolder();
    const code = ['job', name].map((file) => readFileSync(join(FUNCTIONS, `${file}.js`), 'utf8'));
    writeFileSync(join(folder, 'index.js'), code.join('\n'));
    const UserParameters = typeof userParameters === 'string' ? userParameters : JSON.stringify(userParameters);
    const job = { id: JOB_ID, data: { ...data, actionConfiguration: { configuration: { UserParameters } } } };
    const program = "require('./index.js').handler(JSON.parse(require('node:fs').readFileSync(0, 'utf8')))";
    const { stderr } = await run(process.execPath, ['-e', program], {
      cwd: folder,
      input: JSON.stringify({ 'CodePipeline.job': job }),
      env: {
        AWS_ACCESS_KEY_ID: 'function',
        AWS_SECRET_ACCESS_KEY: 'function',
        AWS_REGION: TARGET.region,
        AWS_LAMBDA_FUNCTION_NAME: `shop-api-${name}`,
        AWS_MAX_ATTEMPTS: '1',
        AWS_ENDPOINT_URL: endpoint.url,
        NODE_PATH: join(ROOT, 'node_modules'),
      },
    });
    return {
      success: endpoint.inputsOf('PutJobSuccessResult'),
      failure: endpoint.inputsOf('PutJobFailureResult'),
      operations: endpoint.calls.map(({ operation }) => operation),
      calls: endpoint.calls,
      inputsOf: (operation: string) => endpoint.inputsOf(operation),
      log: stderr,
    };
  } finally {
    await endpoint.stop();
  }
}
