import { approvalExcess, approvalRoom, approvalText } from '../../src/rules/approval-text';
import { DIGEST, execution, HOLD, imageOf, OTHER_DIGEST, parameters, RECORDED, stack } from './answers';
import { json } from './aws-endpoint';
import { PIPELINE } from './pipeline';
import { parametersOf, runFunction } from './run-function';

const INSPECT = parametersOf('inspect');

describe('Inspect', () => {
  const variables = async (imageTags: string[] | undefined, deployed: string, room = 500) => {
    const answers = {
      DescribeImages: json({ imageDetails: [{ imageDigest: DIGEST, imageTags }] }),
      GetParameter: parameters({ ...RECORDED, '/ecs/shop-production-api/deployed-image': deployed }),
    };
    const [, production] = PIPELINE.environments;
    production!.room = room;
    const { success } = await runFunction(INSPECT, answers);
    return (success as unknown as { outputVariables: Record<string, string> }[])[0]!.outputVariables;
  };

  test('returns the sorted tags and the current image', async () => {
    expect(await variables(['release', '1.2.0', 'deploy'], imageOf(OTHER_DIGEST))).toEqual({
      ImageTags: '1.2.0, deploy, release',
      DeployedImage: imageOf(OTHER_DIGEST),
    });
  });

  test('returns texts for no tags and no current image', async () => {
    expect(await variables(undefined, '-')).toEqual({ ImageTags: 'none', DeployedImage: 'none' });
  });

  const TAGS = Array.from({ length: 100 }, (_, index) => `${index}-${'t'.repeat(120)}`);

  test('cuts the tags to the available room', async () => {
    const { DeployedImage, ImageTags } = await variables(TAGS, imageOf(DIGEST), 300);

    expect(DeployedImage).toBe(imageOf(DIGEST));
    expect(ImageTags).toMatch(/^0-t+, 1-t+…$/);
    expect(`${DeployedImage}${ImageTags}`).toHaveLength(300);
  });

  test('also cuts the current image if there is little room, but not its digest', async () => {
    expect(await variables(['deploy'], `${'r'.repeat(200)}@${DIGEST}`, 150)).toEqual({
      DeployedImage: `…${'r'.repeat(71)}@${DIGEST}`,
      ImageTags: 'deploy',
    });
  });

  test.each([
    ['the longest names', { repository: 'r'.repeat(256), environment: 'e'.repeat(74), previous: 'p' }],
    ['the longest instructions', { repository: 'r'.repeat(180), environment: 'e', instructions: 'i'.repeat(197) }],
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
      .replaceAll('#{codepipeline.PipelineExecutionId}', '00000000-0000-0000-0000-000000000000')
      .replace(/#\{e+-now\.(\w+)\}/g, (_, name: string) => found[name] ?? '');
    expect(approvalExcess(text)).toBe(0);
    expect(filledIn).not.toContain('#{');
    expect(filledIn.length).toBe(1000);
    expect(filledIn).toContain(DIGEST);
    expect(filledIn).toContain(deployed.slice(-71));
    expect(filledIn).toContain('Tags: 0-ttt');
  });

  test.each([
    [
      'the previous environment runs another image',
      {
        DescribeStacks: stack(imageOf(OTHER_DIGEST)),
        GetParameter: parameters({ ...RECORDED, '/ecs/shop-dev-api/deployed-image': imageOf(OTHER_DIGEST) }),
      },
      `cannot promote ${DIGEST} to production: dev runs ${OTHER_DIGEST} (shop-dev-api)`,
    ],
    [
      'the environment is on hold',
      { GetParameter: parameters({ ...RECORDED, [HOLD]: JSON.stringify({ reason: '1.2.0 loses orders' }) }) },
      'production is on hold: 1.2.0 loses orders',
    ],
    [
      'CodePipeline started the execution for a new pipeline',
      { GetPipelineExecution: execution({ pipelineName: 'shop_api', trigger: { triggerType: 'CreatePipeline' } }) },
      'nothing is deployed because the pipeline shop_api is new: push an image or start an execution',
    ],
  ])('asks for no approval if %s', async (_, answers, message) => {
    const { refused, success } = await runFunction(INSPECT, answers);

    expect(refused).toBe(message);
    expect(success).toEqual([]);
  });
});
