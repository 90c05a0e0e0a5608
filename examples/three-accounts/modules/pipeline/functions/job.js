// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// What the pipeline's functions have in common: the job they are given, the role they act as, and how they end.
// Runs on AWS Lambda, which brings the AWS SDK along.

const {
  CodePipelineClient,
  GetPipelineExecutionCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
} = require('@aws-sdk/client-codepipeline');
const { AssumeRoleCommand, STSClient } = require('@aws-sdk/client-sts');

/** Runs `work` with the action's parameters; what it returns becomes the action's output variables. */
async function runJob(event, work) {
  const job = event['CodePipeline.job'];
  const codePipeline = new CodePipelineClient({});
  try {
    const parameters = JSON.parse(job.data.actionConfiguration.configuration.UserParameters);
    const outputVariables = await work(parameters, job.data);
    await codePipeline.send(new PutJobSuccessResultCommand({ jobId: job.id, outputVariables }));
  } catch (error) {
    console.error(error);
    const message = `${error.name}: ${error.message}`.slice(0, 5000);
    const failureDetails = { type: 'JobFailed', message };
    await codePipeline.send(new PutJobFailureResultCommand({ jobId: job.id, failureDetails }));
  }
}

/** Fails for the execution that CodePipeline starts when a pipeline is created, which nobody has asked for. */
async function refuseCreation({ pipelineName, pipelineExecutionId }) {
  const { pipelineExecution } = await new CodePipelineClient({}).send(
    new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId }),
  );
  if (pipelineExecution.trigger?.triggerType !== 'CreatePipeline') return;
  throw new Error(
    `nothing is deployed because the pipeline ${pipelineName} was created: push an image, or start an execution`,
  );
}

/** Client settings to act in the target's account and Region. */
async function inTarget({ roleArn, region }) {
  const { Credentials } = await new STSClient({}).send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: process.env.AWS_LAMBDA_FUNCTION_NAME }),
  );
  return {
    region,
    credentials: {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
    },
  };
}
