import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/** What went by: bytes, lines, and the SHA-256 of it all. */
export interface Measured {
  readonly bytes: number
  readonly lines: number
  readonly sha256: string
}

const NEWLINE = 10

/** Lets bytes through and measures them, so that a hash is of what was written and not of what was meant. */
export class Measure extends Transform {
  private readonly hash = createHash('sha256')
  private bytes = 0
  private lines = 0

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk)
    this.bytes += chunk.byteLength
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.lines++
    done(null, chunk)
  }

  /** Once, after the end. */
  result(): Measured {
    return { bytes: this.bytes, lines: this.lines, sha256: this.hash.digest('hex') }
  }
}
