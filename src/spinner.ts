import { loadSpinner } from './vendor/spinner';

/** Shows on a terminal that something is going on. */
export interface Spinner {
  /** What is going on now. */
  text: string;
  /** Removes the line. */
  stop(): void;
}

/**
 * A spinner on standard error. Without a terminal it shows nothing: nobody waits in front of a log.
 *
 * @param handleSignals - whether Ctrl-C ends the process
 */
export async function startSpinner(text: string, handleSignals = true): Promise<Spinner> {
  const stream = process.stderr;
  if (!stream.isTTY) return { text, stop: () => undefined };
  const spinner = await loadSpinner();
  return spinner({ text, stream, handleSignals }).start();
}
