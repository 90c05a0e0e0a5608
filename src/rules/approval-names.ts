import { approvalsOf } from '../config/environment-approvals';
import { Problem } from '../config/problem';
import { Rule } from './rule';

/** The name of the parameter of a hold, beside those of the agreements: policies tell them apart by it. */
const RESERVED = 'hold';

/** Lists of approvals in which one has no name, or one that means something else, or which are empty. */
export const approvalNames: Rule = ({ environments }) =>
  environments.flatMap((environment, index): Problem[] => {
    const approvals = approvalsOf(environment);
    const at = (path: readonly (string | number)[]) => ['environments', index, ...path];
    if (Array.isArray(environment.approval) && approvals.length === 0) {
      return [{ path: at(['approval']), message: 'an empty list', fix: 'add an approval, or remove the key' }];
    }
    return approvals.flatMap(({ approval: { name }, path }): Problem[] => {
      if (name === undefined && approvals.length > 1) {
        const fix = 'add it: several approvals are told apart by their names';
        return [{ path: at([...path, 'name']), message: 'missing', fix }];
      }
      if (name !== RESERVED) return [];
      return [{ path: at([...path, 'name']), message: 'reserved for holds', value: name, fix: 'use another name' }];
    });
  });
