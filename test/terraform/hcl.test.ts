import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { HclValue, hclArguments } from '../../src/render/hcl';
import { HOSTILE } from '../hostile/hostile-strings';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';

/** Strings with characters that end, open or escape something in HCL, among any others. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('${', '%{', '$', '%', '{', '}', '"', '\\', '\n', '\r', '\t', '#', '//', '/*', '<<EOT', 'é', '🚀'),
    )
    .map((pieces) => pieces.join('')),
);

const value: fc.Arbitrary<HclValue> = fc.letrec<{ value: HclValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    hostile,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(hostile, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describeWith(['terraform'], 'rendered values in Terraform', () => {
  const samples = fc.sample(value, { numRuns: 300, seed: 1 });
  const everything = {
    samples,
    hostile: Object.values(HOSTILE),
    names: Object.fromEntries(Object.entries(HOSTILE).map(([name, text]) => [text, name])),
  };
  const source = `output "values" {\n${hclArguments({ value: everything }, 1)}\n}\n`;

  test('no string escapes its literal: Terraform reads back what was rendered', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'main.tf'), source);
    const options = { cwd: folder, env: terraformEnvironment() };

    await run('terraform', ['init'], options);
    await run('terraform', ['plan', '-out=plan'], options);
    const { stdout } = await run('terraform', ['show', '-json', 'plan'], options);

    // Terraform normalizes strings to NFC, including keys, and supports no unpaired surrogates.
    expect(JSON.parse(stdout).planned_values.outputs.values.value).toEqual(
      JSON.parse(JSON.stringify(everything).replaceAll('\\ud800', '\ufffd').normalize('NFC')),
    );
  });

  test('the layout is the same as that of terraform fmt', async () => {
    const { stdout } = await run('terraform', ['fmt', '-'], { input: source, env: terraformEnvironment() });

    expect(stdout).toBe(source);
  });
});
