import {
  EcsPipelineConfig,
  EnvironmentConfig,
  ExistingPart,
  ImageConfig,
  LaunchType,
  ServiceConfig,
} from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { factsOf } from '../../src/render/facts';
import { applyWarnings } from '../../src/sync/apply-warnings';
import { formatRecord, parseRecord } from '../../src/sync/record';
import { Warning } from '../../src/sync/warning';

const DEV: EnvironmentConfig = { name: 'dev', accountId: '222222222222' };
const PRODUCTION: EnvironmentConfig = { name: 'production', accountId: '333333333333', approval: true };
const API: ServiceConfig = { name: 'api' };

const SHOP: EcsPipelineConfig = {
  name: 'shop',
  region: 'eu-west-1',
  pipeline: { accountId: '111111111111' },
  environments: [DEV, PRODUCTION],
  services: [API],
};

type Change = Partial<EcsPipelineConfig>;

const recordOf = (change: Change) => formatRecord(factsOf(resolveModel({ ...SHOP, ...change })));

/** The warnings about a change of the config, compared with the record of the previous run. */
const warningsOf = (before: Change, after: Change, merged: Change = before): Warning[] =>
  applyWarnings(parseRecord(recordOf(before) + recordOf(merged)), factsOf(resolveModel({ ...SHOP, ...after })));

const textsOf = (...args: Parameters<typeof warningsOf>) => warningsOf(...args).map(({ text }) => text);
const kindsOf = (...args: Parameters<typeof warningsOf>) => warningsOf(...args).map(({ kind }) => kind);

const repository = (name: string) => `arn:aws:ecr:eu-west-1:111111111111:repository/${name}`;

describe('no warning', () => {
  test.each<[string, Change]>([
    ['a new environment', { environments: [DEV, { name: 'qa', accountId: '444444444444' }, PRODUCTION] }],
    ['a new service', { services: [{ name: 'worker' }, API] }],
    ['settings that are changed in place', { services: [{ ...API, cpu: 1024, memory: 2048, containerPort: 80 }] }],
    ['a new approval', { environments: [{ ...DEV, approval: true }, PRODUCTION] }],
    ['a change within an approval', { environments: [DEV, { ...PRODUCTION, approval: { instructions: 'Look.' } }] }],
    [
      'a new Region',
      { environments: [DEV, PRODUCTION, { name: 'eu', accountId: '444444444444', region: 'eu-central-1' }] },
    ],
    ['a new tag that starts the pipeline', { services: [{ ...API, image: { tag: 'release' } }] }],
    ['a default that is set explicitly', { services: [{ ...API, launchType: LaunchType.FARGATE }] }],
  ])('%s', (_, after) => {
    expect(warningsOf({}, after)).toEqual([]);
  });

  test('a first run, or a repository without a record', () => {
    expect(applyWarnings([], factsOf(resolveModel(SHOP)))).toEqual([]);
  });

  test('a launch type that a capacity provider overrides', () => {
    const spot = { ...API, capacityProvider: 'FARGATE_SPOT' };
    expect(warningsOf({ services: [spot] }, { services: [{ ...spot, launchType: LaunchType.FARGATE }] })).toEqual([]);
  });
});

describe('a removed environment', () => {
  test('keeps running: how to destroy it from the commit that still has it', () => {
    expect(warningsOf({}, { environments: [PRODUCTION] })).toEqual([
      {
        kind: 'environment-removed',
        subject: 'environments/dev',
        text: `environments/dev is no longer generated.
Everything that was applied there keeps running, and no later apply destroys it.
If it was ever applied: apply pipeline/ first. Then destroy the root from a commit that still has the folder, such as the latest one:
  git worktree add ../before-removal HEAD
  terraform -chdir=../before-removal/environments/dev init
  terraform -chdir=../before-removal/environments/dev destroy
  git worktree remove --force ../before-removal`,
      },
    ]);
  });

  test('together with another one: one worktree is enough for both', () => {
    const qa = { name: 'qa', accountId: '444444444444' };
    const [text, ...others] = textsOf({ environments: [DEV, qa, PRODUCTION] }, { environments: [PRODUCTION] });

    expect(others).toEqual([]);
    expect(text).toContain('environments/dev and environments/qa are no longer generated.\n');
    expect(text!.match(/worktree add/g)).toHaveLength(1);
    expect(text!.match(/\S+ destroy$/gm)).toEqual([
      '-chdir=../before-removal/environments/dev destroy',
      '-chdir=../before-removal/environments/qa destroy',
    ]);
  });
});

