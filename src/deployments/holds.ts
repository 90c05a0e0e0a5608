import {
  CodePipelineClient,
  DeleteParameterCommand,
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  PutParameterCommand,
  SSMClient,
} from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { unless } from './call-error';
import { Hold, holdsIn, transitionReason } from './hold';
import { readParameters } from './read-parameters';
import { firstStageOf, Target } from './targets';

/**
 * Stops promotions to an environment: first with the parameter, which the pipeline checks, then with the stage transition,
 * which the console shows.
 *
 * @returns the hold that applies: the existing one, if the environment is already on hold
 */
export async function holdEnvironment(account: AwsAccount, target: Target, hold: Hold): Promise<Hold> {
  const { hold: Name, holdPath, pipeline } = target;
  const ssm = account.client(SSMClient, pipeline.region);
  const put = account.ask(
    'ssm:PutParameter',
    ssm.send(new PutParameterCommand({ Name, Type: 'String', Value: JSON.stringify(hold) })),
  );
  const isNew = (await unless('ParameterAlreadyExists', put, null)) !== null;
  const current = isNew ? hold : (holdsIn(await readParameters(account, pipeline.region, holdPath)).get(Name) ?? hold);
  await account.ask(
    'codepipeline:DisableStageTransition',
    account.client(CodePipelineClient, pipeline.region).send(
      new DisableStageTransitionCommand({
        pipelineName: pipeline.name,
        stageName: firstStageOf(target),
        transitionType: 'Inbound',
        reason: transitionReason(`On hold. ${current.reason}`),
      }),
    ),
  );
  return current;
}

/** Allows promotions to an environment again. @returns whether it was on hold */
export async function releaseEnvironment(account: AwsAccount, target: Target): Promise<boolean> {
  const { hold: Name, pipeline } = target;
  const deletion = account.ask(
    'ssm:DeleteParameter',
    account.client(SSMClient, pipeline.region).send(new DeleteParameterCommand({ Name })),
  );
  const wasThere = (await unless('ParameterNotFound', deletion, null)) !== null;
  // After the parameter: otherwise, the pipeline would refuse an execution that enters immediately. Also without a
  // parameter: someone may have disabled the transition by hand.
  await account.ask(
    'codepipeline:EnableStageTransition',
    account.client(CodePipelineClient, pipeline.region).send(
      new EnableStageTransitionCommand({
        pipelineName: pipeline.name,
        stageName: firstStageOf(target),
        transitionType: 'Inbound',
      }),
    ),
  );
  return wasThere;
}
