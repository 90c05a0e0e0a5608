import { hasOwnImage } from '../config/image-owner';
import { Problem } from '../config/problem';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { Rule, RuleInput } from './rule';

/** Images from unknown services, or from services without an image of their own. */
export const imageSources: Rule = (config) => {
  const known = new Set(config.services.filter(hasOwnImage).flatMap((owner) => owner.name ?? []));
  const isBroken = isNameBroken(config);
  return config.services.flatMap(({ image, name }, index): Problem[] => {
    const { from } = image ?? {};
    if (from === undefined) return [];
    const path = ['services', index, 'image', 'from'];
    if (known.has(from) && from !== name) return [];
    const fix = fixFor(from, [...known]);
    if (from === name) return [{ path, message: 'refers to the service itself', value: from, fix }];
    const other = config.services.find((candidate) => candidate.name === from);
    if (other) {
      const source = other.image?.from;
      const isKnown = source !== undefined && known.has(source) && source !== name;
      const message = 'refers to a service without an image of its own';
      return [{ path, message, value: from, fix: isKnown ? `use ${source}, whose image that service runs` : fix }];
    }
    return isBroken ? [] : [{ path, message: 'unknown service', value: from, fix }];
  });
};

function fixFor(from: string, known: readonly string[]): string {
  if (known.length === 0) return 'remove it';
  const meant = suggest(from, known);
  return meant ? `did you mean ${meant}?` : `use ${enumerateNames(known, 'or')}`;
}

/** A broken name can be the one that another service refers to. */
function isNameBroken({ isBroken, services }: RuleInput): boolean {
  return services.some((_, index) => isBroken(['services', index, 'name']));
}

/** Settings that require the service's own image: a repository, the tag that starts the pipeline, and push access. */
export const sharedImages: Rule = ({ services }) =>
  services.flatMap(({ image, push }, index): Problem[] => {
    if (image?.from === undefined) return [];
    const path = ['services', index];
    const { from, ...others } = image;
    const ofImage = Object.entries(others)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({
        path: [...path, 'image', key],
        message: `cannot be combined with from because the service runs the image of ${from}`,
        value,
        fix: `remove it, or set it for ${from}`,
      }));
    if (push === undefined) return ofImage;
    const message = `cannot be combined with image.from because the service runs the image of ${from}`;
    return [...ofImage, { path: [...path, 'push'], message, fix: `remove it, or set it for ${from}` }];
  });