describe('a removed service', () => {
  const worker: ServiceConfig = { name: 'worker', image: { extraRepositoryNames: ['tools'] } };

  test('is destroyed with its ECR repository, whose images are deleted first', () => {
    expect(warningsOf({ services: [API, worker] }, {})).toEqual([
      {
        kind: 'service-removed',
        subject: 'worker',
        text: `The service worker is no longer generated.
The next applies destroy the service, its pipeline, ${repository('shop/worker')} and ${repository('tools')}.
If it was ever applied: delete the images in its repositories (unless forceDelete is set), then apply pipeline/, so that nothing is deployed to the service anymore, and finally the environments.`,
      },
    ]);
  });

  test('does not change an existing ECR repository', () => {
    const [text] = textsOf({ services: [API, { name: 'worker', image: { repositoryArn: repository('theirs') } }] }, {});

    expect(text).toContain('\nThe next applies destroy the service and its pipeline.\n');
    expect(text).not.toMatch(/repositor|theirs/);
  });

  test('does not change the pipeline and the ECR repository of the service whose image it runs', () => {
    const [text] = textsOf({ services: [API, { name: 'worker', image: { from: 'api' } }] }, {});

    expect(text).toContain('\nThe next applies destroy the service.\n');
    expect(text).not.toMatch(/repositor/);
  });
});

describe('a service that is removed from an environment', () => {
  const worker = (...environments: string[]): Change => ({ services: [API, { name: 'worker', environments }] });

  test('is destroyed there', () => {
    expect(warningsOf(worker('dev', 'production'), worker('dev'))).toEqual([
      {
        kind: 'service-withdrawn',
        subject: 'environments/production/worker',
        text: `The service worker no longer runs in environments/production.
The next applies destroy it there.
If it was ever applied: apply pipeline/ first, so that nothing is deployed to it anymore, then environments/production.`,
      },
    ]);
  });

  test('and added to another: one root is applied before the pipeline, the other after it', () => {
    expect(kindsOf(worker('dev'), worker('production'))).toEqual(['service-withdrawn']);
    expect(kindsOf(worker('dev'), worker('dev', 'production'))).toEqual([]);
  });

  test('and replaced there by another: no order of applies works for both', () => {
    const before = [API, { name: 'a', environments: ['dev'] }, { name: 'b', environments: ['production'] }];
    const after = [API, { name: 'a', environments: ['production'] }, { name: 'b', environments: ['dev'] }];

    expect(textsOf({ services: before }, { services: after }).at(-1)).toContain(
      'This change removes service a in environments/dev and service b in environments/production and adds service b in environments/dev and service a in environments/production.\n',
    );
  });

  test('because the service or the environment is removed: only that removal is reported', () => {
    expect(kindsOf(worker('dev'), {})).toEqual(['service-removed']);
    expect(kindsOf(worker('dev', 'production'), { ...worker('dev'), environments: [DEV] })).toEqual([
      'environment-removed',
    ]);
  });
});

describe('a renaming', () => {
  test('of a service: no order of applies works for both', () => {
    expect(kindsOf({}, { services: [{ name: 'core' }] })).toEqual(['service-removed', 'removed-and-added']);
    expect(textsOf({}, { services: [{ name: 'core' }] })[1]).toContain(
      'This change removes service api and adds service core.\n',
    );
  });

  test('of an environment', () => {
    const warnings = textsOf({}, { environments: [{ ...DEV, name: 'test' }, PRODUCTION] });

    expect(warnings).toHaveLength(2);
    expect(warnings[1]).toContain('This change removes environments/dev and adds environments/test.\n');
  });

  test('a removal and a later addition are not a renaming', () => {
    expect(kindsOf({}, { environments: [DEV] })).toEqual(['environment-removed']);
    expect(kindsOf({ environments: [DEV] }, {})).toEqual([]);
  });
});

