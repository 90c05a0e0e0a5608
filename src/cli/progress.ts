/**
 * Shows on a terminal how far something is; elsewhere nothing.
 *
 * @returns what is told how many parts have been done; the last of them removes the line
 */
export function showProgress(label: string, parts: number, stream = process.stderr): (done: number) => void {
  if (!stream.isTTY) return () => undefined;
  const show = (done: number) => stream.write(`\r\u001b[K${done < parts ? `${label}: ${done} of ${parts}` : ''}`);
  show(0);
  return show;
}
