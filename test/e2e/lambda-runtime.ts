import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Emulator } from '../emulator/emulator';
import { run } from '../tools';
import { administrator, assumeRole, awsService, clientOf, REGION } from './aws';

const NODE_MODULES = join(__dirname, '../../node_modules');

interface InlineFunction {
  readonly FunctionName: string;
  readonly Handler: string;
  readonly Role: string;
  readonly Runtime: string;
  readonly Timeout: number;
  readonly Code: { readonly ZipFile: string };
}

/** Runs the code of a function that CloudFormation deployed inline, with its role, for this event. */
export async function invoke(emulator: Emulator, accountId: string, name: string, event: object): Promise<void> {
  const { Code, Handler, Role, Timeout } = await deployedFunction(emulator, accountId, name);
  if (Handler !== 'index.handler') throw new Error(`${name}: the handler must be index.handler, got ${Handler}`);
  const functionArn = `arn:aws:lambda:${REGION}:${accountId}:function:${name}`;
  const { credentials } = await assumeRole(emulator, awsService('lambda.amazonaws.com', functionArn), Role, name);

  const folder = mkdtempSync(join(tmpdir(), 'ecs-pipeline-lambda-'));
  try {
    writeFileSync(join(folder, 'index.js'), Code.ZipFile);
    await run(
      process.execPath,
      ['-e', "require('./index.js').handler(JSON.parse(require('node:fs').readFileSync(0, 'utf8')))"],
      {
        cwd: folder,
        input: JSON.stringify(event),
        timeout: Timeout * 1000,
        // Only Lambda's own variables, so that the function does not use anything of this machine.
        env: {
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          AWS_SESSION_TOKEN: credentials.sessionToken,
          AWS_REGION: REGION,
          AWS_LAMBDA_FUNCTION_NAME: name,
          AWS_ENDPOINT_URL: emulator.endpoint,
          NODE_PATH: NODE_MODULES,
        },
      },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The function in the template of one of the account's stacks. */
async function deployedFunction(emulator: Emulator, accountId: string, name: string): Promise<InlineFunction> {
  const cloudFormation = clientOf(CloudFormationClient, emulator, administrator(accountId));
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  const templates = Stacks.map(({ StackName }: Stack) => cloudFormation.send(new GetTemplateCommand({ StackName })));
  for (const { TemplateBody = '' } of await Promise.all(templates)) {
    if (!TemplateBody.startsWith('{')) continue; // a bootstrap template in YAML, which has no function
    const resources: { Type: string; Properties: InlineFunction }[] = Object.values(JSON.parse(TemplateBody).Resources);
    const found = resources.find(
      ({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.FunctionName === name,
    );
    if (found) return found.Properties;
  }
  throw new Error(`${name}: no stack in account ${accountId} has a function with this name`);
}
