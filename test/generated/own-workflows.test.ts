import { describeWith } from '../tools';
import { filesIn, read } from '../workflows/repository';
import { workflowFaults } from './workflow-faults';

describeWith(['shellcheck'], 'the workflows of this project', () => {
  test('pass the linters for generated workflows', async () => {
    const workflows = filesIn('.github/workflows').map((path) => ({ path, content: read(path) }));

    expect(await workflowFaults(workflows)).toEqual([]);
    expect(workflows).not.toEqual([]);
  });
});
