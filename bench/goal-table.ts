import { SIZES } from './generation';
import type { Goal } from './goals';

/** Every goal. What is missed with a reason that is known gets a `known`; no other goal may be missed. */
export const GOALS: readonly Goal[] = [
  {
    id: 'generation.rerun',
    most: 1.15,
    why: 'most runs have nothing to do, so that what they load and look at is what people wait for',
  },
  ...SIZES.flatMap((size): Goal[] => [
    { id: `generation.${size}.time`, most: 1.3, why: 'what is rendered must not cost more than that it is written' },
    { id: `generation.${size}.memory`, most: 1.5, why: 'a small runner in CI must do' },
    { id: `generation.${size}.nothing`, most: 0.5, why: 'a run that finds everything in sync has less to do' },
  ]),
  ...['check', 'diff', 'status', 'doctor'].map(
    (command): Goal => ({
      id: `commands.${command}`,
      most: 1.5,
      why: 'accounts are asked at the same time, and what a command loads is the same for one',
    }),
  ),
];
