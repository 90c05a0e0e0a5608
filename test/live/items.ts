import { DEPLOYMENT_ITEMS } from './items-of-deployments';
import { PIPELINE_ITEMS } from './items-of-pipelines';
import { SERVICE_ITEMS } from './items-of-services';
import { SETUP_ITEMS } from './items-of-setup';
import { WORKLOAD_ITEMS } from './items-of-workloads';

/** What only a live account can prove. */
export interface Item {
  readonly id: string;
  /** The assumption that the product relies on. */
  readonly claim: string;
  /** Why a pass on the emulator does not prove it. */
  readonly why: string;
  /** The steps for a person with an account. The names are those in examples/three-accounts. */
  readonly byHand: string;
  readonly source: string;
  /** Why `npm run test:live` cannot check it. @default - it checks the item */
  readonly manual?: string;
}

/** The source of docs/live.md and of the report of `npm run test:live`. */
export const SECTIONS = [
  { heading: 'Apply and destroy', items: SETUP_ITEMS },
  { heading: 'Pipelines', items: PIPELINE_ITEMS },
  { heading: 'Deployments', items: DEPLOYMENT_ITEMS },
  { heading: 'Running services', items: SERVICE_ITEMS },
  { heading: 'Workloads', items: WORKLOAD_ITEMS },
] as const;

export type AnyItem = (typeof SECTIONS)[number]['items'][number];
export type ItemId = AnyItem['id'];
/** The items that the program checks. */
export type CheckedId = Exclude<AnyItem, { readonly manual: string }>['id'];

export const ITEMS: readonly (Item & { readonly id: ItemId })[] = SECTIONS.flatMap<AnyItem>(({ items }) => items);
