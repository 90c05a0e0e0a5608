import { approvalsOf } from '../config/environment-approvals';
import { Problem } from '../config/problem';
import { Rule } from './rule';

/** The last part of the name of a hold's parameter. Policies distinguish holds from agreements by it. */
const RESERVED = 'hold';

/** Empty lists of approvals, and approvals whose name is missing or reserved. */
export const approvalNames: Rule = ({ environments }) =>
  environments.flatMap((environment, index): Problem[] => {
    const approvals = approvalsOf(environment);
    const at = (path: readonly (string | number)[]) => ['environments', index, ...path];
    if (Array.isArray(environment.approval) && approvals.length === 0) {
      return [{ path: at(['approval']), message: 'empty list', fix: 'add an approval, or remove the key' }];
    }
    return approvals.flatMap(({ approval: { name }, path }): Problem[] => {
      if (name === undefined && approvals.length > 1) {
        const fix = 'add a name because several approvals of an environment are identified by name';
        return [{ path: at([...path, 'name']), message: 'missing', fix }];
      }
      if (name !== RESERVED) return [];
      return [{ path: at([...path, 'name']), message: 'reserved for holds', value: name, fix: 'use another name' }];
    });
  });
