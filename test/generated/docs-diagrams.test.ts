import { blocksOfPages, generatedPages, pages } from '../docs/pages';
import { describeWith } from '../tools';
import { diagramFaults } from './diagram-faults';
import { Diagram, measureDiagrams } from './measure-diagrams';

const DIAGRAMS = blocksOfPages([...pages(), ...generatedPages()], 'mermaid').flatMap(({ code, line, path }) =>
  (['default', 'dark'] as const).map((theme): [string, Diagram] => [
    `${path}:${line}, ${theme}`,
    { source: code, theme },
  ]),
);

describeWith(['chromium'], 'the diagrams of the docs', () => {
  test('are readable', async () => {
    const measured = await measureDiagrams(DIAGRAMS.map(([, diagram]) => diagram));

    const faults = measured.map((diagram, index) => [DIAGRAMS[index]![0], diagramFaults(diagram)]);
    expect(faults.length).toBeGreaterThan(1);
    expect(faults.filter(([, found]) => found!.length > 0)).toEqual([]);
  });
});
