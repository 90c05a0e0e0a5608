// See yaml.ts.
export { closest, distance } from 'fastest-levenshtein';
