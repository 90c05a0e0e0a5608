import { Document, isCollection, isScalar, visit } from '../vendor/yaml';
import { draftOf } from './draft';
import { Answers } from './question';

const SCHEMA = '# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json\n';

/** What stands behind a key, or behind the value of one. */
const COMMENTS: Readonly<Record<string, string>> = {
  name: 'prefix of everything that is created',
  pipeline: 'the account that holds registry, pipelines and Terraform state',
  environments: 'in promotion order',
  roleName: 'assumed in every account',
};

/** The answers as the text of `ecs-pipeline.yaml`: the beginning of a file that is the user's from then on. */
export function answersToYaml(answers: Answers): string {
  const document = new Document(draftOf(answers));
  visit(document, {
    Pair(_, { key, value }, path) {
      if (!isScalar(key)) return;
      const name = String(key.value);
      const isTop = path.length === 2;
      if (isTop && isCollection(value)) key.spaceBefore = true;
      if ((isTop || name === 'roleName') && isScalar(value) && COMMENTS[name]) value.comment = ` ${COMMENTS[name]}`;
      if ((name === 'notify' || name === 'approvers') && isCollection(value)) value.flow = true;
    },
  });
  const text = document.toString({ flowCollectionPadding: false, lineWidth: 0 });
  // The library moves a comment between a key and its map to a line of its own.
  return SCHEMA + text.replace(/^(pipeline|environments):$/gm, (line, key) => `${line} # ${COMMENTS[key]}`);
}
