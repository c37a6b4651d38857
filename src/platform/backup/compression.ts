import { PassThrough, type Transform } from 'node:stream'
import { constants, createBrotliCompress, createBrotliDecompress, createGunzip, createGzip } from 'node:zlib'

/** How the tables of a backup are packed; files are kept as they are, most are packed already. */
export type Compression = 'none' | 'gzip' | 'brotli'

interface Packing {
  readonly ending: string
  readonly pack: () => Transform
  readonly unpack: () => Transform
}

// Fast rather than small: the nightly backup shares the machine with the readers.
const GZIP_LEVEL = 3
const BROTLI_QUALITY = 4

/** The ways to pack, by name. */
export const COMPRESSIONS: Readonly<Record<Compression, Packing>> = {
  none: { ending: '', pack: () => new PassThrough(), unpack: () => new PassThrough() },
  gzip: { ending: '.gz', pack: () => createGzip({ level: GZIP_LEVEL }), unpack: () => createGunzip() },
  brotli: {
    ending: '.br',
    pack: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
    unpack: () => createBrotliDecompress(),
  },
}
