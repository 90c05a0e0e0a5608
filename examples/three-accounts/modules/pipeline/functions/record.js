// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Record: records the image that the stacks run after a deployment and stops the approvals that it makes outdated.

const MANIFEST_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
];

// A parameter holds 4 KB.
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
const MAX_TAGS = 10;
const MAX_REASON = 500;

async function recordDeployment({ digest: deployed, direct, environment: name, execution }) {
  const environment = environmentOf(name);
  const stacks = await openStacks(environment);
  await waitForStacks(stacks);
  const { busy, digest } = await reconcile(environment);
  // An update that started in the meantime may end with another image.
  if (busy) throw new NotYet(`a service in ${name} is being updated`);
  for (const stack of stacks) await enterDeployment(environment, stack, execution, direct);
  if (direct) await useAgreements(environment, deployed);
  if (PIPELINE.tagDeployed && digest) await tagImage(digest, `deployed-${name}`);
  if (direct || digest === deployed) return;
  throw new Refused(`${name} was updated again and now runs ${digest ?? 'several images'}: this image is not promoted`);
}

/** Adds the deployment to the history of the stack, unless another deployment has already replaced it. */
async function enterDeployment(environment, stack, execution, direct) {
  const now = await describe(stack);
  if (!now.execution?.startsWith(`${execution}/`)) return;
  const last = await readParameter(stack.ssm, stack.deploymentParameter);
  const previous = last === NOTHING ? undefined : JSON.parse(last);
  if (previous?.execution === execution) return;
  const tags = (await unless(['ImageNotFoundException'], () => tagsOf(digestOf(now.image)))) ?? [];
  const entry = {
    image: now.image,
    tags: tags.filter((tag) => !tag.startsWith('deployed-')).slice(0, MAX_TAGS),
    at: new Date().toISOString(),
    pipeline: direct ? environment.directPipeline : PIPELINE.name,
    execution,
    ...(direct ? await directOrigin(environment, execution) : await promotionOrigin(environment, execution)),
    replaced: previous?.image ?? null,
  };
  await writeParameter(stack.ssm, stack.deploymentParameter, JSON.stringify(entry));
}

async function directOrigin(environment, execution) {
  const { by, hold, reason } = directRequestOf(await executionOf(environment.directPipeline, execution));
  return { kind: hold ? 'rollback' : 'direct', by, reason: reason.slice(0, MAX_REASON) };
}

async function promotionOrigin(environment, execution) {
  return { kind: 'promotion', by: await approversOf(environment, execution), reason: null };
}

/** The tag keeps the image from expiring. */
async function tagImage(digest, tag) {
  const { images, failures } = await ecr.send(
    new BatchGetImageCommand({
      repositoryName: PIPELINE.repository,
      imageIds: [{ imageDigest: digest }],
      acceptedMediaTypes: MANIFEST_TYPES,
    }),
  );
  if (!images?.length) {
    throw new Error(`${PIPELINE.repository}@${digest}: ${failures?.[0]?.failureReason ?? 'image not found'}`);
  }
  const { imageManifest, imageManifestMediaType } = images[0];
  await unless(['ImageAlreadyExistsException'], () =>
    ecr.send(
      new PutImageCommand({
        repositoryName: PIPELINE.repository,
        imageManifest,
        imageManifestMediaType,
        imageTag: tag,
      }),
    ),
  );
}
