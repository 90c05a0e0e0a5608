import { EcsPipelineConfig } from '../../src/config';
import { isMap } from '../../src/config/maps';
import { checkConfig } from '../../src/reading/check-config';

/** Milliseconds after which the reduction stops. */
const PATIENCE = 30_000;

/**
 * A config without all parts that can be removed so that it is still valid and still fails. This does not depend on how
 * the random config was generated, so the result is smaller than that of fast-check.
 */
export function smallest(config: EcsPipelineConfig, fails: (config: EcsPipelineConfig) => boolean): EcsPipelineConfig {
  const end = performance.now() + PATIENCE;
  let found = config;
  let isSmaller = true;
  while (isSmaller && performance.now() < end) {
    isSmaller = false;
    for (const path of pathsIn(found)) {
      const candidate = without(found, path);
      if (candidate === found || checkConfig(candidate).length > 0 || !fails(candidate as EcsPipelineConfig)) continue;
      found = candidate as EcsPipelineConfig;
      isSmaller = true;
      if (performance.now() > end) break;
    }
  }
  return found;
}

type Path = readonly (string | number)[];

/** The largest parts first. Lists start at their end, so that the indices of earlier items stay the same. */
function pathsIn(config: unknown): Path[] {
  const below = (value: unknown, path: Path): Path[] => {
    const parts = Array.isArray(value) ? [...value.entries()].reverse() : isMap(value) ? Object.entries(value) : [];
    return parts.flatMap(([key, part]) => [[...path, key], ...below(part, [...path, key])]);
  };
  return below(config, []).sort((a, b) => a.length - b.length);
}

/** A copy without a part, or the value itself if the part does not exist. */
function without(value: unknown, [key, ...rest]: Path): unknown {
  if (Array.isArray(value)) {
    if (typeof key !== 'number' || key >= value.length) return value;
    if (rest.length === 0) return value.filter((_, index) => index !== key);
    const part = without(value[key], rest);
    return part === value[key] ? value : value.map((item, index) => (index === key ? part : item));
  }
  if (!isMap(value) || key === undefined || !Object.hasOwn(value, key)) return value;
  if (rest.length === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  const part = without(value[key], rest);
  return part === value[key] ? value : { ...value, [key]: part };
}
