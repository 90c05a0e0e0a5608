import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { approvalRoom, approvalText } from '../../src/rules/approval-text';

const MODULE_TESTS = join(__dirname, '../../templates/modules/pipeline/tests/options.tftest.hcl');

/** The run in the module's own tests that checks the text. */
const [run = ''] = /run "approval_with_defaults" .*?\n}\n/s.exec(readFileSync(MODULE_TESTS, 'utf8')) ?? [];

test('the text and the room in it are the same as in the pipeline module', () => {
  const [, lines = ''] = /CustomData = join\("\\n", (\[.*?\])\)/s.exec(run) ?? [];
  const [, room] = /\.room == (\d+)/.exec(run) ?? [];
  const text = approvalText({
    repository: 'shop/api',
    environment: 'production',
    previous: 'dev',
    accountId: '444444444444',
    region: 'eu-central-1',
    registry: '111111111111.dkr.ecr.eu-west-1.amazonaws.com',
  });

  expect(text.split('\n')).toEqual(JSON.parse(lines.replace(/,\s*\]$/, ']')));
  expect(approvalRoom(text)).toBe(Number(room));
});

test('with several approvals, the text shows which one it is, like in the module', () => {
  const [several = ''] = /run "several_approvals" .*?\n}\n/s.exec(readFileSync(MODULE_TESTS, 'utf8')) ?? [];
  const [, line] = /CustomData, "\\n(Approval: qa[^"\\]*)/.exec(several) ?? [];
  const text = approvalText({
    repository: 'shop/api',
    environment: 'production',
    accountId: '444444444444',
    region: 'eu-central-1',
    registry: '111111111111.dkr.ecr.eu-west-1.amazonaws.com',
    approval: 'qa',
    approvals: ['qa', 'owner'],
  });

  expect(text.split('\n').at(-1)).toBe(line);
});
