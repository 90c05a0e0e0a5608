import { ApproverModel, Model, PipelineModel } from '../model/model';
import { DescribeRepositoriesCommand, ECRClient, GetRoleCommand, GetUserCommand, IAMClient } from '../vendor/aws';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { statusCode } from './failure';
import { OK, problem } from './verdict';

/** An existing ECR repository. */
export function repository({ pipelineAccount }: Model, { repository: { name }, service }: PipelineModel): Check {
  const { accountId, region } = pipelineAccount;
  return {
    where: 'pipeline',
    subject: `ECR repository ${name}`,
    accountId,
    region,
    run: async (session) => {
      const ecr = new ECRClient({ ...CLIENT_SETTINGS, ...session, region });
      try {
        await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [name], registryId: accountId }));
        return OK;
      } catch (error) {
        if ((error as Error).name !== 'RepositoryNotFoundException') throw error;
        return problem('not found', `create it, or remove image.repositoryArn from the service ${service}`);
      }
    },
  };
}

/** An approver, to which the first apply attaches a policy. */
export function approver({ pipelineAccount }: Model, environment: string, { name, type }: ApproverModel): Check {
  const { accountId, region } = pipelineAccount;
  return {
    where: environment,
    subject: `IAM ${type} ${name}, an approver`,
    accountId,
    region,
    run: async (session) => {
      const iam = new IAMClient({ ...CLIENT_SETTINGS, ...session, region });
      try {
        if (type === 'role') await iam.send(new GetRoleCommand({ RoleName: name }));
        else await iam.send(new GetUserCommand({ UserName: name }));
        return OK;
      } catch (error) {
        if (statusCode(error) !== 404) throw error;
        return problem('not found', `create it, or remove it from the approvers of ${environment}`);
      }
    },
  };
}
