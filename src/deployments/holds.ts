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
 * Lets nothing be promoted into an environment: first the record, which the pipeline checks, then the transition, which
 * the console shows.
 *
 * @returns the hold that is there: another one, if there was one before
 */
export async function holdEnvironment(account: AwsAccount, target: Target, hold: Hold): Promise<Hold> {
  const { hold: Name, holdPath, pipeline } = target;
  const ssm = account.client(SSMClient, pipeline.region);
  const put = account.ask(
    'ssm:PutParameter',
    ssm.send(new PutParameterCommand({ Name, Type: 'String', Value: JSON.stringify(hold) })),
  );
  const isNew = (await unless('ParameterAlreadyExists', put, null)) !== null;
  const there = isNew ? hold : (holdsIn(await readParameters(account, pipeline.region, holdPath)).get(Name) ?? hold);
  await account.ask(
    'codepipeline:DisableStageTransition',
    account.client(CodePipelineClient, pipeline.region).send(
      new DisableStageTransitionCommand({
        pipelineName: pipeline.name,
        stageName: firstStageOf(target),
        transitionType: 'Inbound',
        reason: transitionReason(`On hold. ${there.reason}`),
      }),
    ),
  );
  return there;
}

/** Lets images be promoted into an environment again. @returns whether it was on hold */
export async function releaseEnvironment(account: AwsAccount, target: Target): Promise<boolean> {
  const { hold: Name, pipeline } = target;
  const deletion = account.ask(
    'ssm:DeleteParameter',
    account.client(SSMClient, pipeline.region).send(new DeleteParameterCommand({ Name })),
  );
  const wasThere = (await unless('ParameterNotFound', deletion, null)) !== null;
  // After the record, or what enters at once would be refused. Also without one: somebody may have closed it by hand.
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
