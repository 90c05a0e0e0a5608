// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// The Lambda function behind the pipelines' Invoke actions. functions.tf concatenates these files after the constant
// PIPELINE, which describes the pipelines and their stacks. The Lambda runtime includes the AWS SDK.

const {
  CodePipelineClient,
  DisableStageTransitionCommand,
  GetPipelineExecutionCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  StopPipelineExecutionCommand,
} = require('@aws-sdk/client-codepipeline');

const codePipeline = new CodePipelineClient({});

/** Something else must finish first. CodePipeline invokes the function again with a new job, for up to one day. */
class NotYet extends Error {}

/** The action must fail. CodePipeline shows the message. */
class Refused extends Error {}

/** Runs `work` with the action's parameters and the job. Its result becomes the action's output variables. */
async function runJob(event, work) {
  const { id: jobId, data } = event['CodePipeline.job'];
  try {
    const parameters = JSON.parse(data.actionConfiguration.configuration.UserParameters);
    const outputVariables = await work(parameters, { jobId, isFirst: data.continuationToken === undefined });
    await codePipeline.send(new PutJobSuccessResultCommand({ jobId, outputVariables }));
  } catch (error) {
    if (error instanceof NotYet) {
      console.log(error.message);
      await codePipeline.send(new PutJobSuccessResultCommand({ jobId, continuationToken: 'not-yet' }));
      return;
    }
    console.error(error);
    const message = error instanceof Refused ? error.message : `${error.name}: ${error.message}`;
    const failureDetails = { type: 'JobFailed', message: message.slice(0, 5000) };
    await codePipeline.send(new PutJobFailureResultCommand({ jobId, failureDetails }));
  }
}

/** The result of `work`, or undefined if AWS returns one of these errors. */
async function unless(errorNames, work) {
  try {
    return await work();
  } catch (error) {
    if (errorNames.includes(error.name)) return undefined;
    throw error;
  }
}
