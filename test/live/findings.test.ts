import { Findings, NotChecked, Refuted, type Status } from './findings';
import { ITEMS } from './items';
import { renderReport, reportFile } from './report';

const fail = (error: Error) => () => {
  throw error;
};
const statusOf = (findings: Findings, id: string): Status =>
  findings.all().find((finding) => finding.id === id)!.status;

test('a passing check proves its item on AWS, and nothing on the emulator', async () => {
  for (const [isEmulated, status] of [
    [false, 'proven'],
    [true, 'emulated'],
  ] as const) {
    const findings = new Findings({ isEmulated });
    await findings.check('destroy', () => 'nothing is left');
    expect(statusOf(findings, 'destroy')).toBe(status);
  }
});

test('the run continues after an item that is refuted or cannot be checked', async () => {
  const findings = new Findings({ isEmulated: false });
  await findings.check('destroy', fail(new Refuted('a stack is left')));
  await findings.check('image-pull', fail(new NotChecked('no tasks')));
  expect(findings.all().filter(({ evidence }) => ['a stack is left', 'no tasks'].includes(evidence))).toEqual([
    expect.objectContaining({ id: 'destroy', status: 'refuted' }),
    expect.objectContaining({ id: 'image-pull', status: 'not checked' }),
  ]);
});

test('an unexpected error ends the run, and refutes nothing', async () => {
  const findings = new Findings({ isEmulated: false });
  await expect(findings.check('destroy', fail(new Error('no network')))).rejects.toThrow('no network');
  expect(statusOf(findings, 'destroy')).toBe('not checked');
});

test('an interrupt ends the run: a check that passed is kept, and a failure refutes nothing', async () => {
  const signal = AbortSignal.abort(new Error('interrupted'));
  const findings = new Findings({ isEmulated: false, signal });
  await expect(findings.check('destroy', () => 'nothing is left')).rejects.toThrow('interrupted');
  await expect(findings.check('record', fail(new Refuted('terraform was interrupted')))).rejects.toThrow('interrupted');
  expect(['destroy', 'record'].map((id) => statusOf(findings, id))).toEqual(['proven', 'not checked']);
});

test('the run stops if an item that it depends on does not hold', async () => {
  const findings = new Findings({ isEmulated: false });
  await findings.check('destroy', () => 'yes');
  await findings.check('record', fail(new Refuted('no')));
  expect(() => findings.mustHold('destroy')).not.toThrow();
  expect(() => findings.mustHold('destroy', 'record', 'image-pull')).toThrow('without record, image-pull');
});

test("the error in Terraform's output is the evidence", async () => {
  const findings = new Findings({ isEmulated: false });
  await findings.check(
    'destroy',
    fail(new Refuted('terraform destroy\nin /tmp: exit code 1\n│ Error: it is in use\n│ more')),
  );
  expect(findings.all().map(({ evidence }) => evidence)).toContain('Error: it is in use');
});

test('the report lists every item of the page, and gives the reason if an item was not checked', () => {
  const items = new Findings({ isEmulated: false }).all('the run ended first');
  expect(items.map(({ id }) => id)).toEqual(ITEMS.map(({ id }) => id));
  const report = renderReport(items);
  expect(report).toContain(`Not checked (${ITEMS.length} of ${ITEMS.length})`);
  expect(report).toContain('- destroy: the run ended first\n');
  expect(report).toContain('- github-ids: by hand: the check needs a GitHub repository\n');
  expect(JSON.parse(reportFile(items, { isEmulated: false })).items).toHaveLength(ITEMS.length);
});

test('the report starts with the refuted items', async () => {
  const findings = new Findings({ isEmulated: false });
  await findings.check('destroy', () => 'yes');
  await findings.check('record', fail(new Refuted('no')));
  expect(renderReport(findings.all())).toMatch(
    /^Refuted \(1 of \d+\)\n {2}✗ record: no\n\nProven \(1 of \d+\)\n {2}✓ destroy: yes\n/,
  );
});
