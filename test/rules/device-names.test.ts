import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

test.each(['con', 'nul', 'aux', 'prn', 'com1', 'lpt9'])('%s cannot be the name of a folder on Windows', (name) => {
  const rest = `: a Windows device name, which no folder can have, got "${name}"; use a name other than con, prn, aux, nul, com0 to com9 and lpt0 to lpt9`;

  expect(linesOf(minimalConfig({ environments: [minimalEnvironment(name)], services: [{ name }] }))).toEqual([
    `environments[0].name${rest}`,
    `services[0].name${rest}`,
  ]);
});

test.each(['console', 'com', 'com10', 'nul-1'])('%s can', (name) => {
  expect(linesOf(minimalConfig({ environments: [minimalEnvironment(name)], services: [{ name }] }))).toEqual([]);
});
