import { type CheckedId, ITEMS, type ItemId } from './items';

export type Status = 'proven' | 'refuted' | 'not checked' | 'emulated';

export interface Finding {
  readonly id: ItemId;
  readonly claim: string;
  readonly status: Status;
  /** What the check observed, or why it was not made. */
  readonly evidence: string;
}

/** The check disproves its item. */
export class Refuted extends Error {}

/** The check cannot be made here. */
export class NotChecked extends Error {}

/** The findings so far. Every item has one. */
export class Findings {
  private readonly found = new Map<ItemId, Pick<Finding, 'status' | 'evidence'>>();

  constructor(
    private readonly options: {
      /** Whether AWS is emulated: a passing check then proves nothing. */
      readonly isEmulated: boolean;
      readonly onFinding?: (finding: Finding) => void;
      /** Aborted by an interrupt. A failure after that does not refute its item. */
      readonly signal?: AbortSignal;
    },
  ) {}

  /**
   * Runs a check that returns its evidence. The scenario continues if the item is refuted or cannot be checked.
   *
   * @throws any other error of the check, because it leaves the accounts in an unknown state
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

  /** Stops the run if one of these items, on which the following checks depend, does not hold. */
  mustHold(...ids: CheckedId[]): void {
    const failing = ids.filter((id) => !['proven', 'emulated'].includes(this.found.get(id)?.status ?? ''));
    if (failing.length > 0) throw new Error(`the run cannot continue without ${failing.join(', ')}`);
  }

  /** Every item, in the order of the page. @param rest why the remaining ones were not checked */
  all(rest = 'the run ended first'): Finding[] {
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
