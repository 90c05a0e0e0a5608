import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';
import { shortDiff } from './diff';
import { MANIFEST } from './manifest';
import { Conflict } from './plan-sync';

/** Files that a run would overwrite or remove although somebody changed or made them: which, how, and the ways out. */
export class ConflictError extends UserError {
  /**
   * @param conflicts - at least one
   * @param repository - whether it was generated before, and has the manifest, without which every file is the user's
   */
  constructor(
    conflicts: readonly Conflict[],
    { hasManifest, isGenerated }: { hasManifest: boolean; isGenerated: boolean },
  ) {
    super(
      [
        'Nothing was written. A run would overwrite what is not its own:',
        ...conflicts.map((conflict) => `\n  ${conflict.path}: ${WHAT[conflict.kind]}${changes(conflict)}`),
        ...(isGenerated && !hasManifest ? [`\n${NO_MANIFEST}`] : []),
        '',
        ...(isGenerated ? waysOut(conflicts) : FIRST_RUN),
      ].join('\n'),
    );
  }
}

const WHAT: { readonly [kind in Conflict['kind']]: string } = {
  edited: 'edited since the last run',
  'in the way': 'not written by a run, and a managed file goes there',
  'not a file': 'a folder or a symbolic link, or on the way to the file there is a link; a managed file goes there',
};

const NO_MANIFEST = `${MANIFEST} is missing, so no run knows which of these files are its own. Restore it first: git checkout -- ${MANIFEST}`;

/** Nothing is generated yet, so that no command and no file of this package is there to turn to. */
const FIRST_RUN = [
  'Move or rename these files, and run the same command again. What you want to keep of them:',
  '- .gitignore: project.gitignore.exclude(…) in .projenrc.js, before you add any file to Git',
  '- a Terraform file: under another name, beside the managed ones',
];

function changes({ current, kind, wanted }: Conflict): string {
  if (kind === 'not a file') return '';
  if (wanted === undefined) return ', and it is no longer part of the config';
  // Against what would be written: what stands there is what would be lost.
  return `\n${escapeLines(shortDiff(wanted, current))}`;
}

function escapeLines(text: string): string {
  return text.split('\n').map(escapeControls).join('\n');
}

function waysOut(conflicts: readonly Conflict[]): string[] {
  const edited = conflicts.filter(({ kind }) => kind === 'edited');
  const inTheWay = conflicts.filter(({ kind }) => kind === 'in the way');
  const discardable = [...edited, ...inTheWay].map(({ path }) => path);
  return [
    ...[...new Set(edited.map(({ path }) => keep(path)))],
    ...(inTheWay.length > 0 ? ['To keep a file that is in the way: rename or move it.'] : []),
    ...(discardable.length > 0
      ? [`To discard what is in these files: npx ecs-pipeline discard ${discardable.map(quoted).join(' ')}`]
      : []),
  ];
}

function keep(path: string): string {
  if (path === '.gitignore') return 'To keep a line of .gitignore: project.gitignore.exclude(…) in .projenrc.js.';
  if (path === '.gitattributes')
    return 'To keep a line of .gitattributes: project.gitattributes.addAttributes(…) in .projenrc.js.';
  if (/^(environments\/[^/]+|pipeline)\//.test(path)) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    return `To keep a change in ${folder}/: say it in ecs-pipeline.yaml, or in a file of yours there, ${folder}/*_override.tf, which Terraform merges over the managed ones.`;
  }
  if (path.startsWith('modules/'))
    return 'To keep a change in modules/: copy the module to a folder of yours, and set its source in an override file of the root, such as environments/dev/service_override.tf.';
  return `To keep a change in ${path}: move it to a file of yours.`;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
