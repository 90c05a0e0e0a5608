import { Comparison } from './fact-lookup';
import { Warning, warning } from './warning';

/**
 * Sidecars whose image changes with the next push, bypassing every approval. Reported on every run, not only when new.
 */
export function unapprovedSidecars({ after }: Comparison): Warning[] {
  return after.subjects('sidecar').flatMap((subject) =>
    after.values('sidecar', subject, 'moving-image').map((image) => {
      const [sidecar = '', service = '', ...folder] = subject.split('/').reverse();
      return warning(
        'sidecar-unapproved',
        subject,
        `${folder.reverse().join('/')}: the sidecar ${sidecar} of ${service} runs ${image}, a tag that every push moves.`,
        'The next deployment there starts the latest pushed image without approval, and a rollback does not undo it.',
        'To run the image that the pipeline deploys, remove image from the sidecar. Otherwise, use a digest or a tag that never moves.',
      );
    }),
  );
}
