import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { approvalExcess, approvalRoom, approvalText } from '../../src/rules/approval-text';
import { describeWith, run, temporaryFolder } from '../tools';
import { json, xml } from './aws-endpoint';
import { JOB_ID, runFunction, TARGET } from './run-function';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const IMAGE = `111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api@${DIGEST}`;

describe('a job that fails', () => {
  const failedWith = (message: unknown) => [{ jobId: JOB_ID, failureDetails: { type: 'JobFailed', message } }];

  test('says that its parameters are broken, and does nothing', async () => {
    const { failure, operations } = await runFunction('prepare', '{ roleArn: ');

    expect(failure).toEqual(failedWith(expect.stringMatching(/^SyntaxError: .*JSON/)));
    expect(operations).toEqual(['PutJobFailureResult']);
  });

  test('shows what AWS says, and logs it with its stack', async () => {
    const message = `User: arn:aws:sts::111111111111:assumed-role/shop-api-functions is not authorized to perform: sts:AssumeRole on resource: ${TARGET.roleArn}`;
    const denied = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
      <Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`;

    const { failure, log, success } = await runFunction(
      'prepare',
      TARGET,
      { AssumeRole: xml(denied, 403) },
      prepared(),
    );

    expect(failure).toEqual(failedWith(`AccessDenied: ${message}`));
    expect(success).toEqual([]);
    expect(log).toMatch(/AccessDenied.*\n {4}at /s);
  });

  test('cuts a message to what CodePipeline takes', async () => {
    const tooLong = json({ __type: 'ImageNotFoundException', message: 'x'.repeat(6000) }, 400);

    const { failure } = await runFunction('inspect', inspected(), { DescribeImages: tooLong });

    expect(failure).toEqual(failedWith(`ImageNotFoundException: ${'x'.repeat(6000)}`.slice(0, 5000)));
  });

  test('says so when only its success could not be reported', async () => {
    const answers = {
      ...inspectAnswers(['deploy']),
      PutJobSuccessResult: json({ __type: 'InvalidJobStateException', message: 'Output variables are too large' }, 400),
    };

    const { failure } = await runFunction('inspect', inspected(), answers);

    expect(failure).toEqual(failedWith('InvalidJobStateException: Output variables are too large'));
  });
});

describe.each(['inspect', 'prepare'] as const)('%s, in the execution that a new pipeline starts with', (name) => {
  const GetPipelineExecution = json({ pipelineExecution: { trigger: { triggerType: 'CreatePipeline' } } });

  test('fails before it does anything, and says how to go on', async () => {
    const { failure, inputsOf, operations } = await runFunction(
      name,
      inspected(),
      { GetPipelineExecution },
      prepared(),
    );

    expect(failure).toMatchObject([
      { failureDetails: { message: expect.stringMatching(/push an image, or start an/) } },
    ]);
    expect(operations).toEqual(['GetPipelineExecution', 'PutJobFailureResult']);
    const { pipelineName, pipelineExecutionId } = TARGET;
    expect(inputsOf('GetPipelineExecution')).toEqual([{ pipelineName, pipelineExecutionId }]);
  });
});

describe('Inspect', () => {
  const variables = async (tags: string[] | undefined, deployed: string, room = 500) => {
    const { success } = await runFunction('inspect', { ...inspected(), room }, inspectAnswers(tags, deployed));
    return (success as { outputVariables: Record<string, string> }[])[0]!.outputVariables;
  };

  test('shows the tags in order, and what runs now', async () => {
    expect(await variables(['release', '1.2.0', 'deploy'], IMAGE)).toEqual({
      ImageTags: '1.2.0, deploy, release',
      DeployedImage: IMAGE,
    });
  });

  test('has words for no tag and for nothing that runs', async () => {
    expect(await variables(undefined, '-')).toEqual({ ImageTags: 'none any more', DeployedImage: 'nothing yet' });
  });

  const TAGS = Array.from({ length: 100 }, (_, index) => `${index}-${'t'.repeat(120)}`);

  test('cuts many tags to the room that there is', async () => {
    const { DeployedImage, ImageTags } = await variables(TAGS, IMAGE, 300);

    expect(DeployedImage).toBe(IMAGE);
    expect(ImageTags).toMatch(/^0-t+, 1-t+…$/);
    expect(`${DeployedImage}${ImageTags}`).toHaveLength(300);
  });

  test('cuts what runs now too, where that is little, but not its digest', async () => {
    expect(await variables(['deploy'], `${'r'.repeat(200)}@${DIGEST}`, 150)).toEqual({
      DeployedImage: `…${'r'.repeat(71)}@${DIGEST}`,
      ImageTags: 'deploy',
    });
  });

  test.each([
    ['the longest names', { repository: 'r'.repeat(256), environment: 'e'.repeat(92) }],
    ['the longest instructions', { repository: 'r'.repeat(200), environment: 'e', instructions: 'i'.repeat(197) }],
  ])('with %s the text of an approval has at most 1000 characters, and both digests', async (_, names) => {
    // GIVEN
    const registry = '111111111111.dkr.ecr.cn-northwest-1.amazonaws.com.cn';
    const text = approvalText({ accountId: '222222222222', region: 'cn-northwest-1', registry, ...names });
    const deployed = `${registry}/${'o'.repeat(256)}@sha256:${'1'.repeat(64)}`;

    // WHEN
    const found = await variables(TAGS, deployed, approvalRoom(text));

    // THEN
    const filledIn = text
      .replaceAll('#{Source.ImageDigest}', DIGEST)
      .replaceAll('#{codepipeline.PipelineExecutionId}', JOB_ID)
      .replace(/#\{e+-now\.(\w+)\}/g, (_, name: string) => found[name] ?? '');
    expect(approvalExcess(text)).toBe(0);
    expect(filledIn).not.toContain('#{');
    expect(filledIn.length).toBe(1000);
    expect(filledIn).toContain(DIGEST);
    expect(filledIn).toContain(deployed.slice(-71));
    expect(filledIn).toContain('Its tags: 0-ttt');
  });

  test('reads the parameter of the target', async () => {
    const { inputsOf, operations } = await runFunction('inspect', inspected(), inspectAnswers(['deploy']));

    expect(operations).toEqual([
      'GetPipelineExecution',
      'DescribeImages',
      'AssumeRole',
      'GetParameter',
      'PutJobSuccessResult',
    ]);
    expect(inputsOf('DescribeImages')).toEqual([{ repositoryName: 'shop/api', imageIds: [{ imageDigest: DIGEST }] }]);
    expect(inputsOf('GetParameter')).toEqual([{ Name: TARGET.imageParameter }]);
  });
});

describeWith(['python3'], 'Prepare', () => {
  test.each([
    ['the largest template that CloudFormation takes', `{"Description":"${'x'.repeat(51_200 - 18)}"}`],
    ['a template with characters of several bytes', '{"Description":"Größe 🚀"}'],
  ])('hands over %s, byte by byte', async (_, template) => {
    // WHEN
    const escaped = template.replaceAll('"', '&quot;');
    const answers = {
      GetTemplate: xml(`<GetTemplateResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
        <GetTemplateResult><TemplateBody>${escaped}</TemplateBody></GetTemplateResult></GetTemplateResponse>`),
      '/artifacts/shop-api/dev-template/1': { body: '' },
    };
    const { calls, success } = await runFunction('prepare', TARGET, answers, prepared());

    // THEN
    expect(success).toEqual([{ jobId: JOB_ID }]);
    const archive = join(temporaryFolder(), 'artifact.zip');
    writeFileSync(archive, calls.find(({ operation }) => operation.startsWith('/artifacts/'))!.body);
    const program = `import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None and archive.namelist() == ["template.json"]
sys.stdout.buffer.write(archive.read("template.json"))`;
    expect((await run('python3', ['-c', program, archive])).stdout).toBe(template);
  });
});

describe('Record', () => {
  const recorded = { ...TARGET, digest: DIGEST, image: IMAGE, repository: 'shop/api', tag: 'deployed-dev' };
  const image = { imageManifest: '{}', imageManifestMediaType: 'application/vnd.oci.image.index.v1+json' };
  const answers = { BatchGetImage: json({ images: [image] }), PutImage: json({}), PutParameter: json({}) };

  test('tags the image, of whichever kind it is, before it counts as deployed', async () => {
    const { inputsOf, operations, success } = await runFunction('record', recorded, answers);

    expect(success).toHaveLength(1);
    expect(operations).toEqual(['AssumeRole', 'PutParameter', 'BatchGetImage', 'PutImage', 'PutJobSuccessResult']);
    expect(inputsOf('PutImage')).toEqual([{ repositoryName: 'shop/api', imageTag: 'deployed-dev', ...image }]);
    expect(inputsOf('PutParameter')).toEqual([{ Name: TARGET.imageParameter, Value: IMAGE, Overwrite: true }]);
  });

  test('is content when the image has the tag already: it was deployed before', async () => {
    const exists = json({ __type: 'ImageAlreadyExistsException', message: 'exists' }, 400);

    const { success } = await runFunction('record', recorded, { ...answers, PutImage: exists });

    expect(success).toHaveLength(1);
  });

  test('fails when the image cannot be tagged, and has recorded it: it runs, and no update of the stack may undo that', async () => {
    const denied = json({ __type: 'AccessDeniedException', message: 'may not ecr:PutImage' }, 400);

    const { failure, inputsOf } = await runFunction('record', recorded, { ...answers, PutImage: denied });

    expect(failure).toMatchObject([{ failureDetails: { message: 'AccessDeniedException: may not ecr:PutImage' } }]);
    expect(inputsOf('PutParameter')).toMatchObject([{ Value: IMAGE }]);
  });

  test('names the image that is not there any more', async () => {
    const BatchGetImage = json({ images: [], failures: [{ failureReason: 'Requested image not found' }] });

    const { failure } = await runFunction('record', recorded, { ...answers, BatchGetImage });

    expect(failure).toMatchObject([
      { failureDetails: { message: `Error: shop/api@${DIGEST}: Requested image not found` } },
    ]);
  });

  test('leaves the tags of a registry that is not ours alone', async () => {
    const { operations } = await runFunction('record', { ...recorded, tag: '' }, { PutParameter: json({}) });

    expect(operations).toEqual(['AssumeRole', 'PutParameter', 'PutJobSuccessResult']);
  });
});

function inspected() {
  return { ...TARGET, repository: 'shop/api', digest: DIGEST, room: 500 };
}

function inspectAnswers(imageTags?: string[], value = '-') {
  return {
    DescribeImages: json({ imageDetails: [{ imageDigest: DIGEST, imageTags }] }),
    GetParameter: json({ Parameter: { Value: value } }),
  };
}

/** What CodePipeline gives an action that writes an artifact. */
function prepared() {
  return {
    artifactCredentials: { accessKeyId: 'artifact', secretAccessKey: 'artifact', sessionToken: 'artifact' },
    encryptionKey: { id: 'arn:aws:kms:eu-west-1:111111111111:key/01234567-89ab-cdef-0123-456789abcdef', type: 'KMS' },
    outputArtifacts: [{ location: { s3Location: { bucketName: 'artifacts', objectKey: 'shop-api/dev-template/1' } } }],
  };
}
