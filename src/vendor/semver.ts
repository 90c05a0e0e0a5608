// See yaml.ts. Of semver only what is needed: the whole is several times as large.
import gt from 'semver/functions/gt';
import valid from 'semver/functions/valid';

export { gt, valid };
