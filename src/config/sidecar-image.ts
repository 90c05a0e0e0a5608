import { SidecarConfig } from './sidecar-config';

/** What stands for the deployed image, as no image at all does. */
const SELF = 'self';

/** Whether a sidecar runs the image that the pipeline deploys. */
export function runsDeployedImage({ image = SELF }: Pick<SidecarConfig, 'image'>): boolean {
  return image === SELF;
}

/** The images of other origin that run beside the deployed one. */
export function sidecarImages(sidecars: readonly Pick<SidecarConfig, 'image'>[] = []): string[] {
  return sidecars.flatMap((sidecar) => (runsDeployedImage(sidecar) ? [] : [sidecar.image!]));
}
