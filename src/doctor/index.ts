export { Accounts } from './accounts';
export { planChecks } from './plan-checks';
export { profilesOf } from './profiles';
export { hasProblems, reportJson, reportTable } from './report';
export { runChecks } from './run-checks';
