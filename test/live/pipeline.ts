import type { Image } from './image';

/** How far an execution has come. */
export interface Progress {
  readonly id: string;
  readonly status: string;
  /** What has started it, as CodePipeline calls it. */
  readonly trigger?: string;
  /** `stage/action` of all that ran, in order. */
  readonly ran: readonly string[];
  /** `stage/action: message` of the action that failed. */
  readonly failure?: string;
  /** What waits for an approval now, and what an approver reads. */
  readonly approval?: { readonly stage: string; readonly text: string };
}

export interface StartOptions {
  readonly digest: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Why executions may not enter a stage. */
export interface DisabledTransition {
  readonly reason: string;
}

/** A pipeline of a service: CodePipeline's own, or the stand-in for it. Methods return when it waits or has ended. */
export interface Pipeline {
  /** The execution that CodePipeline has started because the pipeline was created, after this time. */
  created(since: Date): Promise<Progress>;
  /** The execution that the push of the image has started. */
  pushed(image: Image): Promise<Progress>;
  start(options: StartOptions): Promise<Progress>;
  approve(progress: Progress): Promise<Progress>;
  /** Starts again what has failed in the stage, and nothing else. */
  retryFailedActions(progress: Progress, stage: string): Promise<Progress>;
  /** How far it is now, without waiting. */
  look(id: string): Promise<Progress>;
  /** Whether images may go from the stage before into this one. */
  setTransition(stage: string, enabled: boolean): Promise<void>;
  /** Nothing while the transition is enabled. */
  disabledTransition(stage: string): Promise<DisabledTransition | undefined>;
}
