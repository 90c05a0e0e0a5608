import { linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

test.each(['con', 'nul', 'aux', 'prn', 'com1', 'lpt9'])('%s names no folder on Windows', (name) => {
  const rest = `: the name of a device on Windows, which has no files and folders of that name, got "${name}"; use another name`;

  expect(linesOf(minimalConfig({ environments: [minimalEnvironment(name)], services: [{ name }] }))).toEqual([
    `environments[0].name${rest}`,
    `services[0].name${rest}`,
  ]);
});

test.each(['console', 'com', 'com10', 'nul-1'])('%s does', (name) => {
  expect(linesOf(minimalConfig({ environments: [minimalEnvironment(name)], services: [{ name }] }))).toEqual([]);
});
