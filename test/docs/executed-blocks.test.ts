import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClaimedBlocks, claimedBlocks, EXECUTED, executedBlocks } from './executed-blocks';
import { ROOT } from './pages';

describe('the table of blocks that tests execute', () => {
  test.each(EXECUTED)('$test reads the $language of $page', ({ language, page, test }) => {
    const source = readFileSync(join(ROOT, test), 'utf8');
    expect(source).toMatch(new RegExp(`^[^/]*executedBlocks\\('${page}', '${language}', __filename\\)`, 'm'));
  });

  test.each(EXECUTED)('$page has its blocks of $language', (claim) => {
    expect(claimedBlocks(claim).length).toBeGreaterThan(0);
  });
});

describe('a claim', () => {
  const claim = { page: 'docs/getting-started.md', language: 'sh', test: 'test/absent.test.ts' };
  const FIRST = 'npx ecs-pipeline status';

  test('fails without a block', () => {
    expect(() => claimedBlocks({ ...claim, language: 'cobol' })).toThrow(
      'docs/getting-started.md: has no block in cobol',
    );
  });

  test('fails when the page has no block with a first line', () => {
    expect(() => claimedBlocks({ ...claim, blocks: ['absent'] })).toThrow(
      'absent: must be the first line of one block',
    );
  });

  test('of a test that is not in the table fails', () => {
    expect(() => executedBlocks(claim.page, claim.language, join(ROOT, claim.test))).toThrow(
      /not in .*absent\.test\.ts/,
    );
  });

  test('knows which of its blocks have not been read', () => {
    const blocks = new ClaimedBlocks({ ...claim, blocks: ['npm ci && npm run build', FIRST] });
    expect(blocks.unread()).toHaveLength(2);

    blocks.get(FIRST);
    expect(blocks.unread()).toEqual([expect.stringMatching(/^npm ci/)]);

    blocks.all();
    expect(blocks.unread()).toEqual([]);
  });
});
