import { inlineSettings, isSetting } from './inline-settings';
import { generatedPages, pages } from './pages';

test.each([...pages(), ...generatedPages()])('%s: every setting in the text is valid', (path) => {
  expect(inlineSettings(path).filter((setting) => !isSetting(setting))).toEqual([]);
});

test.each([
  ['approval: true', true],
  ['approval: [{ name: qa }, { name: release }]', true],
  ['approval: [{ nme: qa }]', false],
  ['aproval: true', false],
  ['min: 0', true],
  ['min: many', false],
])('%s: %s', (setting, expected) => {
  expect(isSetting(setting)).toBe(expected);
});
