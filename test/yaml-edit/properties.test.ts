import fc from 'fast-check';
import { EcsPipelineConfig, EnvironmentConfig, ServiceConfig } from '../../src/config';
import { checkConfig } from '../../src/reading/check-config';
import { parseConfig } from '../../src/reading/parse-config';
import { Document, isCollection, Node, visit } from '../../src/vendor/yaml';
import { addEnvironment, addService } from '../../src/yaml-edit/add-item';
import { accountId, hostileText, instructions } from '../config/arbitrary-values';
import { validConfig } from '../config/whole-config-arbitrary';

const RUNS = { numRuns: 10 };

/** A config as a person could have written it. */
const written = fc
  .record({
    config: validConfig.map(withServiceEverywhere),
    style: fc.record({
      collectionStyle: fc.constantFrom('any', 'any', 'flow'),
      flowCollectionPadding: fc.boolean(),
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 80),
      singleQuote: fc.boolean(),
    }),
    hasItemsInBraces: fc.boolean(),
    remarks: fc.array(fc.constantFrom('', '', '', '', 'above', 'behind', 'blank'), { minLength: 20, maxLength: 40 }),
    eol: fc.constantFrom('\n', '\r\n'),
    hasFinalNewline: fc.boolean(),
  })
  .map(({ config, eol, hasFinalNewline, hasItemsInBraces, remarks, style }) => {
    const document = new Document(config, { aliasDuplicateObjects: false });
    if (hasItemsInBraces) {
      for (const item of (document.get('environments') as { items: Node[] }).items)
        (item as { flow?: boolean }).flow = true;
    }
    remark(document, remarks);
    const text = document.toString(style as object).trimEnd();
    return { config, text: `${text}${hasFinalNewline ? '\n' : ''}`.replace(/\r?\n/g, eol) };
  })
  // The library can read some comments that it cannot write.
  .filter(({ config, text }) => isWrittenAs(text, config));

/** Only one service runs in an added environment, because the others can refer to resources in their accounts. */
function withServiceEverywhere(config: EcsPipelineConfig): EcsPipelineConfig {
  const names = config.environments.map(({ name }) => name);
  const services = config.services.map((service) => ({ environments: names, ...service }));
  return { ...config, services: [...services, { name: 'everywhere' }] };
}

/** Adds comments and blank lines in many places. */
function remark(document: Document, remarks: readonly string[]): void {
  let at = 0;
  visit(document, {
    Node: (key, node) => {
      if (key === null || node.range) return;
      const kind = remarks[at++ % remarks.length];
      if (kind === 'above' && key !== 'value') node.commentBefore = ` above ${at}: "it" {,] - a`;
      if (kind === 'behind' && !isCollection(node)) node.comment = ` behind ${at}`;
      if (kind === 'blank' && key !== 'value') node.spaceBefore = true;
    },
  });
}

function isWrittenAs(text: string, config: EcsPipelineConfig): boolean {
  try {
    expect(parseConfig(text, 'f')).toEqual(config);
    return true;
  } catch {
    return false;
  }
}

/** Whether the only change is text that was inserted in one place, and possibly a comma before it. */
function isInsertion(text: string, edited: string): boolean {
  const start = [...Array(text.length).keys()].find((at) => text[at] !== edited[at]) ?? text.length;
  const rest = text.slice(start);
  return edited.endsWith(rest) || (edited[start] === ',' && isInsertion(rest, edited.slice(start + 1)));
}

const newEnvironment: fc.Arbitrary<EnvironmentConfig> = fc.record(
  {
    name: fc.constant('added'),
    accountId,
    approval: fc.record({ notify: fc.uniqueArray(fc.constant('a@example.com')), instructions }, { requiredKeys: [] }),
  },
  { requiredKeys: ['name', 'accountId'] },
);

test('an environment is added at its position, and the rest stays the same byte for byte', () => {
  fc.assert(
    fc.property(written, newEnvironment, fc.nat(), fc.boolean(), ({ config, text }, added, seed, isBefore) => {
      const at = seed % config.environments.length;
      const neighbor = config.environments[at]!.name;
      const expected = [...config.environments];
      expected.splice(isBefore ? at : at + 1, 0, added);
      fc.pre(checkConfig({ ...config, environments: expected }).length === 0);

      const edited = addEnvironment(text, 'f', added, isBefore ? { before: neighbor } : { after: neighbor });

      expect(parseConfig(edited, 'f')).toEqual({ ...config, environments: expected });
      expect(isInsertion(text, edited)).toBe(true);
      expect(edited).toMatch(new RegExp(`accountId: (["'])${added.accountId}\\1`));
      expect(edited.replaceAll('\r\n', '').includes('\r')).toBe(false);
    }),
    RUNS,
  );
});

test('a service is added at the end, and the rest stays the same byte for byte', () => {
  const service: fc.Arbitrary<ServiceConfig> = fc.record(
    { name: fc.constant('added'), containerPort: fc.integer({ min: 1, max: 65535 }), command: fc.array(hostileText) },
    { requiredKeys: ['name'] },
  );
  fc.assert(
    fc.property(written, service, ({ config, text }, added) => {
      const expected = { ...config, services: [...config.services, added] };
      fc.pre(checkConfig(expected).length === 0);

      const edited = addService(text, 'f', added);

      expect(parseConfig(edited, 'f')).toEqual(expected);
      expect(isInsertion(text, edited)).toBe(true);
    }),
    RUNS,
  );
});
