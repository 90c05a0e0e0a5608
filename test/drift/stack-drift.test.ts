import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AwsAccount } from '../../src/deployments/aws-account';
import { detectDrift } from '../../src/drift/stack-drift';

const CREDENTIALS = { credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

let server: Server;
/** CloudFormation's answer to each call: the content of its result, or an error code. */
let answers: Record<string, (input: URLSearchParams) => string>;
const before = process.env.AWS_ENDPOINT_URL;

beforeEach(async () => {
  server = createServer(async (request, response) => {
    const input = new URLSearchParams(await text(request));
    const action = input.get('Action')!;
    const answer = answers[action]!(input);
    const isError = !answer.startsWith('<');
    const body = isError
      ? `<ErrorResponse><Error><Code>${answer}</Code><Message>no</Message></Error></ErrorResponse>`
      : `<${action}Response><${action}Result>${answer}</${action}Result></${action}Response>`;
    response.writeHead(isError ? 403 : 200, { 'content-type': 'text/xml' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  if (before === undefined) delete process.env.AWS_ENDPOINT_URL;
  else process.env.AWS_ENDPOINT_URL = before;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const detect = () => detectDrift(new AwsAccount('222222222222', 'arn:me', CREDENTIALS), 'eu-west-1', 'shop-dev-api');
const detection = (status: string) => ({
  DetectStackDrift: () => '<StackDriftDetectionId>1</StackDriftDetectionId>',
  DescribeStackDriftDetectionStatus: () => `<DetectionStatus>${status}</DetectionStatus>
    <DetectionStatusReason>Service: not allowed to read it</DetectionStatusReason>`,
  DescribeStackResourceDrifts: () => '<StackResourceDrifts/>',
});
const resource = (id: string, status: string, ...paths: string[]) => `<member>
  <LogicalResourceId>${id}</LogicalResourceId><ResourceType>AWS::ECS::Service</ResourceType>
  <StackResourceDriftStatus>${status}</StackResourceDriftStatus>
  <PropertyDifferences>${paths.map((path) => `<member><PropertyPath>${path}</PropertyPath><ActualValue>secret</ActualValue></member>`).join('')}</PropertyDifferences>
</member>`;

test('finds modified and deleted resources on all pages, without values', async () => {
  const filters: (string | null)[] = [];
  answers = {
    ...detection('DETECTION_COMPLETE'),
    DescribeStackResourceDrifts: (input) => {
      filters.push(...[1, 2].map((index) => input.get(`StackResourceDriftStatusFilters.member.${index}`)));
      return input.get('NextToken') === 'next'
        ? `<StackResourceDrifts>${resource('Alarm', 'DELETED')}</StackResourceDrifts>`
        : `<StackResourceDrifts>${resource('Service', 'MODIFIED', '/B', '/A')}</StackResourceDrifts><NextToken>next</NextToken>`;
    },
  };

  expect(await detect()).toEqual({
    problem: null,
    resources: [
      { logicalId: 'Service', type: 'AWS::ECS::Service', isDeleted: false, properties: ['/A', '/B'] },
      { logicalId: 'Alarm', type: 'AWS::ECS::Service', isDeleted: true, properties: [] },
    ],
  });
  expect(filters).toEqual(['MODIFIED', 'DELETED', 'MODIFIED', 'DELETED']);
});

test('reports a failure for some of the resources, and the drift of the others', async () => {
  const found = `<StackResourceDrifts>${resource('Service', 'MODIFIED', '/A')}</StackResourceDrifts>`;
  answers = { ...detection('DETECTION_FAILED'), DescribeStackResourceDrifts: () => found };

  expect(await detect()).toMatchObject({
    problem: 'Service: not allowed to read it',
    resources: [{ logicalId: 'Service' }],
  });
});

test('reports which call AWS denied', async () => {
  answers = { ...detection('DETECTION_COMPLETE'), DetectStackDrift: () => 'AccessDenied' };

  await expect(detect()).rejects.toThrow('account 222222222222: AWS denies cloudformation:DetectStackDrift to arn:me');
});
