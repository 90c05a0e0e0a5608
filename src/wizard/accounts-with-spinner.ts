import { awsProfiles, identify } from '../aws-accounts';
import { AccountSource } from '../interview';
import { loadSpinner } from '../vendor/spinner';

/** The AWS profiles of this machine; somebody who waits for AWS sees that. */
export async function accountsWithSpinner(): Promise<AccountSource> {
  const spinner = await loadSpinner();
  return {
    profiles: await awsProfiles(),
    identify: async (profile) => {
      const waiting = spinner({ text: `Asking AWS whose profile ${profile.name} is` }).start();
      try {
        return await identify(profile);
      } finally {
        waiting.stop();
      }
    },
  };
}
