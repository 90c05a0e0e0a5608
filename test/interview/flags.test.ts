import { answersFromFlags, interview, isFlagged, type ProductFlags } from '../../src/interview';
import { SHOP } from './answers';

const FLAGS: ProductFlags = {
  name: 'shop',
  region: 'eu-west-1',
  pipelineAccount: '111111111111',
  environment: [
    'name=dev account=222222222222',
    'name=staging account=333333333333',
    'name=production account=444444444444 region=eu-central-1 approvers=arn:aws:iam::111111111111:role/release-manager notify=releases@example.com,on-call@example.com',
  ],
  service: [
    'name=api port=8080 github=example/shop-api',
    'name=worker size=1024/2048 push=existing repository=arn:aws:ecr:eu-west-1:111111111111:repository/worker',
  ],
  terraformRole: 'terraform',
};

describe('the flags of a new repository', () => {
  test('say the same as the answers; what they leave out has its default', async () => {
    const given = answersFromFlags(FLAGS);
    const fromFlags = await interview({ given, takesDefault: ({ id }) => isFlagged(FLAGS, id) });

    expect(fromFlags).toBe(await interview({ given: SHOP }));
  });

  test('of what they do not speak of, nothing has its default', () => {
    const ids = ['name', 'environments.2.region', 'environments.3.region', 'services.1.size', 'services.2.size'];

    expect(ids.filter((id) => isFlagged(FLAGS, id))).toEqual(['environments.2.region', 'services.1.size']);
  });

  test('no role is an answer, too', () => {
    expect(answersFromFlags({ terraformRole: '' })).toEqual({ 'terraform.assumes': 'no' });
    expect(answersFromFlags({})).toEqual({});
  });

  test.each([
    [
      'name=dev acount=222222222222',
      '--environment: no part of it, got "acount=222222222222"; did you mean account=…?',
    ],
    [
      'dev',
      '--environment: no part of it, got "dev"; use name=…, account=…, region=…, approval=…, approvers=… and notify=…',
    ],
  ])('a part that there is not: %s', (environment, message) => {
    expect(() => answersFromFlags({ environment: [environment] })).toThrow(message);
  });
});
