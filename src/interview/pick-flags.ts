import { Flag } from './flags';
import { FlagValues } from './read-flags';

/** Converts options with names such as `accountId` to the values of flags such as `--account-id`. */
export function pickFlags(flags: readonly Flag[], options: FlagValues): FlagValues {
  const given = flags.flatMap(({ name }) => {
    const value = options[camelCase(name)];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** For example, `accountId` for `account-id`. */
export function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
