import { shellCommands } from './shell-commands';

test.each([
  ['a --b c # not this', [['a', '--b', 'c']]],
  ['a && b | c; d\ne', [['a'], ['b'], ['c'], ['d'], ['e']]],
  ['a \\\n  --b', [['a', '--b']]],
  ['a "b c" \'d "e" f\' g="h i"', [['a', 'b c', 'd "e" f', 'g=h i']]],
  ['x=$(a "$b") y=1 c', [['a', '$b'], ['c']]],
  [
    'a "$(b c)"',
    [
      ['b', 'c'],
      ['a', '$(…)'],
    ],
  ],
  ['a $((1 + 2))', [['a', '$(…)']]],
  ['for a in b c; do\n  d "$a"\ndone', [['d', '$a']]],
  ["cat > a.tf <<'END'\nnot --this\nEND\nb", [['cat'], ['b']]],
  ['a >> b 2> c < d', [['a']]],
  ['a >/dev/null 2>&1; b', [['a'], ['b']]],
])('%j', (script, commands) => {
  expect(shellCommands(script)).toEqual(commands);
});