describe('a root that moves', () => {
  test('to a new account and a new Region', () => {
    expect(
      warningsOf({}, { environments: [{ ...DEV, accountId: '444444444444', region: 'eu-north-1' }, PRODUCTION] }),
    ).toEqual([
      {
        kind: 'root-moved',
        subject: 'environments/dev',
        text: `environments/dev has a new account, 444444444444 instead of 222222222222; a new Region, eu-north-1 instead of eu-west-1.
The next apply does not move anything: it creates everything again next to what exists, or replaces it.
If it was ever applied: undo this change, or destroy what exists there before you apply it.`,
      },
    ]);
  });

  test('to a new state only: the state can be copied', () => {
    const warnings = warningsOf({}, { terraform: { stateBucket: 'states' } });

    expect(warnings.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['state-moved', 'environments/dev'],
      ['state-moved', 'environments/production'],
      ['state-moved', 'pipeline'],
    ]);
    expect(
      warnings[0]!.text,
    ).toBe(`environments/dev has a new state, states/shop/environments/dev/terraform.tfstate (eu-west-1) instead of shop-terraform-state-111111111111/shop/environments/dev/terraform.tfstate (eu-west-1).
With an empty state, the next apply would create everything again.
If it was ever applied, copy its state first: terraform -chdir=environments/dev init -migrate-state`);
  });

  test('of the pipelines: repositories are not mentioned, because the old ones are not touched', () => {
    const moved = warningsOf({}, { pipeline: { accountId: '111111111111', region: 'eu-north-1' } });

    expect(moved.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['state-moved', 'environments/dev'],
      ['state-moved', 'environments/production'],
      ['root-moved', 'pipeline'],
    ]);
    expect(moved[2]!.text).toMatch(
      /^pipeline has a new Region, eu-north-1 instead of eu-west-1; a new state, .*\(eu-north-1\) instead of .*\.\n/,
    );
  });
});

describe('a removed approval', () => {
  test('images are deployed without it', () => {
    expect(warningsOf({}, { environments: [DEV, { ...PRODUCTION, approval: undefined }] })).toEqual([
      {
        kind: 'approval-removed',
        subject: 'environments/production',
        text: `environments/production no longer requires an approval.
Once pipeline/ is applied, every image that reaches this environment is deployed to it.
If this is not intended, set the approval of the environment in ecs-pipeline.yaml again.`,
      },
    ]);
  });

  test('also if it is set to false', () => {
    expect(kindsOf({}, { environments: [DEV, { ...PRODUCTION, approval: false }] })).toEqual(['approval-removed']);
  });

  test('not if its environment is removed', () => {
    expect(kindsOf({}, { environments: [DEV] })).not.toContain('approval-removed');
  });

  const withApprovals = (...names: string[]) => ({
    environments: [DEV, { ...PRODUCTION, approval: names.map((name) => ({ name })) }],
  });

  test('two of three', () => {
    expect(warningsOf(withApprovals('qa', 'editors', 'release'), withApprovals('release'))).toEqual([
      {
        kind: 'approval-removed',
        subject: 'environments/production',
        text: `environments/production no longer waits for the approvals editors and qa.
Once pipeline/ is applied, images are deployed without them.
If this is not intended, restore the approvals of the environment in ecs-pipeline.yaml.`,
      },
    ]);
  });

  test('one of two', () => {
    const [text] = textsOf(withApprovals('qa', 'release'), withApprovals('release'));

    expect(text).toMatch(/^environments\/production no longer waits for the approval qa\.\n/);
  });

  test('not if it is renamed, or another is added', () => {
    expect(kindsOf(withApprovals('qa', 'release'), withApprovals('test', 'release'))).toEqual([]);
    expect(kindsOf({}, withApprovals('qa', 'release'))).toEqual([]);
  });
});

