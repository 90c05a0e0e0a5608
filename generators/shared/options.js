import { flagsOf } from 'ecs-pipeline/generator';

const TYPES = {
  boolean: Boolean,
  text: String,
  list: (value) => [value].flat().map(String),
};

/**
 * Declares the flags of a conversation as options.
 *
 * @param {import('yeoman-generator').default} generator
 * @param {'product' | 'environment' | 'service'} subject
 */
export function declareFlags(generator, subject) {
  for (const { default: usual, help, name, type } of flagsOf(subject)) {
    // Yeoman would treat an explicit default of undefined as a default.
    const option = { type: TYPES[type], description: help, ...(usual === undefined ? {} : { default: usual }) };
    generator.option(name, option);
  }
}

/**
 * The flags that were passed.
 *
 * @param {import('yeoman-generator').default} generator
 * @param {'product' | 'environment' | 'service'} subject
 */
export function givenFlags({ options }, subject) {
  return Object.fromEntries(flagsOf(subject).map(({ name }) => [name, options[name]]));
}
