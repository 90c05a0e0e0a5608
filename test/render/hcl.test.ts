import { Expression, hcl, hclArguments, identifier } from '../../src/render/hcl';

describe('strings', () => {
  test.each([
    ['plain', '"plain"'],
    ['a "quoted" \\ path', '"a \\"quoted\\" \\\\ path"'],
    ['two\nlines\r\n\tindented', '"two\\nlines\\r\\n\\tindented"'],
    ['${file("/etc/passwd")}', '"$${file(\\"/etc/passwd\\")}"'],
    ['%{ if true }', '"%%{ if true }"'],
    ['$${already}', '"$$${already}"'],
    ['$ {apart} 100%', '"$ {apart} 100%"'],
    ['nul\u0000 bell\u0007 del\u007f', '"nul\\u0000 bell\\u0007 del\\u007f"'],
    ['line\u2028paragraph\u2029', '"line\\u2028paragraph\\u2029"'],
    ['right \u202eto\u2066 left, tag \u{e0041}', '"right \\u202eto\\u2066 left, tag \\U000e0041"'],
    ['\ufeffno\u200b width\u00ad', '"\\ufeffno\\u200b width\\u00ad"'],
    ['lone \ud800 surrogate', '"lone \ufffd surrogate"'],
    ['pair 🚀 grüße', '"pair 🚀 grüße"'],
  ])('%j stays a literal', (value, expected) => {
    expect(hcl(value)).toBe(expected);
  });
});

describe('objects and lists', () => {
  test('equals signs are aligned across adjacent lines, but not across a multi-line value', () => {
    const text = hclArguments({ a: 1, longer: true, block: { x: 'y' }, b: null, bb: [1, 2] }, 1);

    expect(text).toBe(
      ['  a      = 1', '  longer = true', '  block = {', '    x = "y"', '  }', '  b  = null', '  bb = [1, 2]'].join(
        '\n',
      ),
    );
  });

  test('keys that HCL would parse differently are quoted', () => {
    const text = hcl({ for: 1, 'a b': 2, 'with-hyphen': 3, '${x}': 4, '1st': 5 });

    expect(text.split('\n').map((line) => line.trim().split(' = ')[0]!.trim())).toEqual([
      '{',
      '"for"',
      '"a b"',
      'with-hyphen',
      '"$${x}"',
      '"1st"',
      '}',
    ]);
  });

  test('a list has several lines if it is long or contains a multi-line item', () => {
    expect(hcl(['a', 'b'])).toBe('["a", "b"]');
    expect(hcl(['x'.repeat(80)])).toBe(`[\n  "${'x'.repeat(80)}",\n]`);
    expect(hcl([{ a: 1 }, {}])).toBe('[\n  {\n    a = 1\n  },\n  {},\n]');
  });

  test('an expression is rendered unchanged', () => {
    expect(hcl({ ids: [new Expression('local.id')] })).toBe('{\n  ids = [local.id]\n}');
  });
});

test('a name that is not an identifier throws an error', () => {
  expect(() => identifier('a" {}')).toThrow('Not an HCL identifier: "a\\" {}"');
  expect(() => hclArguments({ 'a b': 1 })).toThrow('Not an HCL identifier');
});
