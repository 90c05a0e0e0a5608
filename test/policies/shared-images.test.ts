import { describeWith } from '../tools';
import { type Applied, readApplied, TOOLS } from './applied-examples';
import { listOf, type Statement } from './rendered-policies';

/**
 * In examples/everything, the scheduler and the cleanup run the worker's image: worker and cleanup in dev and
 * production, and the scheduler only in dev.
 */
describeWith(TOOLS, 'services that share an image, and run in some environments only', () => {
  let applied: Applied;

  beforeAll(() => {
    applied = readApplied('everything');
  });

  const find = (root: string, type: string, name: string) =>
    applied[root]!.find(({ values, ...resource }) => resource.type === type && values.name === name)!.values;

  const statementsOf = (policy: string): Statement[] => JSON.parse(policy).Statement;

  test('have one pipeline with these environments, in promotion order', () => {
    const { stage } = find('pipeline', 'aws_codepipeline', 'media_worker');
    const actions = stage.map(({ action, name }: { name: string; action: { name: string }[] }) => [
      name,
      action.map((one) => one.name),
    ]);

    expect(Object.fromEntries(actions)).toEqual({
      source: ['Source'],
      'deploy-dev': [
        'Prepare',
        'Deploy-media-dev-worker',
        'Deploy-media-dev-cleanup',
        'Deploy-media-dev-scheduler',
        'Record',
      ],
      'approve-production': ['Inspect', 'Approve-release'],
      'deploy-production': ['Prepare', 'Deploy-media-production-worker', 'Deploy-media-production-cleanup', 'Record'],
    });
    expect(actions.map(([name]: [string]) => name)).toEqual([
      'source',
      'deploy-dev',
      'approve-production',
      'deploy-production',
    ]);
  });

  test('are not in the roots of other environments', () => {
    const stacks = (root: string) =>
      applied[root]!.filter(({ type }) => type === 'aws_cloudformation_stack').map(({ values }) => values.name);

    expect(stacks('environments/pre-production').sort()).toEqual(['media-pre-production-api', 'media-transcoder']);
    expect(stacks('environments/production')).not.toContain('media-production-scheduler');
  });

  test('can pull from the repository of their image', () => {
    const { policy } = applied.pipeline!.find(
      ({ type, values }) => type === 'aws_ecr_repository_policy' && values.repository === 'media/worker',
    )!.values;
    const [pull] = statementsOf(policy);

    expect(listOf(pull!.Condition!.StringEquals!['aws:PrincipalArn']!).sort()).toEqual([
      'arn:aws:iam::222222222222:role/platform/media-dev-cleanup-execution',
      'arn:aws:iam::222222222222:role/platform/media-dev-scheduler-execution',
      'arn:aws:iam::222222222222:role/teams/media/ecs-execution',
      'arn:aws:iam::444444444444:role/platform/media-production-cleanup-execution',
      'arn:aws:iam::444444444444:role/teams/media/ecs-execution',
    ]);
    const { policy: own } = applied['environments/dev']!.find(
      ({ type, values }) => type === 'aws_iam_role_policy' && values.role === 'media-dev-scheduler-execution',
    )!.values;
    const resources = statementsOf(own).flatMap(({ Resource }) => listOf(Resource));
    expect(resources).toContain('arn:aws:ecr:eu-west-1:111111111111:repository/media/worker');
  });
});
