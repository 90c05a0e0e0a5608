import { CodePipelineClient, StartPipelineExecutionCommand } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { DirectDeployment } from './direct-deployment';

/** The source action of every pipeline. */
const SOURCE = 'Source';

/** @returns the ID of the execution */
export async function startDeployment(
  account: AwsAccount,
  { hold, image, reason, target }: DirectDeployment,
): Promise<string> {
  const { pipelineExecutionId = '' } = await account.ask(
    'codepipeline:StartPipelineExecution',
    account.client(CodePipelineClient, target.pipeline.region).send(
      new StartPipelineExecutionCommand({
        name: target.directPipeline,
        sourceRevisions: [{ actionName: SOURCE, revisionType: 'IMAGE_DIGEST', revisionValue: image.digest }],
        variables: [
          { name: 'Reason', value: reason },
          { name: 'Hold', value: String(hold) },
        ],
      }),
    ),
  );
  return pipelineExecutionId;
}
