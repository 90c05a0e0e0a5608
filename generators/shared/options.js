/** A flag that can be given several times. @param {unknown} value */
export const several = (value) => [value].flat().map(String);

/** Flags of every generator. */
export const COMMON_OPTIONS = {
  aws: {
    type: Boolean,
    default: true,
    description: 'Look accounts up with the AWS profiles of this machine; --no-aws: account ids are typed',
  },
  yes: {
    type: Boolean,
    default: false,
    description: 'Take the default of every question that has one, and ask no more',
  },
};

/**
 * @param {import('yeoman-generator').default} generator
 * @param {Record<string, object>} options
 */
export function declare(generator, options) {
  for (const [name, option] of Object.entries({ ...options, ...COMMON_OPTIONS })) generator.option(name, option);
}

/** Without what was not given. @param {Record<string, string | undefined>} answers */
export function given(answers) {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
}
