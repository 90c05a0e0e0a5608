import type { Setting } from './setting';
import { NOTHING } from './stack';
import { World } from './world';

/** The events that can happen, and how often. Others cannot. */
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

/** The initial state and the possible events. Approvals and automatic events are not limited. */
export interface Scenario {
  readonly name: string;
  /** The number of services that share the image. */
  readonly services: 1 | 2;
  /** Whether staging has two approvals. @default false */
  readonly isDouble?: boolean;
  /** One image runs everywhere, no image runs anywhere, or the pipelines are new. */
  readonly start: 'running' | 'empty' | 'created';
  /** The environment whose approval the first pushed image waits for. @default - no image was pushed */
  readonly asked?: string;
  /** Whether an update deletes the stack's change sets when it succeeds, not when it starts. @default false */
  readonly keepsChangeSets?: boolean;
  readonly bounds: Bounds;
  /** Environments with direct deployments, rollbacks and holds. */
  readonly directIn: readonly string[];
  /** Environments with Terraform applies. */
  readonly appliedIn: readonly string[];
}

/** The digest of the n-th pushed image. Image 0 existed before. */
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
