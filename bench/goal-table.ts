import { SIZES } from './generation';
import type { Goal } from './goals';

/** Every goal. What is missed with a reason that is known gets a `known`; no other goal may be missed. */
export const GOALS: readonly Goal[] = [
  {
    id: 'generation.rerun',
    most: 1.15,
    why: 'most runs have nothing to do: people wait for what they load and look at',
    known: 'two thirds are Node.js and projen; of the rest the most is loading, which newer Node.js caches',
  },
  ...SIZES.flatMap((size): Goal[] => [
    {
      id: `generation.${size}.time`,
      most: 1.3,
      why: 'rendering must cost little beside writing the files',
      ...(size >= 10 && { known: 'reading YAML, checks and rendering; the files that it is compared with are given' }),
    },
    { id: `generation.${size}.memory`, most: 1.5, why: 'a small CI runner must be enough' },
    {
      id: `generation.${size}.nothing`,
      most: 0.5,
      why: 'a run that writes nothing has less to do',
      known: 'what every file should be is worked out either way, and writing takes little of a run',
    },
  ]),
  ...['check', 'diff'].map(
    (command): Goal => ({ id: `commands.${command}`, most: 1.5, why: 'most of it is the same for one account' }),
  ),
  ...['status', 'doctor'].map(
    (command): Goal => ({
      id: `commands.${command}`,
      most: 2,
      why: 'accounts are asked at the same time; one after the other would take several times as long',
    }),
  ),
];
