import { ecrRepositoryArn, ecrRepositoryOf } from '../../src/aws/ecr-image';

test.each([
  ['111111111111.dkr.ecr.eu-west-1.amazonaws.com/proxy', 'aws:ecr:eu-west-1', 'proxy'],
  ['111111111111.dkr.ecr.eu-west-1.amazonaws.com/team/proxy:1.2', 'aws:ecr:eu-west-1', 'team/proxy'],
  ['111111111111.dkr.ecr.us-east-1.amazonaws.com/proxy@sha256:0', 'aws:ecr:us-east-1', 'proxy'],
  ['111111111111.dkr.ecr-fips.us-gov-west-1.amazonaws.com/proxy:1', 'aws-us-gov:ecr:us-gov-west-1', 'proxy'],
  ['111111111111.dkr-ecr.eu-west-1.on.aws/proxy:1', 'aws:ecr:eu-west-1', 'proxy'],
  ['111111111111.dkr.ecr.cn-north-1.amazonaws.com.cn/proxy:1', 'aws-cn:ecr:cn-north-1', 'proxy'],
])('%s', (image, place, name) => {
  expect(ecrRepositoryArn(ecrRepositoryOf(image)!)).toBe(`arn:${place}:111111111111:repository/${name}`);
});

test.each(['nginx', 'public.ecr.aws/nginx/nginx:1.29', '1.dkr.ecr.eu-west-1.amazonaws.com/a', 'ghcr.io/a/b:1'])(
  '%s is not in a private Amazon ECR repository',
  (image) => {
    expect(ecrRepositoryOf(image)).toBeUndefined();
  },
);
