import { EcsPipelineConfig } from '../../src/config';
import { contentOf, Property, Repository } from './repository';

/** A root and the relevant blocks of its files. */
interface Root {
  readonly folder: string;
  /** The account of the root according to the config. */
  readonly accountId: string;
  readonly backend: string;
  readonly providers: readonly string[];
}

function rootsOf(repository: Repository): Root[] {
  const { environments, pipeline } = repository.config;
  const folders = [
    ...environments.map(({ accountId, name }) => [`environments/${name}`, accountId] as const),
    ['pipeline', pipeline.accountId] as const,
  ];
  return folders.map(([folder, accountId]) => ({
    folder,
    accountId,
    backend: blocks(contentOf(repository, `${folder}/terraform.tf`), 'backend "s3"')[0]!,
    providers: blocks(contentOf(repository, `${folder}/providers.tf`), 'provider "aws"'),
  }));
}

/** The contents of the blocks of a kind. A block ends with a brace at the indentation of its first line. */
function blocks(text: string, kind: string): string[] {
  return [...text.matchAll(new RegExp(`^( *)${kind} \\{\\n(.*?)^\\1\\}$`, 'gms'))].map(([, , body]) => body!);
}

/** The value of an argument, as it is written. */
function argument(text: string, name: string): string | undefined {
  return new RegExp(`^ *${name} += (.+)$`, 'm').exec(text)?.[1];
}

export const ownStates: Property = {
  title: 'no two roots share a state or its lock, and the state is in the pipeline account',
  problemsOf: (repository) => {
    const roots = rootsOf(repository);
    const keys = roots.map(({ backend }) => argument(backend, 'key'));
    const account = JSON.stringify([repository.config.pipeline.accountId]);
    return roots.flatMap(({ backend, folder }, index) => {
      const key = keys[index];
      const others = keys.filter(
        (other, at) => at !== index && (other === key || `${JSON.parse(other!)}.tflock` === key),
      );
      return [
        ...(key === undefined || others.length > 0 ? [`${folder}: the state ${key} is not its own`] : []),
        ...(argument(backend, 'use_lockfile') === 'true' ? [] : [`${folder}: no lock`]),
        ...(argument(backend, 'encrypt') === 'true' ? [] : [`${folder}: not encrypted`]),
        ...(argument(backend, 'allowed_account_ids') === account ? [] : [`${folder}: a state in another account`]),
      ];
    });
  },
};

export const ownAccounts: Property = {
  title: 'every provider of a root is limited to the account and the Regions of that root',
  problemsOf: (repository) =>
    rootsOf(repository).flatMap(({ accountId, folder, providers }) => {
      const wanted = regionsOf(repository.config, folder);
      const regions = providers.map((provider) => JSON.parse(argument(provider, 'region')!) as string);
      return [
        ...providers
          .filter((provider) => argument(provider, 'allowed_account_ids') !== JSON.stringify([accountId]))
          .map((provider) => `${folder}: not in account ${accountId}:\n${provider}`),
        ...(regions[0] === wanted[0] && sameItems(regions, wanted)
          ? []
          : [`${folder}: providers of ${regions.join()}, wanted ${wanted.join()}`]),
      ];
    }),
};

/** The first Region is that of the default provider. */
function regionsOf({ environments, pipeline, region }: EcsPipelineConfig, folder: string): string[] {
  const all = environments.map((environment) => environment.region ?? region);
  const index = environments.findIndex(({ name }) => folder === `environments/${name}`);
  return index === -1 ? [...new Set([pipeline.region ?? region, ...all])] : [all[index]!];
}

function sameItems(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}
