import { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { MermaidShape, mermaidNode } from '../../src/render/mermaid';
import { pipelineDiagram } from '../../src/render/pipeline-diagram';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';
import { exampleConfig } from '../e2e/repository';
import { describeWith } from '../tools';
import { diagramFaults } from './diagram-faults';
import { Diagram, MeasuredDiagram, measureDiagrams } from './measure-diagrams';
import { sizedConfig } from './sized-config';

const SIZES = [1, 3, 8].flatMap((environments) => [1, 5, 40].map((services) => [environments, services] as const));

const CONFIGS: [string, EcsPipelineConfig][] = [
  ...SIZES.map(([environments, services]): [string, EcsPipelineConfig] => [
    `${environments} environments and ${services} services`,
    sizedConfig(environments, services),
  ]),
  ...['everything', 'minimal', 'three-accounts'].map((name): [string, EcsPipelineConfig] => [
    name,
    exampleConfig(name),
  ]),
  [
    'environments that share accounts, including the pipeline account',
    minimalConfig({
      environments: [
        minimalEnvironment('dev', { accountId: '111111111111' }),
        minimalEnvironment('test'),
        minimalEnvironment('staging', { approval: true }),
        minimalEnvironment('production', { accountId: '333333333333', approval: true }),
      ],
    }),
  ],
  ['long names', longNames()],
];

/** Unreadable diagrams, with their faults. */
const BAD: [string, string, string][] = [
  [
    'a title that a box covers',
    '%%{init: {"flowchart": {"rankSpacing": 10}}}%%\ntwo --> out',
    'covered: Title and One',
  ],
  ['a title that an arrow crosses', 'zero --> one', 'crossed: Title'],
  ['letters as dark as their box', 'style one fill:#333,color:#444', 'pale: One'],
  ['more boxes beside each other than a page is wide', wide(), 'too wide: '],
];

const ODD = 'a "quotation", `code`, **bold**, #35; &amp; <b>tag</b> <script> {} [] () %% ; | \\ _a_ é 漢 end';

const THEMES = ['default', 'dark'] as const;

describeWith(['chromium'], 'the diagram of the promotion path', () => {
  let good: MeasuredDiagram[];
  let bad: MeasuredDiagram[];
  let odd: MeasuredDiagram;

  beforeAll(async () => {
    const drawn = CONFIGS.flatMap(([, config]): Diagram[] => {
      const source = pipelineDiagram(resolveModel(config));
      return THEMES.map((theme) => ({ source, theme }));
    });
    const all = await measureDiagrams([
      { source: `flowchart TB\n${mermaidNode('a', MermaidShape.HEXAGON, ODD, [ODD])}`, theme: 'default' },
      ...BAD.map(([, line]): Diagram => ({ source: badDiagram(line), theme: 'default' })),
      ...drawn,
    ]);
    odd = all[0]!;
    bad = all.slice(1, 1 + BAD.length);
    good = all.slice(1 + BAD.length);
  }, 120_000);

  test.each(CONFIGS.map(([title], index) => [title, index] as const))('is readable with %s', (_, index) => {
    expect(good.slice(index * 2, index * 2 + 2).map(diagramFaults)).toEqual([[], []]);
  });

  test.each(BAD.map(([title, , fault], index) => [title, index, fault] as const))('finds %s', (_, index, fault) => {
    expect(diagramFaults(bad[index]!)).toContainEqual(expect.stringContaining(fault));
  });

  test('shows every character as it is', () => {
    expect(odd.nodes.map(({ name }) => name)).toEqual([`${ODD}${ODD}`]);
  });
});

/** With names of about the maximum length in AWS. */
function longNames(): EcsPipelineConfig {
  const approvers = ['a', 'b', 'c', 'd', 'e'].map((name) => `arn:aws:iam::111111111111:role/${name.repeat(64)}`);
  return minimalConfig({
    environments: [
      minimalEnvironment('development-of-features'),
      minimalEnvironment('production-of-everything', { approval: { approvers } }),
    ],
    services: [{ name: 'notifications', image: { repositoryName: `teams/${'notifications-'.repeat(15)}service` } }],
  });
}

function wide(): string {
  return Array.from({ length: 9 }, (_, index) => `two --> wide${index}["A box of some width"]`).join('\n');
}

function badDiagram(line: string): string {
  return ['flowchart TB', 'subgraph box["Title"]', 'one["One"] --> two["Two"]', 'end', line].join('\n');
}
