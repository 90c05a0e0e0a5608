import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { approvalsOf } from '../config/environment-approvals';
import { ApprovalConfig, EnvironmentConfig } from '../config/environment-config';
import { servicesByImage } from '../config/image-owner';
import { Path, Problem } from '../config/problem';
import { ServiceConfig } from '../config/service-config';
import { pipelineEnvironments } from '../config/service-environments';
import { approvalNames, pipelineNames } from '../naming/names';
import { ApprovalText, approvalExcess, approvalText } from './approval-text';
import { isAddress } from './e-mail-address';
import { Rule, RuleInput } from './rule';

/** An approval for the first environment, probably set by mistake: every push would wait for it. */
export const firstApproval: Rule = ({ environments: [first] }) =>
  first?.approval === true
    ? [
        {
          path: ['environments', 0, 'approval'],
          message: 'makes every push wait for an approval',
          value: true,
          fix: 'remove it, or write a map if that is intended, such as approval: { instructions: … }',
        },
      ]
    : [];

/** Addresses that Amazon SNS cannot send email to. Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
export const notifiedAddresses = approvalRule(({ approval: { notify = [] }, path }) =>
  notify.flatMap((address, at): Problem[] =>
    isAddress(address)
      ? []
      : [
          {
            path: [...path, 'notify', at],
            message: 'not an email address',
            value: address,
            fix: 'use an address such as releases@example.com',
          },
        ],
  ),
);

/**
 * CodePipeline would read `#{` as the start of a variable and reject the pipeline.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export const literalInstructions = approvalRule(({ approval: { instructions }, path }) =>
  instructions?.includes('#{')
    ? [
        {
          path: [...path, 'instructions'],
          message: 'contains #{, which starts a CodePipeline variable',
          value: instructions,
          fix: 'remove #{',
        },
      ]
    : [],
);

/**
 * Instructions or approval names that leave no room for the image in the text of an approval. The service with the
 * longest text counts.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
 */
export const approvalLengths = approvalRule(({ all, approval, environment, path }, config): Problem[] => {
  const { accountId = ACCOUNT, name, region = config.region } = environment;
  const { region: registryRegion = config.region } = config.pipeline;
  if (name === undefined || region === undefined || registryRegion === undefined) return [];
  const { dnsSuffix } = partitionOf(registryRegion);
  const registry = `${config.pipeline.accountId ?? ACCOUNT}.dkr.ecr.${registryRegion}.${dnsSuffix}`;
  const pipelines = pipelinesTo(environment, config);
  const common = { accountId, environment: name, region, registry, approval: approval.name, approvals: all };
  const excessWith = (instructions?: string) =>
    Math.max(...pipelines.map((pipeline) => approvalExcess(approvalText({ ...common, ...pipeline, instructions }))), 0);
  const { instructions } = approval;
  const excess = excessWith(instructions);
  if (excess === 0) return [];
  const rest = 'which also shows the image, its tags, the environment and the deployed image';
  if (instructions === undefined || excessWith() > 0) {
    const message = `the approval names are too long for the text of an approval, ${rest}`;
    return [{ path, message, fix: `shorten them by ${excessWith()} characters` }];
  }
  return [
    {
      path: [...path, 'instructions'],
      message: `too long for the text of an approval, ${rest}`,
      value: instructions,
      fix: `shorten it from ${instructions.length} to ${instructions.length - excess} characters`,
    },
  ];
});

/** All account IDs have the same length. */
const ACCOUNT = '000000000000';

/** Each pipeline that deploys to an environment and whose repository name is known. */
function pipelinesTo(
  environment: Partial<EnvironmentConfig>,
  { environments, name, services }: ConfigParts,
): Pick<ApprovalText, 'previous' | 'repository'>[] {
  return [...servicesByImage(services)].flatMap(([service, sharing]) => {
    const own = pipelineEnvironments(sharing, environments);
    const repository = repositoryName(name, service);
    if (!own.includes(environment) || repository === undefined) return [];
    return [{ repository, previous: own[own.indexOf(environment) - 1]?.name }];
  });
}

function repositoryName(product: string | undefined, { image, name }: Partial<ServiceConfig>): string | undefined {
  if (image?.repositoryArn !== undefined) return parseArn(image.repositoryArn)?.resource.slice('repository/'.length);
  return product && name && pipelineNames({ name: product }, { name, image }).repository;
}

/** Approvers that the pipeline root cannot attach a policy to. */
export const approvers = approvalRule(({ approval, environment, path }, { name = '{name}', pipeline, region = '' }) => {
  const account = { id: pipeline.accountId, partition: partitionOf(region).name };
  const { policy } = approvalNames({ name }, environment.name ?? '{environment}', approval.name);
  return (approval.approvers ?? []).flatMap((arn, at) =>
    approverProblem([...path, 'approvers', at], arn, account, policy),
  );
});

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const ROLE_OR_USER = /^arn:(aws|aws-us-gov|aws-cn):iam::(\d{12}):(?:role|user)\/[\w+=,.@/-]+$/;

/** Source: https://docs.aws.amazon.com/singlesignon/latest/userguide/howtocmp.html */
const IDENTITY_CENTER = ':role/aws-reserved/sso.amazonaws.com/';

function approverProblem(
  path: Path,
  arn: string,
  account: { readonly id?: string; readonly partition: string },
  policy: string,
): Problem[] {
  const [, partition, accountId] = ROLE_OR_USER.exec(arn) ?? [];
  const example = `arn:${account.partition}:iam::${account.id ?? '{account}'}:role/{role}`;
  if (partition === undefined) {
    return [{ path, message: 'not the ARN of an IAM role or user', value: arn, fix: `use an ARN such as ${example}` }];
  }
  if ((account.id !== undefined && accountId !== account.id) || partition !== account.partition) {
    return [{ path, message: 'not in the pipeline account', value: arn, fix: `use an ARN such as ${example}` }];
  }
  if (!arn.includes(IDENTITY_CENTER)) return [];
  return [
    {
      path,
      message: 'an IAM Identity Center role, which only its permission set can change',
      value: arn,
      fix: `remove it, and add the customer managed policy ${policy} to the permission set`,
    },
  ];
}

/** An approval, its path in the config, and the names of all approvals of its environment. */
interface Place {
  readonly approval: ApprovalConfig;
  readonly path: Path;
  readonly environment: Partial<EnvironmentConfig>;
  readonly index: number;
  readonly all: readonly string[];
}

/** A rule that checks each approval. */
function approvalRule(find: (place: Place, config: RuleInput) => Problem[]): Rule {
  return (config) =>
    config.environments.flatMap((environment, index) => {
      const approvals = approvalsOf(environment);
      const all = approvals.flatMap(({ approval }) => approval.name ?? []);
      return approvals.flatMap(({ approval, path }) =>
        find({ approval, path: ['environments', index, ...path], environment, index, all }, config),
      );
    });
}
