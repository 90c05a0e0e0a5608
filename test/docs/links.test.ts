import { brokenLinks } from './links';
import { generatedPages, pages } from './pages';

test.each([...pages(), ...generatedPages()])(
  '%s: every relative link leads to a file, and every anchor to a heading',
  (path) => {
    expect(brokenLinks(path)).toEqual([]);
  },
);

describe('a link', () => {
  test.each([
    ['[a](absent.md)', 'absent.md'],
    ['[a](../README.md#absent)', '../README.md#absent'],
    ['[a](#absent)', '#absent'],
    ['[a](../../outside.md)', '../../outside.md'],
    ['![a](absent.svg)', 'absent.svg'],
    ['[a][b]\n\n[b]: absent.md', 'absent.md'],
    ['<img src="absent.svg">', 'absent.svg'],
    ['```sh\n# in a block\n```\n[a](#in-a-block)', '#in-a-block'],
  ])('that is broken is found: %j', (page, link) => {
    expect(brokenLinks('docs/commands.md', page)).toEqual([link]);
  });

  test.each([
    '[a](config.md#top-level)',
    '[a](../examples)',
    '[a](https://example.com/absent)',
    '`[a](absent.md)`',
    '# `A`, b & c\n[a](#a-b--c)',
    '# A\n# A\n[a](#a-1)',
    '<a id="here"></a> [a](#here)',
  ])('that works is not: %j', (page) => {
    expect(brokenLinks('docs/commands.md', page)).toEqual([]);
  });
});