describe('a service that CloudFormation would have to replace', () => {
  const changed = (settings: Partial<ServiceConfig>, before: Partial<ServiceConfig> = {}) =>
    textsOf({ services: [{ ...API, ...before }] }, { services: [{ ...API, ...settings }] }).map(
      (text) => text.split('\n')[0],
    );
  const inBoth = (text: string) => [`environments/dev: ${text}`, `environments/production: ${text}`];

  test('with a new cluster', () => {
    expect(changed({ clusterName: 'apps' }, { clusterName: 'old' })).toEqual(
      inBoth('api has a new cluster, apps instead of old.'),
    );
  });

  test('with a new name and a new stack', () => {
    expect(changed({ serviceName: 'web', stackName: 'shop-web' }, { serviceName: 'api', stackName: 'shop' })).toEqual(
      inBoth('api has a new service name, web instead of api; a new stack, shop-web instead of shop.'),
    );
  });

  test.each<[Partial<ServiceConfig>, string]>([
    [{ launchType: LaunchType.EC2 }, 'launch type EC2'],
    [{ capacityProvider: 'FARGATE_SPOT' }, 'capacity provider FARGATE_SPOT (base 0, weight 1)'],
    [
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT', weight: 4 }] },
      'capacity providers FARGATE (base 0, weight 1), FARGATE_SPOT (base 0, weight 4)',
    ],
  ])('with new capacity: %j', (settings, capacity) => {
    expect(changed(settings)).toEqual(inBoth(`api has new capacity, ${capacity} instead of launch type FARGATE.`));
  });

  test('not with new capacity providers, which ECS changes in place', () => {
    expect(changed({ capacityProvider: 'FARGATE_SPOT' }, { capacityProvider: 'FARGATE' })).toEqual([]);
  });

  test('in one environment only, and what to do', () => {
    const overrides = { production: { clusterName: 'apps' } };

    expect(warningsOf({}, { services: [{ ...API, overrides }] })).toEqual([
      {
        kind: 'service-replaced',
        subject: 'environments/production/api',
        text: `environments/production: api has a new cluster, apps instead of local.cluster_name.
ECS cannot change this in place. The next apply fails, and the service keeps running unchanged.
If local.cluster_name is the same cluster, nothing changes.
Undo this change, or add a service with a new name, migrate to it, and then remove this one.`,
      },
    ]);
    const [moved] = textsOf({}, { services: [{ ...API, clusterName: 'apps', launchType: LaunchType.EC2 }] });
    expect(moved).not.toContain('nothing changes');
  });
});

describe('a Region in which nothing is deployed anymore', () => {
  const twoRegions = { environments: [DEV, { ...PRODUCTION, region: 'eu-central-1' }] };

  test('the provider that Terraform still needs', () => {
    const before = { ...twoRegions, terraform: { roleName: 'path/terraform' } };
    const after = { environments: [DEV], terraform: { roleName: 'path/terraform' } };

    expect(warningsOf(before, after)[1]).toEqual({
      kind: 'provider-removed',
      subject: 'aws.eu_central_1',
      text: `Nothing is deployed in eu-central-1 anymore.
To destroy the artifact store there, Terraform needs the provider aws.eu_central_1, which is no longer generated.
If pipeline/ was ever applied with it: put this into pipeline/former_regions.tf, apply pipeline/, then remove the file:
  provider "aws" {
    alias               = "eu_central_1"
    region              = "eu-central-1"
    allowed_account_ids = ["111111111111"]

    assume_role {
      role_arn = "arn:aws:iam::111111111111:role/path/terraform"
    }
  }`,
    });
    const terraform = { existing: [ExistingPart.ROLES] };
    expect(textsOf({ ...twoRegions, terraform }, { environments: [DEV], terraform })[1]).not.toContain('assume_role');
  });

  test('not for the Region of the pipelines, and not if the pipelines move', () => {
    expect(kindsOf({ environments: [DEV, PRODUCTION] }, twoRegions)).toEqual(['root-moved']);
    const moved = { ...twoRegions, pipeline: { accountId: '444444444444' } };
    expect(kindsOf(twoRegions, { ...moved, environments: [DEV] })).not.toContain('provider-removed');
  });
});

