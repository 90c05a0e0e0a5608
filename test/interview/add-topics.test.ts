import { addEnvironmentTopic, addedService, addServiceTopic, converse, environmentAddition } from '../../src/interview';
import { answersToYaml } from '../../src/interview/answers-to-yaml';
import { parseConfig } from '../../src/reading/parse-config';
import { SHOP } from './answers';
import { scripted } from './scripted-dialogue';

const shop = parseConfig(answersToYaml(SHOP), 'ecs-pipeline.yaml');

describe('an environment more', () => {
  test('comes last by default, in the Region of the config', async () => {
    const dialogue = scripted([undefined, 'audit', '555555555555', undefined, 'automatic']);

    const answers = await converse(dialogue, addEnvironmentTopic(shop), {});

    expect(environmentAddition(shop, answers)).toEqual({
      index: 3,
      environment: { name: 'audit', accountId: '555555555555' },
    });
  });

  test('can come first, where an approval has to be a map', async () => {
    const dialogue = scripted(['', 'sandbox', '555555555555', 'eu-west-2', 'approval', '', '']);

    const answers = await converse(dialogue, addEnvironmentTopic(shop), {});

    expect(environmentAddition(shop, answers)).toEqual({
      index: 0,
      environment: { name: 'sandbox', accountId: '555555555555', region: 'eu-west-2', approval: {} },
    });
  });

  test('is checked against the others', async () => {
    const dialogue = scripted(['dev', 'dev', 'test', '222222222222', undefined, 'automatic']);

    await converse(dialogue, addEnvironmentTopic(shop), {});

    expect(dialogue.transcript).toEqual(
      expect.arrayContaining([
        '> there twice; use another name than that of environments[0]',
        'test is in the same account as dev: 222222222222.',
      ]),
    );
  });
});

describe('an environment that makes something wrong that was there before', () => {
  test('is refused for its name', async () => {
    const dialogue = scripted(['', 'dev', 'sandbox', '555555555555', undefined, 'automatic']);

    await converse(dialogue, addEnvironmentTopic(shop), {});

    expect(dialogue.transcript[2]).toBe(
      '> environments[1].name: there twice, got "dev"; use another name than that of environments[0]',
    );
  });

  test('is refused for its Region', async () => {
    const long = { ...shop, name: 'a'.repeat(27) };
    const dialogue = scripted([undefined, 'audit', '555555555555', 'ap-southeast-1', 'eu-west-1', 'automatic']);

    await converse(dialogue, addEnvironmentTopic(long), {});

    expect(dialogue.transcript).toContainEqual(
      expect.stringMatching(/^> name: too long for the name of the S3 bucket/),
    );
  });
});

describe('a service more', () => {
  test('is pushed from the repository of the last one by default', async () => {
    const first = { ...shop, services: shop.services.slice(0, 1) };
    const dialogue = scripted(['web', '3000', '512/1024', 'github', undefined]);

    const answers = await converse(dialogue, addServiceTopic(first), {});

    expect(addedService(answers)).toEqual({
      name: 'web',
      containerPort: 3000,
      cpu: 512,
      memory: 1024,
      push: { github: { repository: 'example/shop-api' } },
    });
  });
});
