import { ATTRIBUTES, Fact } from '../render/facts';
import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';
import { isConflictMarker } from './manifest';

/** Path of the record, next to the manifest. */
export const RECORD = '.projen/ecs-pipeline.record';

const LINE = /^(\S+) (\S+) (\S+) (.+)$/;

/**
 * What the last complete run described, so that the next one can detect what an apply would replace or destroy. One
 * fact per line, because Git can merge lines by keeping those of both sides; an attribute can then have the values of
 * both.
 */
export function formatRecord(facts: readonly Fact[]): string {
  const lines = facts.map(({ attribute, kind, subject, value }) => `${kind} ${subject} ${attribute} ${value}`);
  return [
    '# What the Terraform roots describe, so that the next run can warn about what an apply would replace or destroy.',
    '# Do not edit: run "npx projen".',
    ...[...new Set(lines)].sort(),
    '',
  ].join('\n');
}

/** @throws UserError on a merge conflict or an invalid line. */
export function parseRecord(text: string): Fact[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (isConflictMarker(line)) throw new UserError(`${RECORD}:${index + 1}: merge conflict; ${MERGE_FIX}`);
    if (line === '' || line.startsWith('#')) return [];
    const [, kind, subject, attribute, value] = LINE.exec(escapeControls(line)) ?? [];
    if (!kind || !subject || !attribute || !value)
      throw new UserError(`${RECORD}:${index + 1}: invalid line; ${RESTORE}`);
    const fact = { kind, subject, attribute, value };
    return isKnown(fact) ? [fact] : [];
  });
}

const MERGE_FIX = 'keep the lines of both sides, remove the conflict markers, then run npx projen';
const RESTORE = `restore the file: git checkout -- ${RECORD}`;

/** Another version of this package can record other facts. */
function isKnown(fact: { readonly [K in keyof Fact]: string }): fact is Fact {
  const known: { readonly [kind: string]: readonly string[] } = ATTRIBUTES;
  return Object.hasOwn(known, fact.kind) && known[fact.kind]!.includes(fact.attribute);
}
