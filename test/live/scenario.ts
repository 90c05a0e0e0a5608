import { checkDeployments } from './check-deployments';
import { checkPipeline, checkRecreation } from './check-pipeline';
import { checkServices } from './check-services';
import { checkDestroy, checkSetup } from './check-setup';
import type { Leftover } from './clean-up';
import type { Environment } from './environment';
import type { Findings } from './findings';
import type { Holds } from './holds';
import type { Behavior, Image } from './image';
import type { Pipeline, Progress } from './pipeline';
import type { Project } from './project';
import type { Registry } from './registry';

/** Everything that the checks use. */
export interface Scene {
  readonly project: Project;
  /** In promotion order. */
  readonly environments: readonly Environment[];
  /** The promotion pipeline. */
  readonly pipeline: Pipeline;
  /** The direct pipeline of the environment. */
  directPipeline(environment: string): Pipeline;
  readonly holds: Holds;
  readonly registry: Registry;
  readonly findings: Findings;
  readonly isEmulated: boolean;
  readonly log: (text: string) => void;
  /** Builds and pushes an image, and waits for the pipeline to process it. */
  push(behavior: Behavior, tag: string): Promise<Pushed>;
  destroy(): Promise<Leftover[]>;
}

export interface Pushed {
  readonly image: Image;
  readonly progress: Progress;
}

/** Starts and ends with empty accounts. Takes an estimated 40 minutes on AWS. */
export async function runScenario(scene: Scene, keep: boolean): Promise<void> {
  await checkSetup(scene);
  const broken = await checkDeployments.ofFirstFailure(scene);
  const first = await checkDeployments.ofFirstImage(scene);
  await checkPipeline(scene, first);
  await checkServices(scene, first.image);
  await checkDeployments.ofLaterFailure(scene, broken, first.image);
  await checkRecreation(scene);
  if (!keep) await checkDestroy(scene);
}
