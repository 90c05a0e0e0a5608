import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith } from '../tools';
import { diagramFaults } from './diagram-faults';
import { Diagram, measureDiagrams } from './measure-diagrams';

const DOCS = join(__dirname, '../../docs');

const DIAGRAMS = readdirSync(DOCS)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) =>
    [...readFileSync(join(DOCS, name), 'utf8').matchAll(/^```mermaid\n(.*?)^```$/gms)].flatMap(([, source]) =>
      (['default', 'dark'] as const).map((theme): [string, Diagram] => [
        `${name}, ${theme}`,
        { source: source!, theme },
      ]),
    ),
  );

describeWith(['chromium'], 'the diagrams of the docs', () => {
  test('are readable', async () => {
    const measured = await measureDiagrams(DIAGRAMS.map(([, diagram]) => diagram));

    const faults = measured.map((diagram, index) => [DIAGRAMS[index]![0], diagramFaults(diagram)]);
    expect(faults.length).toBeGreaterThan(1);
    expect(faults.filter(([, found]) => found!.length > 0)).toEqual([]);
  });
});
