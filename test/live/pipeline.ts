import type { Image } from './image';

/** The progress of an execution. */
export interface Progress {
  readonly id: string;
  readonly status: string;
  /** CodePipeline's name for what started it. */
  readonly trigger?: string;
  /** `stage/action` of every action that ran, in order. */
  readonly ran: readonly string[];
  /** `stage/action: message` of the failed action. */
  readonly failure?: string;
  /** The pending approval, with the text that approvers see. */
  readonly approval?: { readonly stage: string; readonly text: string };
}

export interface StartOptions {
  readonly digest: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A transition that keeps executions out of a stage. */
export interface DisabledTransition {
  readonly reason: string;
}

/** A pipeline of a service, real or simulated. Methods return when the execution is waiting or has ended. */
export interface Pipeline {
  /** The execution that CodePipeline started after this time because the pipeline was created. */
  created(since: Date): Promise<Progress>;
  /** The execution that the push of the image started. */
  pushed(image: Image): Promise<Progress>;
  start(options: StartOptions): Promise<Progress>;
  approve(progress: Progress): Promise<Progress>;
  /** Retries only the failed actions of the stage. */
  retryFailedActions(progress: Progress, stage: string): Promise<Progress>;
  /** The current progress, without waiting. */
  look(id: string): Promise<Progress>;
  /** Enables or disables the transition into the stage. */
  setTransition(stage: string, enabled: boolean): Promise<void>;
  /** Undefined while the transition is enabled. */
  disabledTransition(stage: string): Promise<DisabledTransition | undefined>;
}