describe('a repository', () => {
  const changed = (before: ImageConfig, after: ImageConfig, merged?: ImageConfig) =>
    textsOf(
      { services: [{ ...API, image: before }] },
      { services: [{ ...API, image: after }] },
      merged && { services: [{ ...API, image: merged }] },
    );
  const [old, other] = [repository('old'), repository('other')];

  test('with a new name: the old one is destroyed, and running images can no longer be pulled', () => {
    expect(changed({ repositoryName: 'old' }, { repositoryName: 'other' })).toEqual([
      `api gets its images from ${other} instead of ${old}.
The next apply of pipeline/ destroys ${old}, including all images if forceDelete is set; otherwise, it fails while the repository contains images.
The environments lose permission to pull from ${old}, so tasks that use an image from there can no longer start.
Keep the old one in image.extraRepositoryNames until every environment runs an image from the new one.`,
    ]);
  });

  test('with a new name, while the old one is kept as an extra: nothing is lost', () => {
    expect(changed({ repositoryName: 'old' }, { repositoryName: 'other', extraRepositoryNames: ['old'] })).toEqual([]);
  });

  test('existing instead of created', () => {
    expect(changed({ repositoryName: 'old' }, { repositoryArn: other })).toEqual([
      `api gets its images from ${other} instead of ${old}.
The next apply of pipeline/ destroys ${old}, including all images if forceDelete is set; otherwise, it fails while the repository contains images.
The environments lose permission to pull from ${old}, so tasks that use an image from there can no longer start.
Right after the applies, push an image to the new one and deploy it to every environment.`,
    ]);
  });

  test('created instead of existing: nothing is destroyed, and the existing one cannot be an extra', () => {
    expect(changed({ repositoryArn: old }, { repositoryName: 'other' })).toEqual([
      `api gets its images from ${other} instead of ${old}.
The environments lose permission to pull from ${old}, so tasks that use an image from there can no longer start.
Right after the applies, push an image to the new one and deploy it to every environment.`,
    ]);
  });

  test('existing instead of another existing one', () => {
    expect(changed({ repositoryArn: old }, { repositoryArn: other })).toEqual([
      `api gets its images from ${other} instead of ${old}.
The environments lose permission to pull from ${old}, so tasks that use an image from there can no longer start.
Right after the applies, push an image to the new one and deploy it to every environment.`,
    ]);
  });

  test('that stays the same but is no longer managed by Terraform', () => {
    expect(changed({ repositoryName: 'old' }, { repositoryArn: old })).toEqual([
      `api no longer creates ${old}.
The next apply of pipeline/ destroys ${old}, including all images if forceDelete is set; otherwise, it fails while the repository contains images.
Before you apply, remove it from the state of pipeline/ with terraform state rm.`,
    ]);
  });

  test('that exists and becomes managed by Terraform', () => {
    expect(changed({ repositoryArn: old }, { repositoryName: 'old' })).toEqual([
      `api would create ${old}, the existing repository that it already gets its images from.
The next apply of pipeline/ fails, because the repository already exists.
Before you apply, import it into the state of pipeline/ with terraform import.`,
    ]);
  });

  describe('of another service', () => {
    const of = (image?: ImageConfig) => ({ services: [API, { name: 'worker', image }] });
    const [own, apis] = [repository('shop/worker'), repository('shop/api')];

    test('instead of its own: its pipeline and its repository are destroyed', () => {
      expect(textsOf(of(), of({ from: 'api' }))).toEqual([
        `worker gets its images from ${apis} instead of ${own}.
The next apply of pipeline/ destroys its pipelines, including waiting executions.
The next apply of pipeline/ destroys ${own}, including all images if forceDelete is set; otherwise, it fails while the repository contains images.
The environments lose permission to pull from ${own}, so tasks that use an image from there can no longer start.
Right after the applies, push an image to the new one and deploy it to every environment.`,
      ]);
    });

    test('no longer: it must be deployed from its own', () => {
      expect(textsOf(of({ from: 'api' }), of())).toEqual([
        `worker gets its images from ${own} instead of ${apis}.
The environments lose permission to pull from ${apis}, so tasks that use an image from there can no longer start.
Right after the applies, push an image to the new one and deploy it to every environment.`,
      ]);
    });

    test('that it already used: only its pipeline is destroyed', () => {
      const existing = { repositoryArn: old };
      const services = (image: ImageConfig) => ({
        services: [
          { ...API, image: existing },
          { name: 'worker', image },
        ],
      });

      expect(textsOf(services(existing), services({ from: 'api' }))).toEqual([
        `worker no longer has its own pipeline.
The next apply of pipeline/ destroys its pipelines, including waiting executions.
Before you apply, answer its pending approvals and release its holds.`,
      ]);
    });

    test('after a merge of a side that shares it and one that does not: neither is a change', () => {
      expect(textsOf(of(), of({ from: 'api' }), of({ from: 'api' }))).toEqual([]);
      expect(textsOf(of(), of(), of({ from: 'api' }))).toEqual([]);
    });
  });

  test('that was an extra one and is removed', () => {
    expect(changed({ extraRepositoryNames: ['old', 'other'] }, { extraRepositoryNames: ['other'] })).toEqual([
      `api no longer creates ${old}.
The next apply of pipeline/ destroys ${old}, including all images if forceDelete is set; otherwise, it fails while the repository contains images.
Before you apply, make sure that no task runs an image from there.`,
    ]);
  });

  test('of either side of a merge is not a change; a third one is, compared with both', () => {
    expect(changed({ repositoryName: 'old' }, { repositoryName: 'other' }, { repositoryName: 'other' })).toEqual([]);
    expect(changed({ repositoryName: 'old' }, { repositoryName: 'old' }, { repositoryArn: other })).toEqual([]);
    expect(changed({ repositoryName: 'old' }, { repositoryName: 'old' }, { repositoryArn: old })).toEqual([]);
    expect(changed({ repositoryName: 'old' }, { repositoryName: 'third' }, { repositoryName: 'other' })[0]).toContain(
      `api gets its images from ${repository('third')} instead of ${old} or ${other}.\n`,
    );
  });
});

