import { loadSpinner } from './vendor/spinner';

/** Shows progress on a terminal. */
export interface Spinner {
  /** What is in progress. */
  text: string;
  /** Removes the line. */
  stop(): void;
}

/**
 * Starts a spinner on standard error. Without a terminal, it shows nothing, because nobody watches a log.
 *
 * @param handleSignals - whether Ctrl-C ends the process
 */
export async function startSpinner(text: string, handleSignals = true): Promise<Spinner> {
  const stream = process.stderr;
  if (!stream.isTTY) return { text, stop: () => undefined };
  const spinner = await loadSpinner();
  return spinner({ text, stream, handleSignals }).start();
}
