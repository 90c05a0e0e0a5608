import { describeWith } from '../tools';
import { EXAMPLES, readApplied, type StateResource, TOOLS } from './applied-examples';
import { applyLarge, largeConfig } from './hundred-services';
import { documentsWithoutSize, overLimit, sizesOf } from './sizes';

describeWith(TOOLS, 'the examples', () => {
  test.each(EXAMPLES)('%s: every policy and template is within its limit', (example) => {
    const resources = Object.values(readApplied(example)).flat();

    expect(overLimit(sizesOf(resources))).toEqual([]);
    expect(documentsWithoutSize(resources)).toEqual([]);
  });
});

describeWith(TOOLS, 'a hundred services in four environments', () => {
  let resources: StateResource[];

  beforeAll(async () => {
    resources = await applyLarge(largeConfig());
  }, 600_000);

  test('every policy and template is within its limit', () => {
    expect(overLimit(sizesOf(resources))).toEqual([]);
    expect(documentsWithoutSize(resources)).toEqual([]);
  });

  test('shared resources do not grow with the number of services', () => {
    const sizes = new Map(sizesOf(resources).map(({ limit, size }) => [limit, size]));

    expect(sizes.get('bucket policy')).toBeLessThan(2000);
    expect(sizes.get('key policy')).toBeLessThan(2000);
    expect(sizes.get('managed policy')).toBeLessThan(3000);
  });
});