describe('after a merge of two sides that both changed', () => {
  const inAccount = (accountId: string): Change => ({ environments: [{ ...DEV, accountId }, PRODUCTION] });

  test('the value of either side is not a change', () => {
    const [ours, theirs] = [inAccount('444444444444'), inAccount('555555555555')];

    expect(warningsOf(ours, ours, theirs)).toEqual([]);
    expect(warningsOf(ours, theirs, theirs)).toEqual([]);
  });

  test('repositories are not mentioned if one side moved the pipelines', () => {
    const theirs = { pipeline: { accountId: '111111111111', region: 'eu-north-1' } };
    const both = { ...theirs, services: [API, { name: 'ours' }] };

    expect(kindsOf({ services: both.services }, both, theirs)).toEqual([]);
  });

  test('a third value is a change, compared with both', () => {
    expect(textsOf(inAccount('444444444444'), inAccount('666666666666'), inAccount('555555555555'))[0]).toContain(
      'a new account, 666666666666 instead of 444444444444 or 555555555555.',
    );
  });
});

describe('a sidecar that runs the latest pushed image', () => {
  const image = '111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api:deploy';
  const change = { environments: [DEV], services: [{ ...API, sidecars: [{ name: 'worker', image }] }] };
  const text = [
    `environments/dev: the sidecar worker of api runs ${image}, a tag that every push moves.`,
    'The next deployment there starts the latest pushed image without approval, and a rollback does not undo it.',
    'To run the image that the pipeline deploys, remove image from the sidecar. Otherwise, use a digest or a tag that never moves.',
  ].join('\n');

  test('causes a warning on every run', () => {
    expect(textsOf({ environments: [DEV] }, change)).toEqual([text]);
    expect(textsOf(change, change)).toEqual([text]);
  });

  test('but not when it runs the deployed image', () => {
    const after = { environments: [DEV], services: [{ ...API, sidecars: [{ name: 'worker' }] }] };

    expect(textsOf(change, after)).toEqual([]);
  });
});
