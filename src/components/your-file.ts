import { Component, Project } from 'projen';

/** A file that is written once and the user's from then on. */
export class YourFile extends Component {
  constructor(
    project: Project,
    readonly path: string,
    readonly content: string,
    /** Whether content that stands there already is nobody's. */
    readonly replaces?: (content: string) => boolean,
  ) {
    super(project);
  }
}
