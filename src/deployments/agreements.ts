import { enumerate, showValue } from '../text/messages';
import { UserError } from '../user-error';
import { Facts } from './facts';
import { describeImage, digestOf, Image, shortDigest } from './image';
import { Target } from './targets';

/** The agreements to a direct deployment of an image, in an environment with several approvals. */
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

/** The images that have an agreement for at least one approval. */
export function agreementsOf({ agreements }: Target, { agreements: given, tags }: Facts): Agreement[] {
  const digests = [...agreements.values()].flatMap((parameter) => digestOf(given?.get(parameter)) ?? []);
  return [...new Set(digests)].map((digest) => ({
    image: { digest, tags: tags.get(digest) ?? [] },
    ...votes(agreements, given, digest),
  }));
}

/** For which approvals an image has an agreement, or null if that is unknown. */
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
 * The parameter that records the agreement for an approval.
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

/** For example `a direct deployment of 1.2.0 sha256:0123456789ab has an agreement for qa, but not for release`. */
export function describeAgreement({ agreed, image, missing }: Agreement): string {
  const deployment = `a direct deployment of ${describeImage(image)}`;
  if (agreed.length === 0) return `${deployment} has no agreements yet`;
  const given = agreed.length === 1 ? 'an agreement' : 'agreements';
  const others = missing.length > 0 ? `, but not for ${enumerate(missing, 'or')}` : '';
  return `${deployment} has ${given} for ${enumerate(agreed)}${others}`;
}

/** The next command to run. */
export function nextAfterAgreement({ image, missing }: Agreement, environment: string, service: string): string {
  const options = `${environment} --service ${service} --image ${shortDigest(image.digest)}`;
  const [next] = missing;
  return next === undefined
    ? `npx ecs-pipeline deploy ${options}`
    : `npx ecs-pipeline agree ${options} --approval ${next}`;
}
