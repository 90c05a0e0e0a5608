import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cleanEnvironment, run } from '../tools';

/** An npm registry on the loopback interface that has our packages and redirects every other request. */
export interface Registry {
  readonly url: string;
  close(): Promise<void>;
}

interface OwnPackage {
  readonly manifest: { readonly name: string; readonly version: string };
  readonly tarball: Buffer;
}

/**
 * Starts a registry on a free port that serves the packages in `tarballs` in addition to those of the configured
 * registry.
 *
 * @param advisories - known vulnerabilities, by package; null: no audits. Default: as in the configured registry
 */
export async function startRegistry(tarballs: readonly string[], advisories?: object | null): Promise<Registry> {
  const packages = await Promise.all(tarballs.map(readPackage));
  const own = new Map(packages.map((entry) => [entry.manifest.name, entry]));
  // From a folder without an .npmrc, to get the user's configuration.
  const configured = await run('npm', ['config', 'get', 'registry'], { cwd: '/', env: cleanEnvironment() });
  const upstream = configured.stdout.trim();

  const server = createServer((request, response) => {
    if (advisories !== undefined && request.url === '/-/npm/v1/security/advisories/bulk') {
      request.resume();
      response.writeHead(advisories ? 200 : 405, { 'content-type': 'application/json' });
      response.end(JSON.stringify(advisories ?? {}));
      return;
    }
    const path = decodeURIComponent((request.url ?? '/').slice(1));
    const name = /^-\/own\/(.+)\.tgz$/.exec(path)?.[1];
    if (name !== undefined && own.has(name)) {
      response.end(own.get(name)?.tarball);
    } else if (own.has(path)) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(packument(own.get(path) as OwnPackage, urlOf(server))));
    } else {
      response.writeHead(302, { location: new URL((request.url ?? '/').slice(1), upstream).href }).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: urlOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections(); // npm keeps its connections alive
      }),
  };
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

async function readPackage(file: string): Promise<OwnPackage> {
  const { stdout } = await run('tar', ['-xzOf', file, 'package/package.json']);
  return { manifest: JSON.parse(stdout), tarball: readFileSync(file) };
}

/** https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function packument({ manifest, tarball }: OwnPackage, url: string) {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const dist = { tarball: `${url}-/own/${name}.tgz`, integrity };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}
