import { enumerateNames } from '../../src/text/messages';

test('of many names the first twenty are listed, and long ones are shortened', () => {
  const names = Array.from({ length: 50 }, (_, index) => `n${index}`);

  expect(enumerateNames(names.slice(0, 3))).toBe('n0, n1 and n2');
  expect(enumerateNames(names, 'or')).toMatch(/^n0, n1, .*, n19 or 30 others$/);
  expect(enumerateNames(['x'.repeat(10_000)])).toMatch(/^x{80}…x{40}$/);
});
