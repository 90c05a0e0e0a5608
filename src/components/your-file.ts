import { Component, Project } from 'projen';

/** A file that is written once and the user's from then on. */
export class YourFile extends Component {
  constructor(
    project: Project,
    readonly path: string,
    readonly content: string,
  ) {
    super(project);
  }
}
