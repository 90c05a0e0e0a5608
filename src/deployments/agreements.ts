import { enumerate, showValue } from '../text/messages';
import { UserError } from '../user-error';
import { Facts } from './facts';
import { describeImage, digestOf, Image, shortDigest } from './image';
import { Target } from './targets';

/** Which approvals have agreed to a direct deployment of an image, in an environment with several approvals. */
export interface Agreement {
  readonly image: Image;
  /** Names of approvals. */
  readonly agreed: readonly string[];
  readonly missing: readonly string[];
}

/** The agreements among the parameters of a product: image digests by parameter name. */
export function agreementsIn(parameters: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...parameters].filter(([name]) => name.includes('/agreement/')));
}

/** The images that at least one approval has agreed to. */
export function agreementsOf({ agreements }: Target, { agreements: given, tags }: Facts): Agreement[] {
  const digests = [...agreements.values()].flatMap((parameter) => digestOf(given?.get(parameter)) ?? []);
  return [...new Set(digests)].map((digest) => ({
    image: { digest, tags: tags.get(digest) ?? [] },
    ...votes(agreements, given, digest),
  }));
}

/** Which approvals have agreed to an image, or null if that is unknown. */
export function agreementTo({ agreements }: Target, { agreements: given }: Facts, image: Image): Agreement | null {
  return given ? { image, ...votes(agreements, given, image.digest) } : null;
}

function votes(
  parameters: Target['agreements'],
  given: Facts['agreements'],
  digest: string,
): Pick<Agreement, 'agreed' | 'missing'> {
  const names = [...parameters.keys()];
  const hasAgreed = (name: string) => given?.get(parameters.get(name)!) === digest;
  return { agreed: names.filter(hasAgreed), missing: names.filter((name) => !hasAgreed(name)) };
}

/**
 * The parameter that records the agreement of an approval.
 *
 * @throws UserError - if the environment needs no agreement, or no approval has that name
 */
export function agreementParameter({ agreements, environment }: Target, approval: string): string {
  if (agreements.size === 0) {
    throw new UserError(
      `a direct deployment to ${environment} needs no agreement because the environment has fewer than two approvals; use npx ecs-pipeline deploy`,
    );
  }
  const parameter = agreements.get(approval);
  if (parameter !== undefined) return parameter;
  throw new UserError(
    `--approval: unknown approval of ${environment}, got ${showValue(approval)}; use ${enumerate([...agreements.keys()], 'or')}`,
  );
}

/** For example `qa has agreed to a direct deployment of 1.2.0 sha256:0123456789ab; release has not`. */
export function describeAgreement({ agreed, image, missing }: Agreement): string {
  const verb = (names: readonly string[]) => (names.length === 1 ? 'has' : 'have');
  const others = missing.length > 0 ? `; ${enumerate(missing)} ${verb(missing)} not` : '';
  if (agreed.length === 0) return `nobody has agreed to a direct deployment of ${describeImage(image)} yet`;
  return `${enumerate(agreed)} ${verb(agreed)} agreed to a direct deployment of ${describeImage(image)}${others}`;
}

/** The next command to run. */
export function nextAfterAgreement({ image, missing }: Agreement, environment: string, service: string): string {
  const options = `${environment} --service ${service} --image ${shortDigest(image.digest)}`;
  const [next] = missing;
  return next === undefined
    ? `npx ecs-pipeline deploy ${options}`
    : `npx ecs-pipeline agree ${options} --approval ${next}`;
}
