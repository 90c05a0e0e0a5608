import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimedBlocks } from '../docs/executed-blocks';

const PAGE = join(__dirname, '../../docs/cookbook.md');

/** A recipe of docs/cookbook.md. */
export interface Recipe {
  readonly title: string;
  /** The text of its `ecs-pipeline.yaml`. */
  readonly config: string;
  /** Files that the reader adds to the generated ones, by path in the repository. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

/** All recipes: the sections with a config, in order. */
export function readRecipes(): Recipe[] {
  return readFileSync(PAGE, 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const title = section.split('\n')[0]!;
      const [config, ...others] = configs.all(`### ${title}`);
      if (config === undefined || others.length > 0) throw new Error(`${title}: a recipe has one block of YAML`);
      return { title, config, files: files.all(`### ${title}`).map((content) => fileOf(title, content)) };
    });
}

function blocksOf(section: string, language: string): string[] {
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block!);
}

/** The first line of a block has its path. */
function fileOf(title: string, content: string): Recipe['files'][number] {
  const path = /^# (\S+\.tf)\n/.exec(content)?.[1];
  if (!path) throw new Error(`${title}: the first line of HCL is a comment with the path of the file`);
  return { path, content };
}
