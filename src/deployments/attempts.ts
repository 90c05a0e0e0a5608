import { AccountError } from './call-error';

/** Concurrent requests, each of which can fail without affecting the others. */
export class Attempts {
  private readonly messages = new Set<string>();
  private begun = 0;
  private ended = 0;

  /** @param onProgress - receives how many requests have ended, and how many were started */
  constructor(private readonly onProgress: (ended: number, begun: number) => void = () => undefined) {}

  /** Why requests failed, each reason once. */
  get problems(): string[] {
    return [...this.messages];
  }

  /** Undefined if AWS does not answer. */
  async attempt<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    this.begun += 1;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      this.messages.add(error.message);
      return undefined;
    } finally {
      this.ended += 1;
      this.onProgress(this.ended, this.begun);
    }
  }

  /** The answers by key; keys without an answer are missing. */
  async map<Item, Answer>(
    items: readonly Item[],
    keyOf: (item: Item) => string,
    work: (item: Item) => Promise<Answer>,
  ): Promise<Map<string, Answer>> {
    const entries = await Promise.all(
      items.map(async (item) => ({ key: keyOf(item), answer: await this.attempt(() => work(item)) })),
    );
    return new Map(entries.flatMap(({ answer, key }) => (answer === undefined ? [] : [[key, answer] as const])));
  }
}
