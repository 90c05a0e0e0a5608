import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface Blob {
  readonly content: Buffer;
  readonly digest: string;
}

export interface Image {
  readonly manifest: string;
  readonly mediaType: string;
  readonly digest: string;
  /** Its layer and its configuration. */
  readonly blobs: readonly Blob[];
}

/** The Linux system call `pause` for x86-64 in a loop: waits for a signal. */
const CODE = [0xb8, 34, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7];

/** The container of a failing image cannot be started, because it is uncertain whether ECS counts one that exits. */
const ENTRY_POINTS = { runs: '/program', fails: '/missing' } as const;

export type Behavior = keyof typeof ENTRY_POINTS;

/**
 * An image with one program that runs forever, or with none that can be started, built without Docker and without a
 * base image. Images with different labels have different digests.
 */
export function buildImage(behavior: Behavior, label: string): Image {
  const layer = tar('program', program(CODE));
  const layerBlob = blobOf(gzipSync(layer));
  const config = blobOf(
    Buffer.from(
      JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        config: { Entrypoint: [ENTRY_POINTS[behavior]], Labels: { label } },
        rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
      }),
    ),
  );
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType,
    config: descriptor('application/vnd.oci.image.config.v1+json', config),
    layers: [descriptor('application/vnd.oci.image.layer.v1.tar+gzip', layerBlob)],
  });
  return { manifest, mediaType, digest: digestOf(manifest), blobs: [layerBlob, config] };
}

const BASE = 0x400000;
const HEADER = 64;
const PROGRAM_HEADER = 56;

/** A static executable with one segment. https://refspecs.linuxfoundation.org/elf/elf.pdf */
function program(code: readonly number[]): Buffer {
  const header = Buffer.alloc(HEADER + PROGRAM_HEADER);
  const size = header.length + code.length;
  header.write('\x7fELF\x02\x01\x01', 'latin1'); // 64 bits, little endian, version 1
  header.writeUInt16LE(2, 16); // an executable
  header.writeUInt16LE(62, 18); // for x86-64
  header.writeUInt32LE(1, 20);
  header.writeBigUInt64LE(BigInt(BASE + header.length), 24); // entry point
  header.writeBigUInt64LE(BigInt(HEADER), 32); // offset of the program headers
  header.writeUInt16LE(HEADER, 52);
  header.writeUInt16LE(PROGRAM_HEADER, 54);
  header.writeUInt16LE(1, 56); // one program header

  header.writeUInt32LE(1, HEADER); // a loadable segment
  header.writeUInt32LE(5, HEADER + 4); // readable and executable
  header.writeBigUInt64LE(BigInt(BASE), HEADER + 16);
  header.writeBigUInt64LE(BigInt(BASE), HEADER + 24);
  header.writeBigUInt64LE(BigInt(size), HEADER + 32);
  header.writeBigUInt64LE(BigInt(size), HEADER + 40);
  header.writeBigUInt64LE(4096n, HEADER + 48); // alignment
  return Buffer.concat([header, Buffer.from(code)]);
}

const BLOCK = 512;

/** An archive with one executable file. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
function tar(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write('0000755\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(' '.repeat(8), 148); // the checksum field itself counts as spaces
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const checksum = header.reduce((sum, byte) => sum + byte, 0);
  header.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, content, padding, Buffer.alloc(2 * BLOCK)]);
}

function blobOf(content: Buffer): Blob {
  return { content, digest: digestOf(content) };
}

function descriptor(mediaType: string, { content, digest }: Blob) {
  return { mediaType, digest, size: content.length };
}

function digestOf(content: Buffer | string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
