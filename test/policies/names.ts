import { holderOf } from './rendered-policies';

export const PIPELINE_ACCOUNT = '111111111111';
/** An account that is not in any config. */
export const FOREIGN_ACCOUNT = '999999999999';

export interface Environment {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

/** The environments of examples/three-accounts. */
export const ENVIRONMENTS: readonly Environment[] = [
  { name: 'dev', accountId: '222222222222', region: 'eu-west-1' },
  { name: 'staging', accountId: '333333333333', region: 'eu-west-1' },
  { name: 'production', accountId: '444444444444', region: 'eu-west-1' },
];

/** The environments of examples/everything. */
export const MEDIA_ENVIRONMENTS: readonly Environment[] = [
  { name: 'dev', accountId: '222222222222', region: 'eu-west-1' },
  { name: 'pre-production', accountId: '333333333333', region: 'eu-west-1' },
  { name: 'production', accountId: '444444444444', region: 'eu-central-1' },
];

export const role = (accountId: string, name: string) => `arn:aws:iam::${accountId}:role/${name}`;
export const inPipelineAccount = (service: string, name: string, region = 'eu-west-1') =>
  `arn:aws:${service}:${region}:${PIPELINE_ACCOUNT}:${name}`;
export const inAccount = ({ accountId, region }: Environment, service: string, name: string) =>
  `arn:aws:${service}:${region}:${accountId}:${name}`;

/** A role that the policies of the artifact store match by path. */
export const storeRole = (accountId: string, product: string, name: string) =>
  role(accountId, `ecs-pipeline/${product}/${name}`);

/** A role of examples/everything, where all roles are below a path. */
export const mediaRole = (accountId: string, name: string) => role(accountId, `platform/${name}`);
const mediaStoreRole = (accountId: string, name: string) => mediaRole(accountId, `ecs-pipeline/media/${name}`);

/** The roles of a service in an environment: `dev deploy role`. */
const rolesOf = (stack: string, prefix: string, { accountId }: Environment, roleOf = role) => ({
  [`${prefix} deploy role`]: roleOf(accountId, `${stack}-deploy`),
  [`${prefix} promotion role`]: roleOf(accountId, `${stack}-promotion`),
  [`${prefix} CloudFormation role`]: roleOf(accountId, `${stack}-cloudformation`),
  [`${prefix} execution role`]: roleOf(accountId, `${stack}-execution`),
  [`${prefix} task role`]: roleOf(accountId, `${stack}-task`),
});

/** The roles of a scheduled task: `cleanup dev scheduler role`. */
const scheduledRolesOf = (stack: string, prefix: string, it: Environment, roleOf = role) => ({
  ...rolesOf(stack, prefix, it, roleOf),
  [`${prefix} scheduler role`]: roleOf(it.accountId, `${stack}-scheduler`),
});

/** The environments of media's worker, which has existing roles. */
export const WORKER_ENVIRONMENTS = MEDIA_ENVIRONMENTS.filter(({ name }) => name !== 'pre-production');

const workerRoles = ({ accountId, name }: Environment) => ({
  [`worker ${name} CloudFormation role`]: mediaRole(accountId, `media-${name}-worker-cloudformation`),
  [`worker ${name} execution role`]: role(accountId, 'teams/media/ecs-execution'),
  [`worker ${name} task role`]: role(accountId, 'teams/media/worker'),
});

/** A holder of the view policy of an environment's account: `viewer of dev`. */
const environmentViewer = (product: string, prefix: string, { accountId, name }: Environment) => ({
  [`${prefix}viewer of ${name}`]: holderOf(accountId, `${product}-${name}-view`),
});

/** The principals in the specification. Services have their own names, such as `lambda.amazonaws.com`. */
export const PRINCIPALS: Readonly<Record<string, string>> = {
  'pipeline role': storeRole(PIPELINE_ACCOUNT, 'shop', 'shop-api-pipeline'),
  'functions role': role(PIPELINE_ACCOUNT, 'shop-api-functions'),
  'events role': role(PIPELINE_ACCOUNT, 'shop-api-events'),
  'push role': role(PIPELINE_ACCOUNT, 'shop-api-push'),
  'release manager': role(PIPELINE_ACCOUNT, 'release-manager'),
  'approver of staging': holderOf(PIPELINE_ACCOUNT, 'shop-approve-staging'),
  'approver of production': holderOf(PIPELINE_ACCOUNT, 'shop-approve-production'),
  'operator of dev': holderOf(PIPELINE_ACCOUNT, 'shop-operate-dev'),
  viewer: holderOf(PIPELINE_ACCOUNT, 'shop-view'),
  ...Object.assign({}, ...ENVIRONMENTS.map((it) => environmentViewer('shop', '', it))),
  'GitHub workflow': `arn:aws:iam::${PIPELINE_ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
  ...Object.assign({}, ...ENVIRONMENTS.map((it) => rolesOf(`shop-${it.name}-api`, it.name, it))),

  'media pipeline role': mediaStoreRole(PIPELINE_ACCOUNT, 'media-api-pipeline'),
  'media functions role': mediaRole(PIPELINE_ACCOUNT, 'media-api-functions'),
  'media push role': mediaRole(PIPELINE_ACCOUNT, 'media-api-push'),
  'media worker push role': mediaRole(PIPELINE_ACCOUNT, 'media-worker-gitlab-push'),
  'GitLab pipeline': `arn:aws:iam::${PIPELINE_ACCOUNT}:oidc-provider/git.example.com`,
  'media push user': `arn:aws:iam::${PIPELINE_ACCOUNT}:user/media-api-ci`,
  'media break-glass user': `arn:aws:iam::${PIPELINE_ACCOUNT}:user/break-glass`,
  'media approver of production': holderOf(PIPELINE_ACCOUNT, 'media-approve-production.release'),
  'media approver for qa': holderOf(PIPELINE_ACCOUNT, 'media-approve-pre-production.qa'),
  'media approver for editors': holderOf(PIPELINE_ACCOUNT, 'media-approve-pre-production.editors'),
  'media operator of dev': holderOf(PIPELINE_ACCOUNT, 'media-operate-dev'),
  'media viewer': holderOf(PIPELINE_ACCOUNT, 'media-view'),
  ...Object.assign({}, ...MEDIA_ENVIRONMENTS.map((it) => environmentViewer('media', 'media ', it))),
  'media qa approver': role(PIPELINE_ACCOUNT, 'qa'),
  'media worker pipeline role': mediaStoreRole(PIPELINE_ACCOUNT, 'media-worker-pipeline'),
  'transcoder pipeline role': mediaStoreRole(PIPELINE_ACCOUNT, 'media-transcoder-pipeline'),
  'transcoder functions role': mediaRole(PIPELINE_ACCOUNT, 'media-transcoder-functions'),
  ...Object.assign(
    {},
    ...MEDIA_ENVIRONMENTS.map((it) => rolesOf(`media-${it.name}-api`, `media ${it.name}`, it, mediaRole)),
  ),
  ...Object.assign(
    {},
    ...MEDIA_ENVIRONMENTS.map((it) => rolesOf('media-transcoder', `transcoder ${it.name}`, it, mediaRole)),
  ),
  ...Object.assign(
    {},
    ...MEDIA_ENVIRONMENTS.map((it) =>
      scheduledRolesOf(`media-${it.name}-cleanup`, `cleanup ${it.name}`, it, mediaRole),
    ),
  ),
  ...Object.assign({}, ...WORKER_ENVIRONMENTS.map(workerRoles)),
};

/**
 * Administrators of whole accounts, also with names similar to the product's roles. Their access to another account
 * depends only on the policies of that account.
 */
export const ADMINISTRATORS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [PIPELINE_ACCOUNT, FOREIGN_ACCOUNT, ...ENVIRONMENTS.map(({ accountId }) => accountId)].map((accountId) => [
      `administrator of ${accountId}`,
      role(accountId, 'administrator'),
    ]),
  ),
  'namesake of the pipeline role': role(PIPELINE_ACCOUNT, 'shop-api-pipeline'),
  'namesake of the functions role': storeRole(PIPELINE_ACCOUNT, 'shop', 'shop-api-functions'),
  'pipeline role of shop-web': storeRole(PIPELINE_ACCOUNT, 'shop-web', 'shop-web-api-pipeline'),
};

/** The AWS services that have roles. */
export const SERVICES = ['cloudformation', 'codepipeline', 'ecs-tasks', 'events', 'lambda', 'scheduler'].map(
  (service) => `${service}.amazonaws.com`,
);

export function arnOf(name: string): string {
  return PRINCIPALS[name] ?? ADMINISTRATORS[name] ?? name;
}

export function nameOf(arn: string): string {
  const named = [...Object.entries(PRINCIPALS), ...Object.entries(ADMINISTRATORS)].find(([, value]) => value === arn);
  return named?.[0] ?? arn;
}
