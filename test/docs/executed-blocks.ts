import { relative } from 'node:path';
import { blocksIn, sectionOf } from '../tools/code-blocks';
import { ROOT, readPage } from './pages';

export interface Claim {
  readonly page: string;
  readonly language: string;
  /** The test that executes the blocks. */
  readonly test: string;
  /** The first lines of the blocks. @default - every block of the page in this language */
  readonly blocks?: readonly string[];
}

/**
 * Blocks that a test executes as they are. Besides, the tests in this folder check every block by its language.
 *
 * A test reads the blocks with `executedBlocks`, and fails when it leaves one out.
 */
export const EXECUTED: readonly Claim[] = [
  {
    page: 'README.md',
    language: 'sh',
    test: 'test/package/readme.test.ts',
    blocks: [
      'npm ci && npm run build',
      'npx projen new --from "$clone"',
      'npm install --global yo "$clone/generators"',
      'cp "$clone"/dist/ecs-pipeline-0.1.0.tgz vendor/',
    ],
  },
  { page: 'docs/getting-started.md', language: 'sh', test: 'test/e2e/getting-started.test.ts' },
  {
    page: 'docs/recovery.md',
    language: 'sh',
    test: 'test/e2e/getting-started.test.ts',
    blocks: [
      'bucket=shop-terraform-state-111111111111',
      'marker=$(aws s3api list-object-versions --bucket "$bucket" --prefix "$key" \\',
      'aws s3api list-object-versions --bucket "$bucket" --prefix "$key" \\',
      'version=$(aws s3api list-object-versions --bucket "$bucket" --prefix "$key" \\',
    ],
  },
  { page: 'docs/cookbook.md', language: 'yaml', test: 'test/terraform/cookbook.test.ts' },
  { page: 'docs/cookbook.md', language: 'hcl', test: 'test/terraform/cookbook.test.ts' },
  { page: 'docs/doctor.md', language: 'json', test: 'test/e2e/doctor.test.ts' },
  ...['artifact-store', 'ecr-source', 'pipeline', 'service'].map((module) => ({
    page: `templates/modules/${module}/README.md`,
    language: 'hcl',
    test: 'test/terraform/module-usage.test.ts',
  })),
];

/** The blocks of a page, for the test that executes them. It fails if it leaves out a block that the table lists. */
export function executedBlocks(page: string, language: string, test: string): ClaimedBlocks {
  const path = relative(ROOT, test);
  const claim = EXECUTED.find((one) => one.page === page && one.language === language && one.test === path);
  if (!claim) throw new Error(`${page}, ${language}: not in test/docs/executed-blocks.ts with the test ${path}`);
  const blocks = new ClaimedBlocks(claim);
  afterAll(() => expect([page, ...blocks.unread()]).toEqual([page]));
  return blocks;
}

/** The blocks of a page. Records which blocks of the claim were read. */
export class ClaimedBlocks {
  private readonly language: string;
  private readonly text: string;
  private readonly left: Set<string>;

  constructor(claim: Claim) {
    this.language = claim.language;
    this.text = readPage(claim.page);
    this.left = new Set(claimedBlocks(claim));
  }

  /** The block with a first line. */
  get(firstLine: string): string {
    return this.read(blockWith(firstLine, blocksIn(this.language, this.text)));
  }

  /** Every block below a heading, or of the whole page. */
  all(heading?: string): string[] {
    const text = heading === undefined ? this.text : sectionOf(this.text, heading);
    return blocksIn(this.language, text).map((code) => this.read(code));
  }

  unread(): string[] {
    return [...this.left];
  }

  private read(code: string): string {
    this.left.delete(code);
    return code;
  }
}

/** @throws Error if a block of a claim is not on the page, or if there are none */
export function claimedBlocks({ blocks, language, page }: Claim): string[] {
  const all = blocksIn(language, readPage(page));
  const claimed = blocks?.map((firstLine) => blockWith(firstLine, all)) ?? all;
  if (claimed.length === 0) throw new Error(`${page}: has no block in ${language}`);
  return claimed;
}

function blockWith(firstLine: string, all: readonly string[]): string {
  const [code, ...others] = all.filter((one) => one.startsWith(`${firstLine}\n`));
  if (code === undefined || others.length > 0) throw new Error(`${firstLine}: must be the first line of one block`);
  return code;
}
