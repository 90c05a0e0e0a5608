import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, read, repositoryFiles } from './repository';

const settings = Object.fromEntries(
  [...read('.editorconfig').matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value]) => [key!, value!]),
);

test('.editorconfig agrees with Biome', () => {
  const { formatter } = JSON.parse(read('biome.jsonc').replace(/^\/\/.*\n/, ''));

  expect(settings).toMatchObject({
    end_of_line: formatter.lineEnding ?? 'lf',
    indent_size: String(formatter.indentWidth ?? 2),
    indent_style: formatter.indentStyle,
    max_line_length: String(formatter.lineWidth),
    root: 'true',
  });
});

test('every file follows .editorconfig', async () => {
  const violations = (await repositoryFiles()).flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    // projen ends a .gitattributes without a line feed.
    const isCut = text !== '' && !text.endsWith('\n') && !file.endsWith('.gitattributes');
    return [
      ...(text.includes('\r') ? [`${file}: has a carriage return`] : []),
      ...(text.includes('\t') ? [`${file}: has a tab`] : []),
      ...(/ $/m.test(text) ? [`${file}: has a space at the end of a line`] : []),
      ...(text.includes('\uFFFD') ? [`${file}: is not UTF-8`] : []),
      ...(isCut ? [`${file}: does not end with a line feed`] : []),
    ];
  });

  expect(violations).toEqual([]);
});
