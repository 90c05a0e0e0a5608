import { Document, isCollection, isScalar, visit } from '../vendor/yaml';
import { productDraft } from './product-topic';
import { Answers, QuestionEntry } from './question';
import { QUESTIONS } from './question-table';

const SCHEMA = '# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json\n';

/** Comments after the keys of maps and lists. */
const COMMENTS: Readonly<Record<string, string>> = {
  pipeline: 'account of the registry, the pipelines and the Terraform state',
  environments: 'in promotion order',
};

/** The answers as the text of `ecs-pipeline.yaml`, which belongs to the user from then on. */
export function answersToYaml(answers: Answers): string {
  const document = new Document(productDraft(answers));
  for (const { comment, paths = [] } of QUESTIONS.product) {
    const node = document.getIn(paths[0] ?? [], true);
    if (comment !== undefined && isScalar(node)) node.comment = ` ${comment}`;
  }
  const lists = Object.values(QUESTIONS)
    .flat()
    .filter(isList)
    .flatMap(({ paths = [] }) => paths.map((path) => path.at(-1)));
  visit(document, {
    Pair(_, { key, value }, path) {
      if (!isScalar(key) || !isCollection(value)) return;
      if (path.length === 2) key.spaceBefore = true;
      if (lists.some((list) => list === key.value)) value.flow = true;
    },
  });
  const text = document.toString({ flowCollectionPadding: false, lineWidth: 0 });
  // The library moves a comment between a key and its map to a line of its own.
  return SCHEMA + text.replace(/^(pipeline|environments):$/gm, (line, key) => `${line} # ${COMMENTS[key]}`);
}

function isList({ type }: QuestionEntry): boolean {
  return type === 'list';
}
