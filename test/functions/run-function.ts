import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from '../tools';
import { DIGEST, EXECUTION_ID, ORDINARY } from './answers';
import { type Answers, AwsEndpoint } from './aws-endpoint';
import { PIPELINE } from './pipeline';

const ROOT = join(__dirname, '../..');
const MODULE = join(ROOT, 'templates/modules/pipeline');

export const JOB_ID = '11111111-2222-3333-4444-555555555555';

/** The parameters of an action in stages.tf. */
export function parametersOf(action: 'inspect' | 'prepare' | 'record', environment = 'production', direct = false) {
  return { action, environment, direct, execution: EXECUTION_ID, digest: DIGEST };
}

/** The function's code, concatenated in the order of functions.tf. */
function functionCode(): string {
  const [, list = ''] = /function_files = \[(.*)\]/.exec(readFileSync(join(MODULE, 'functions.tf'), 'utf8')) ?? [];
  const files = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => join(MODULE, 'functions', `${name}.js`));
  return [`const PIPELINE = ${JSON.stringify(PIPELINE)};\n`, ...files.map((file) => readFileSync(file, 'utf8'))].join(
    '\n',
  );
}

/**
 * Runs the function like Lambda, with an action's parameters and these responses of AWS in addition to the default ones.
 * Returns the result of the job and every operation that the function called, in order.
 */
export async function runFunction(userParameters: string | object, answers: Answers = {}, data: object = {}) {
  const endpoint = await AwsEndpoint.start({ ...ORDINARY, ...answers });
  try {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'index.js'), functionCode());
    const UserParameters = typeof userParameters === 'string' ? userParameters : JSON.stringify(userParameters);
    const job = { id: JOB_ID, data: { ...data, actionConfiguration: { configuration: { UserParameters } } } };
    const program = "require('./index.js').handler(JSON.parse(require('node:fs').readFileSync(0, 'utf8')))";
    const { stderr } = await run(process.execPath, ['-e', program], {
      cwd: folder,
      input: JSON.stringify({ 'CodePipeline.job': job }),
      env: {
        AWS_ACCESS_KEY_ID: 'function',
        AWS_SECRET_ACCESS_KEY: 'function',
        AWS_REGION: 'eu-west-1',
        AWS_LAMBDA_FUNCTION_NAME: 'shop-api-promotion',
        AWS_MAX_ATTEMPTS: '1',
        AWS_ENDPOINT_URL: endpoint.url,
        NODE_PATH: join(ROOT, 'node_modules'),
      },
    });
    const [failure] = endpoint.inputsOf('PutJobFailureResult') as { failureDetails: { message: string } }[];
    return {
      success: endpoint.inputsOf('PutJobSuccessResult'),
      refused: failure?.failureDetails.message,
      operations: endpoint.calls.map(({ operation }) => operation),
      inputsOf: (operation: string) => endpoint.inputsOf(operation),
      log: stderr,
    };
  } finally {
    await endpoint.stop();
  }
}
