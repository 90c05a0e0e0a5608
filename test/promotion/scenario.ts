import type { Setting } from './setting';
import { NOTHING } from './stack';
import { World } from './world';

/** What may happen, and how often: what is left out may not. */
export type Bounds = Partial<Readonly<Record<Bound, number>>>;

export type Bound = keyof typeof NONE;

export const NONE = {
  push: 0,
  reject: 0,
  direct: 0,
  strange: 0,
  agree: 0,
  rollback: 0,
  hold: 0,
  release: 0,
  apply: 0,
  loseRecord: 0,
  stop: 0,
  retry: 0,
  failCall: 0,
  failDeploy: 0,
  failUpdate: 0,
  die: 0,
};

/** What is explored: where it begins, and what may happen. Without a bound of its own: approvals, and what goes by itself. */
export interface Scenario {
  readonly name: string;
  /** How many services share the image. */
  readonly services: 1 | 2;
  /** Two must approve for staging. @default false */
  readonly isDouble?: boolean;
  /** One image runs everywhere, nothing runs anywhere, or the pipelines were created a moment ago. */
  readonly start: 'running' | 'empty' | 'created';
  /** The first image was pushed already, and waits for its approval here. @default - nothing was pushed yet */
  readonly asked?: string;
  /** An update ends the stack's change sets when it ends well, not when it begins. @default false */
  readonly keepsChangeSets?: boolean;
  readonly bounds: Bounds;
  /** Environments with direct deployments, rollbacks and holds. */
  readonly directIn: readonly string[];
  /** Environments that Terraform is applied to. */
  readonly appliedIn: readonly string[];
}

/** The digest of the n-th image that is pushed; the 0th was there before. */
export const digestNumber = (n: number) => `sha256:${'PABCDEFG'[n]}`;

export function firstWorld(setting: Setting, scenario: Scenario): World {
  const world = new World(setting, scenario);
  const isRunning = scenario.start === 'running';
  const image = isRunning ? `${setting.image}@${digestNumber(0)}` : NOTHING;
  for (const environment of setting.environments) {
    world.past[environment.name] = {
      wanted: isRunning ? [digestNumber(0)] : [],
      unrecorded: [],
      isRolledBack: false,
      released: [],
    };
    for (const { deploymentParameter, imageParameter, stackName } of environment.stacks) {
      const parameters = { image: '', deployed: image, execution: '' };
      world.stacks[stackName] = { parameters, hasRolledBack: false, changeSets: {} };
      world.parameters[imageParameter] = image;
      if (setting.hasLedgers) world.ledgers[deploymentParameter] = isRunning ? [image] : [];
    }
  }
  for (const declaration of setting.pipelines) {
    if (scenario.start === 'created') world.aws.create(declaration);
    else world.aws.add(declaration);
  }
  return world;
}
