import { AwsProfile } from '../interview/prompt';

/** The profiles of the shared AWS config files, none where there are no such files. They are not checked. */
export async function awsProfiles(): Promise<AwsProfile[]> {
  const { loadSharedConfigFiles } = await import('../vendor/aws.js');
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  return [...names]
    .filter((name) => !/^(sso-session|services)\./.test(name))
    .map((name) => ({ name, region: configFile[name]?.region ?? credentialsFile[name]?.region }));
}
