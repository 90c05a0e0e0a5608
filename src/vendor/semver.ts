// See yaml.ts. Only the needed parts of semver, because the whole package is several times as large.
import gt from 'semver/functions/gt';
import valid from 'semver/functions/valid';

export { gt, valid };
