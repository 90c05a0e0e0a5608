import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addService } from '../../src/yaml-edit/add-item';

const example = (name: string) => readFileSync(join(__dirname, `../../examples/${name}/ecs-pipeline.yaml`), 'utf8');

test('after the others, before the comment of the next key', () => {
  const text = example('everything').replace('\nterraform:', '\n# Where the state is\nterraform:');

  expect(addService(text, 'f', { name: 'mailer', containerPort: 8080, cpu: 512, memory: 1024 })).toBe(
    text.replace(
      '\n\n# Where the state is\n',
      '\n\n  - name: mailer\n    containerPort: 8080\n    cpu: 512\n    memory: 1024\n\n# Where the state is\n',
    ),
  );
});

test('at the end of the file', () => {
  expect(addService(example('minimal'), 'f', { name: 'worker' })).toBe(`${example('minimal')}  - name: worker\n`);
});

test('a duplicate name', () => {
  expect(() => addService(example('minimal'), 'ecs-pipeline.yaml', { name: 'web' })).toThrow(
    /^ecs-pipeline\.yaml with web has 1 problem:\nservices\[1\]\.name: /,
  );
});
