import { enumerate, showValue } from '../text/messages';
import { UserError } from '../user-error';
import { Facts } from './facts';
import { describeImage, digestOf, Image, shortDigest } from './image';
import { Target } from './targets';

/** Who has agreed to the direct deployment of an image to an environment with several approvals, and who has not yet. */
export interface Agreement {
  readonly image: Image;
  /** Names of approvals. */
  readonly agreed: readonly string[];
  readonly missing: readonly string[];
}

/** The agreements among the parameters of a product: digests by name. */
export function agreementsIn(parameters: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...parameters].filter(([name]) => name.includes('/agreement/')));
}

/** The images that somebody has agreed to, each with all who have. */
export function agreementsOf({ agreements }: Target, { agreements: given, tags }: Facts): Agreement[] {
  const digests = [...agreements.values()].flatMap((parameter) => digestOf(given?.get(parameter)) ?? []);
  return [...new Set(digests)].map((digest) => ({
    image: { digest, tags: tags.get(digest) ?? [] },
    ...votes(agreements, given, digest),
  }));
}

/** Who has agreed to an image, or null where that is unknown. */
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
 * The parameter in which an approval agrees.
 *
 * @throws UserError - where there is none: nobody has to agree, or no approval has the name
 */
export function agreementParameter({ agreements, environment }: Target, approval: string): string {
  if (agreements.size === 0) {
    throw new UserError(
      `nobody has to agree to a direct deployment to ${environment}: it does not have several approvals; use npx ecs-pipeline deploy`,
    );
  }
  const parameter = agreements.get(approval);
  if (parameter !== undefined) return parameter;
  throw new UserError(
    `--approval: unknown, got ${showValue(approval)}; ${environment} has ${enumerate([...agreements.keys()])}`,
  );
}

/** For example `qa has agreed to a direct deployment of 1.2.0 sha256:0123456789ab, release has not`. */
export function describeAgreement({ agreed, image, missing }: Agreement): string {
  const verb = (names: readonly string[]) => (names.length === 1 ? 'has' : 'have');
  const others = missing.length > 0 ? `, ${enumerate(missing)} ${verb(missing)} not` : '';
  if (agreed.length === 0) return `nobody has agreed to a direct deployment of ${describeImage(image)}`;
  return `${enumerate(agreed)} ${verb(agreed)} agreed to a direct deployment of ${describeImage(image)}${others}`;
}

/** The command that comes next. */
export function nextAfterAgreement({ image, missing }: Agreement, environment: string, service: string): string {
  const options = `${environment} --service ${service} --image ${shortDigest(image.digest)}`;
  const [next] = missing;
  return next === undefined
    ? `npx ecs-pipeline deploy ${options}`
    : `npx ecs-pipeline agree ${options} --approval ${next}`;
}
