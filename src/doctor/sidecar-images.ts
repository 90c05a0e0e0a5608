import { EcrRepository, ecrImageId, ecrRepositoryOf } from '../aws/ecr-image';
import { EnvironmentModel } from '../model/model';
import { enumerate } from '../text/messages';
import { BatchGetImageCommand, ECRClient } from '../vendor/aws';
import { Check } from './check';
import { ClientSettings, environmentCheck, namedBy } from './environment-check';
import { isDenied } from './failure';
import { OK, problem, Verdict } from './verdict';

/** The images of sidecars that are in Amazon ECR. Other registries are not asked. */
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

/** Asks as whoever pulls it asks: as the account of the environment, for the manifest. */
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
    return problem(`no such image in the repository ${name}`, "push it, or correct the sidecar's image");
  } catch (error) {
    if ((error as Error).name === 'RepositoryNotFoundException') {
      return problem(
        `no repository ${name} in the account ${accountId} in ${region}`,
        "create it, or correct the sidecar's image",
      );
    }
    if (!isDenied(error) || accountId === puller) throw error;
    return problem(
      `the account ${puller} cannot pull it: AWS denies ecr:BatchGetImage`,
      `allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to ${puller} in the policy of the repository, which is in ${accountId}; where it allows roles only, check it by hand`,
    );
  }
}
