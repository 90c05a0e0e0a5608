import { availableParallelism } from 'node:os';

/** The outcome of the work on one item. */
export type Outcome<R> =
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'not started' };

/** Terraform with the AWS provider uses one core and half a gigabyte of memory. */
const AT_ONCE = Math.max(2, Math.min(4, availableParallelism()));

/**
 * Works on all items of a list in parallel, then on the next list. After a failure, nothing else is started, and the
 * work in progress finishes.
 */
export async function inOrder<T, R>(
  waves: readonly (readonly T[])[],
  work: (item: T) => Promise<R>,
): Promise<Map<T, Outcome<R>>> {
  const outcomes = new Map<T, Outcome<R>>(waves.flat().map((item) => [item, { kind: 'not started' }]));
  let hasFailed = false;
  const worker = async (queue: T[]) => {
    for (let item = queue.shift(); item !== undefined && !hasFailed; item = queue.shift()) {
      try {
        outcomes.set(item, { kind: 'done', result: await work(item) });
      } catch (error) {
        hasFailed = true;
        outcomes.set(item, { kind: 'failed', error });
      }
    }
  };
  for (const wave of waves) {
    const queue = [...wave];
    await Promise.all(Array.from({ length: AT_ONCE }, () => worker(queue)));
  }
  return outcomes;
}

/** Does one thing at a time, in the order of the requests. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  do<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }
}
