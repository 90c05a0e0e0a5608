import { EcrRepository, ecrImageId, ecrRepositoryOf } from '../aws/ecr-image';
import { EnvironmentModel } from '../model/model';
import { enumerate } from '../text/messages';
import { BatchGetImageCommand, ECRClient } from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, namedBy } from './environment-check';
import { isDenied } from './failure';
import { OK, problem, Verdict } from './verdict';

/** The images of sidecars in Amazon ECR. Images in other registries are not checked. */
export function sidecarImages(environment: EnvironmentModel): Check[] {
  return namedBy(environment.services, ({ settings }) => settings.sidecars.flatMap(({ image }) => image ?? [])).flatMap(
    ({ name: image, services }) => {
      const repository = ecrRepositoryOf(image);
      if (!repository) return [];
      const subject = `sidecar image ${image} of ${enumerate(services.map(({ name }) => name))}`;
      return [
        environmentCheck(environment, subject, (settings) =>
          canPull(settings, image, repository, environment.accountId),
        ),
      ];
    },
  );
}

/** Requests the manifest from the account of the environment, as a task would when it pulls the image. */
async function canPull(
  settings: ClientSettings,
  image: string,
  { accountId, name, region }: EcrRepository,
  puller: string,
): Promise<Verdict> {
  const ecr = new ECRClient({ ...settings, region });
  try {
    const { failures: [failure] = [] } = await ecr.send(
      new BatchGetImageCommand({ registryId: accountId, repositoryName: name, imageIds: [ecrImageId(image)] }),
    );
    if (!failure) return OK;
    return problem(`not found in the repository ${name}`, "push it, or correct the sidecar's image");
  } catch (error) {
    if ((error as Error).name === 'RepositoryNotFoundException') {
      return problem(
        `repository ${name} not found in account ${accountId} in ${region}`,
        "create it, or correct the sidecar's image",
      );
    }
    if (!isDenied(error) || accountId === puller) throw error;
    return problem(
      `account ${puller} cannot pull it: AWS denies ecr:BatchGetImage`,
      `allow ${puller} to call ecr:BatchGetImage and ecr:GetDownloadUrlForLayer in the repository policy in account ${accountId}; if that policy allows only roles, check it by hand`,
    );
  }
}
