import { seal, unseal } from '../../platform/sealed.ts'

/** What of a notice nobody reads in the database. */
export interface NoticeContent {
  /** A mail address, phone number or WeCom name; empty for the console. */
  readonly to: string
  readonly title: string
  readonly text: string
  /** The page of the console that it leads to; empty for none. */
  readonly path: string
  readonly replyTo: string
  readonly inReplyTo: string
  readonly references: readonly string[]
  readonly files: readonly NoticeFile[]
}

/** A stored file that goes with a mail. `sealed` opens one that lies in the store under a key of its own. */
export interface NoticeFile {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly sealed?: { readonly key: string; readonly place: string }
}

/** The bytes of such a file as they go out. */
export function openFile({ sealed }: NoticeFile, stored: Buffer): Buffer {
  return sealed ? unseal(Buffer.from(sealed.key, 'base64'), stored, sealed.place) : stored
}

/** Seals a value for one row of one table: “notice:id”. It opens nowhere else. */
export function sealFor(key: Buffer, place: string, value: unknown): Buffer {
  return seal(key, JSON.stringify(value), place)
}

/** The value again. Throws when it was sealed for another place or by another key. */
export function openFrom(key: Buffer, place: string, sealed: Buffer): unknown {
  return JSON.parse(unseal(key, sealed, place).toString('utf8'))
}
