// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// The function of the pipelines' Lambda actions. functions.tf puts these files together, with PIPELINE in front of them:
// what Terraform knows of the pipelines and their stacks. Runs on AWS Lambda, which brings the AWS SDK along.

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

/** Something else has to end first: CodePipeline asks again, with another job, for as long as a day. */
class NotYet extends Error {}

/** The answer is no; the message says why to whoever looks at the pipeline. */
class Refused extends Error {}

/** Runs `work` with the action's parameters and the job; what it returns becomes the action's output variables. */
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

/** What `work` returns, or undefined where AWS answers with one of these errors. */
async function unless(errorNames, work) {
  try {
    return await work();
  } catch (error) {
    if (errorNames.includes(error.name)) return undefined;
    throw error;
  }
}
