// See yaml.ts.
export { Command, CommanderError, Option } from 'commander';
