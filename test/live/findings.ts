import { type CheckedId, ITEMS, type ItemId } from './items';

export type Status = 'proven' | 'refuted' | 'not checked' | 'emulated';

export interface Finding {
  readonly id: ItemId;
  readonly claim: string;
  readonly status: Status;
  /** What was seen, or why nothing was. */
  readonly evidence: string;
}

/** A check that came to the opposite of its item. */
export class Refuted extends Error {}

/** A check that cannot be made here. */
export class NotChecked extends Error {}

/** What has been found out about each item, and that about every item. */
export class Findings {
  private readonly found = new Map<ItemId, Pick<Finding, 'status' | 'evidence'>>();

  constructor(
    private readonly options: {
      /** A pass on emulated AWS proves nothing. */
      readonly isEmulated: boolean;
      readonly onFinding?: (finding: Finding) => void;
      /** Whatever fails after an interrupt says nothing about its item. */
      readonly signal?: AbortSignal;
    },
  ) {}

  /**
   * Runs a check that returns what it has seen. The scenario goes on after an item that is refuted or cannot be checked.
   *
   * @throws any other error of the check: nobody knows in which state it has left the accounts
   */
  async check(id: CheckedId, prove: () => Promise<string> | string): Promise<void> {
    let evidence: string;
    try {
      evidence = await prove();
    } catch (error) {
      this.options.signal?.throwIfAborted();
      this.record(id, error instanceof Refuted ? 'refuted' : 'not checked', firstLine(error));
      if (error instanceof Refuted || error instanceof NotChecked) return;
      throw error;
    }
    this.record(id, this.options.isEmulated ? 'emulated' : 'proven', evidence);
    this.options.signal?.throwIfAborted();
  }

  /** @throws where what follows builds on one of these, and it does not hold */
  mustHold(...ids: CheckedId[]): void {
    const failing = ids.filter((id) => !['proven', 'emulated'].includes(this.found.get(id)?.status ?? ''));
    if (failing.length > 0) throw new Error(`the run cannot go on without ${failing.join(', ')}`);
  }

  /** Every item of the page, in its order. @param rest why the others were not checked */
  all(rest = 'the run ended before'): Finding[] {
    return ITEMS.map(({ claim, id, manual }) => ({
      id,
      claim,
      ...(this.found.get(id) ?? { status: 'not checked', evidence: manual ? `by hand: ${manual}` : rest }),
    }));
  }

  private record(id: ItemId, status: Status, evidence: string): void {
    const { claim } = ITEMS.find((item) => item.id === id)!;
    this.found.set(id, { status, evidence });
    this.options.onFinding?.({ id, claim, status, evidence });
  }
}

const LONGEST = 300;

function firstLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.replace(/^[│╷╵\s]+/, ''));
  const telling = lines.find((line) => line.startsWith('Error:')) ?? lines.find((line) => line !== '') ?? '';
  return telling.slice(0, LONGEST);
}
