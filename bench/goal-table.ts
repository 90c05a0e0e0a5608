import { SIZES } from './generation';
import type { Goal } from './goals';

/** Every goal. Only goals with a `known` reason are allowed to be missed. */
export const GOALS: readonly Goal[] = [
  {
    id: 'generation.rerun',
    most: 1.15,
    why: 'most runs have nothing to do, so people wait only for loading and checking',
    known: 'two-thirds is Node.js and projen; most of the rest is loading, which newer versions of Node.js cache',
  },
  ...SIZES.flatMap((size): Goal[] => [
    {
      id: `generation.${size}.time`,
      most: 1.3,
      why: 'rendering must cost little compared with writing the files',
      ...(size >= 10 && { known: 'it reads YAML, checks, and renders, while the files of the comparison are given' }),
    },
    { id: `generation.${size}.memory`, most: 1.5, why: 'a small CI runner must be sufficient' },
    {
      id: `generation.${size}.nothing`,
      most: 0.5,
      why: 'a run that writes nothing has less to do',
      known: 'every file is rendered in both cases, and writing is a small part of a run',
    },
  ]),
  ...['check', 'diff'].map(
    (command): Goal => ({
      id: `commands.${command}`,
      most: 1.5,
      why: 'most of the work does not depend on the accounts',
    }),
  ),
  ...['status', 'doctor'].map(
    (command): Goal => ({
      id: `commands.${command}`,
      most: 2,
      why: 'accounts are queried in parallel; one after another would take several times as long',
    }),
  ),
];
