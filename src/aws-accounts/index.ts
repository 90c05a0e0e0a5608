export { awsProfiles } from './aws-profiles';
export { identify } from './identify';
