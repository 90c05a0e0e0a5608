import { blocksOfPages, generatedPages, pages } from '../docs/pages';
import { describeWith } from '../tools';
import { diagramFaults } from './diagram-faults';
import { type Diagram, measureDiagrams } from './measure-diagrams';

describeWith(['chromium'], 'the diagrams in the pages', () => {
  test('can be drawn, and are readable', async () => {
    const sources = blocksOfPages([...pages(), ...generatedPages()], 'mermaid').map(({ code }) => code);
    const diagrams = sources.flatMap((source) => [
      { source, theme: 'default' } satisfies Diagram,
      { source, theme: 'dark' } satisfies Diagram,
    ]);

    expect(diagrams.length).toBeGreaterThan(0);
    expect((await measureDiagrams(diagrams)).flatMap(diagramFaults)).toEqual([]);
  });
});
