import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { Path, Problem } from '../config/problem';
import { pipelineNames } from '../naming/names';
import { approvalExcess, approvalText } from './approval-text';
import { Rule } from './rule';

/** A first environment that waits by a slip of the pen: every push would wait for somebody. */
export const firstApproval: Rule = ({ environments: [first] }) =>
  first?.approval === true
    ? [
        {
          path: ['environments', 0, 'approval'],
          message: 'makes every push wait before the first environment',
          value: true,
          fix: 'remove it, or say so on purpose with a map, such as approval: { instructions: … }',
        },
      ]
    : [];

/** Addresses that Amazon SNS cannot write to. Source: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
export const notifiedAddresses: Rule = ({ environments }) =>
  environments.flatMap(({ approval }, index) => {
    if (typeof approval !== 'object') return [];
    return (approval.notify ?? []).flatMap((address, at): Problem[] =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)
        ? []
        : [
            {
              path: ['environments', index, 'approval', 'notify', at],
              message: 'not an e-mail address',
              value: address,
              fix: 'use one such as releases@example.com',
            },
          ],
    );
  });

/**
 * CodePipeline would take it for a variable, and refuse the pipeline.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 */
export const literalInstructions: Rule = ({ environments }) =>
  environments.flatMap(({ approval }, index) =>
    typeof approval === 'object' && approval.instructions?.includes('#{')
      ? [
          {
            path: ['environments', index, 'approval', 'instructions'],
            message: 'has #{, which begins a variable of CodePipeline',
            value: approval.instructions,
            fix: 'write it without',
          },
        ]
      : [],
  );

/**
 * Instructions that leave no room in the text of an approval for what it is about, in the worst of the services.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
 */
export const instructionLengths: Rule = (config) =>
  config.environments.flatMap(({ accountId = ACCOUNT, approval, name, region = config.region }, index): Problem[] => {
    const { region: registryRegion = config.region } = config.pipeline;
    const instructions = typeof approval === 'object' ? approval.instructions : undefined;
    if (instructions === undefined || name === undefined || region === undefined || registryRegion === undefined)
      return [];
    const { dnsSuffix } = partitionOf(registryRegion);
    const registry = `${config.pipeline.accountId ?? ACCOUNT}.dkr.ecr.${registryRegion}.${dnsSuffix}`;
    const excess = Math.max(
      ...repositoryNames(config).map((repository) =>
        approvalExcess(approvalText({ accountId, environment: name, instructions, region, registry, repository })),
      ),
      0,
    );
    if (excess === 0) return [];
    return [
      {
        path: ['environments', index, 'approval', 'instructions'],
        message: 'too long for the text of an approval, which also names image, environment, tags and what runs now',
        value: instructions,
        fix: `shorten it by ${excess} to ${Math.max(0, instructions.length - excess)} characters`,
      },
    ];
  });

/** All account ids have the same length. */
const ACCOUNT = '000000000000';

/** The repositories that images are deployed from, as far as their names are known. */
function repositoryNames({ name, services }: ConfigParts): string[] {
  return services.flatMap(({ image, name: service }) => {
    if (image?.repositoryArn !== undefined)
      return parseArn(image.repositoryArn)?.resource.slice('repository/'.length) ?? [];
    return name && service ? pipelineNames({ name }, { name: service, image }).repository : [];
  });
}

/** Approvers that the pipeline root cannot attach a policy to. */
export const approvers: Rule = ({ environments, name = '{name}', pipeline, region = '' }) =>
  environments.flatMap((environment, index) => {
    const { approval } = environment;
    if (typeof approval !== 'object') return [];
    const account = { id: pipeline.accountId, partition: partitionOf(region).name };
    return (approval.approvers ?? []).flatMap((arn, at) =>
      approverProblem(
        ['environments', index, 'approval', 'approvers', at],
        arn,
        account,
        `${name}-approve-${environment.name ?? '{environment}'}`,
      ),
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
    return [{ path, message: 'not the ARN of an IAM role or user', value: arn, fix: `use one such as ${example}` }];
  }
  if ((account.id !== undefined && accountId !== account.id) || partition !== account.partition) {
    return [{ path, message: 'not in the pipeline account', value: arn, fix: `use one such as ${example}` }];
  }
  if (!arn.includes(IDENTITY_CENTER)) return [];
  return [
    {
      path,
      message: 'a role of IAM Identity Center, which only its permission set can change',
      value: arn,
      fix: `remove it, and add the customer managed policy ${policy} to the permission set`,
    },
  ];
}
