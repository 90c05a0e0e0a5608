import { Comparison } from './fact-lookup';
import { Warning, warning } from './warning';

/** Sidecars whose image the next push moves, past every approval: as long as they stand, not only when they are new. */
export function unapprovedSidecars({ after }: Comparison): Warning[] {
  return after.subjects('sidecar').flatMap((subject) =>
    after.values('sidecar', subject, 'moving-image').map((image) => {
      const [sidecar = '', service = '', ...folder] = subject.split('/').reverse();
      return warning(
        'sidecar-unapproved',
        subject,
        `${folder.reverse().join('/')}: the sidecar ${sidecar} of ${service} runs ${image}, and every push moves that tag.`,
        'The next deployment there starts what was pushed last, which nobody approved, and a rollback does not undo it.',
        'To run the image that the pipeline deploys, remove image of the sidecar. Otherwise name a digest, or a tag that never moves.',
      );
    }),
  );
}
