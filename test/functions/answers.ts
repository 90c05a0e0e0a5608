import { type Answer, type Answers, json, xml } from './aws-endpoint';
import { PIPELINE } from './pipeline';

export const DIGEST = `sha256:${'0'.repeat(64)}`;
export const OTHER_DIGEST = `sha256:${'1'.repeat(64)}`;
export const EXECUTION_ID = '22222222-3333-4444-5555-666666666666';

export const imageOf = (digest: string) => `${PIPELINE.image}@${digest}`;

/** A response in AWS's query protocol. */
function queried(operation: string, result: string): Answer {
  return xml(
    `<${operation}Response xmlns="https://amazonaws.com/"><${operation}Result>${result}</${operation}Result></${operation}Response>`,
  );
}

/** An error in the query protocol. */
export function queryError(code: string, message: string, status = 400): Answer {
  return xml(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    status,
  );
}

/** A stack with this image in its parameter. */
export function stack(image: string, { execution = '', status = 'UPDATE_COMPLETE' } = {}): Answer {
  const parameters = { Image: image, Execution: execution };
  const members = Object.entries(parameters).map(
    ([key, value]) => `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${value}</ParameterValue></member>`,
  );
  return queried(
    'DescribeStacks',
    `<Stacks><member><StackStatus>${status}</StackStatus><Parameters>${members.join('')}</Parameters></member></Stacks>`,
  );
}

/** A page of a stack's change sets: name to digest. */
export function changeSets(found: Readonly<Record<string, string>> = {}, nextToken?: string): Answer {
  const members = Object.entries(found).map(
    ([name, digest]) => `<member><ChangeSetName>${name}</ChangeSetName><Description>${digest}</Description></member>`,
  );
  const next = nextToken ? `<NextToken>${nextToken}</NextToken>` : '';
  return queried('ListChangeSets', `<Summaries>${members.join('')}</Summaries>${next}`);
}

export const NO_CHANGE_SET = queryError('ChangeSetNotFound', 'ChangeSet does not exist', 404);

export function changeSet(status: string, executionStatus: string, reason = ''): Answer {
  return queried(
    'DescribeChangeSet',
    `<Status>${status}</Status><ExecutionStatus>${executionStatus}</ExecutionStatus><StatusReason>${reason}</StatusReason>`,
  );
}

/** An execution, started by a push or a person. */
export function execution(fields: object = {}): Answer {
  return json({ pipelineExecution: { trigger: { triggerType: 'CloudWatchEvent' }, ...fields } });
}

/** An execution that a person started. */
export function startedBySomebody(variables: Readonly<Record<string, string>>): Answer {
  return execution({
    pipelineName: 'shop_api_production',
    trigger: { triggerType: 'StartPipelineExecution', triggerDetail: 'arn:aws:iam::111111111111:user/ada' },
    variables: Object.entries(variables).map(([name, resolvedValue]) => ({ name, resolvedValue })),
  });
}

/** Parameter Store with only these parameters. */
export function parameters(values: Readonly<Record<string, string>>) {
  return ({ Name }: { readonly Name?: unknown }): Answer => {
    const Value = values[String(Name)];
    return Value === undefined ? json({ __type: 'ParameterNotFound' }, 400) : json({ Parameter: { Value } });
  };
}

export const HOLD = '/ecs-pipeline/shop/shop_api/production/hold';

/** Both environments have recorded the image, and nothing is on hold. */
export const RECORDED = {
  '/ecs/shop-dev-api/deployed-image': imageOf(DIGEST),
  '/ecs/shop-dev-api/deployment': '-',
  '/ecs/shop-production-api/deployed-image': imageOf(DIGEST),
  '/ecs/shop-production-api/deployment': '-',
};

/** The default responses of these tests: dev runs the image. */
export const ORDINARY: Answers = {
  GetPipelineExecution: execution(),
  AssumeRole: queried(
    'AssumeRole',
    `<Credentials><AccessKeyId>target</AccessKeyId><SecretAccessKey>target</SecretAccessKey>
     <SessionToken>target</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>`,
  ),
  DescribeStacks: stack(imageOf(DIGEST)),
  ListChangeSets: changeSets(),
  DescribeChangeSet: [NO_CHANGE_SET, changeSet('CREATE_COMPLETE', 'AVAILABLE')],
  CreateChangeSet: queried('CreateChangeSet', ''),
  DeleteChangeSet: queried('DeleteChangeSet', ''),
  GetPipelineState: json({ stageStates: [{ stageName: 'approve-production' }] }),
  DescribeImages: json({ imageDetails: [{ imageDigest: DIGEST, imageTags: ['deploy'] }] }),
  BatchGetImage: json({ images: [{ imageManifest: '{}', imageManifestMediaType: 'application/json' }] }),
  PutImage: json({}),
  GetParameter: parameters(RECORDED),
  PutParameter: json({}),
  ListActionExecutions: json({ actionExecutionDetails: [] }),
  PutJobFailureResult: json({}),
  PutJobSuccessResult: json({}),
};
