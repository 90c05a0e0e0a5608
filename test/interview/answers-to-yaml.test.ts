import fc from 'fast-check';
import { answersToYaml } from '../../src/interview/answers-to-yaml';
import { complaints } from '../../src/interview/check-answer';
import { PRODUCT, productDraft } from '../../src/interview/product-topic';
import { parseConfig } from '../../src/reading/parse-config';
import { SHOP } from './answers';

describe('the config file that is written from the answers', () => {
  test('has the layout and the comments of the examples', () => {
    expect(answersToYaml(SHOP)).toBe(`\
# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json
name: shop # prefix of all resource names
region: eu-west-1

pipeline: # account of the registry, the pipelines and the Terraform state
  accountId: "111111111111"

environments: # in promotion order
  - name: dev
    accountId: "222222222222"
  - name: staging
    accountId: "333333333333"
    approval: true
  - name: production
    accountId: "444444444444"
    region: eu-central-1
    approval:
      approvers: [arn:aws:iam::111111111111:role/release-manager]
      notify: [releases@example.com, on-call@example.com]

services:
  - name: api
    containerPort: 8080
    loadBalancer:
      hosts: [api.example.com]
      paths: [/api/*]
      priority: 100
    cpu: 256
    memory: 512
    push:
      github:
        repository: example/shop-api
  - name: worker
    cpu: 1024
    memory: 2048
    image:
      repositoryArn: arn:aws:ecr:eu-west-1:111111111111:repository/worker

ci:
  github:
    repository: example/shop-infrastructure # runs Terraform plans on pull requests and applies them after the merge
`);
  });

  test('an approval of the only environment is kept', () => {
    const { environments } = parseConfig(
      answersToYaml({ ...SHOP, 'environments.0.approval': 'yes', 'environments.0.another': 'no' }),
      'a.yaml',
    );

    expect(environments).toEqual([{ name: 'dev', accountId: '222222222222', approval: {} }]);
  });

  test('contains the answers, whatever was typed', () => {
    const ids = fc.constantFrom(...Object.keys(SHOP).filter((id) => !id.endsWith('another')));
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('no', 'null', '012345678901', '- a', 'a: b', '# a', '{a}', '8080', '1e3', "'", '*a', '!!x'),
    );
    fc.assert(
      fc.property(fc.dictionary(ids, typed, { maxKeys: 4 }), (changes) => {
        const answers = { ...SHOP, ...changes };
        fc.pre(complaints(PRODUCT, answers).length === 0);

        expect(parseConfig(answersToYaml(answers), 'a.yaml')).toEqual(
          JSON.parse(JSON.stringify(productDraft(answers))),
        );
      }),
      { numRuns: 30 },
    );
  });
});
