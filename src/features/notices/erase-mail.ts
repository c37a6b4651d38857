import type { Tx } from '../../platform/db/database.ts'
import type { MailContent } from './mail-messages.store.ts'
import { lockMailOf, replaceMail } from './mail-sorting.store.ts'
import { sealFor } from './sealed-content.ts'

const NOBODY = { name: '', address: '' }
const ERASED: MailContent = {
  messageId: '',
  inReplyTo: '',
  references: [],
  from: NOBODY,
  replyTo: NOBODY,
  to: [],
  subject: '（保存期满，已删除）',
  writtenAt: '',
  text: '',
  html: '',
  fileNames: [],
}

/** Takes out what the letters of a subject said and who sent them, when its time of keeping is over; that they came stays. */
export async function eraseMail(tx: Tx, key: Buffer, subject: { type: string; id: string }): Promise<void> {
  for (const id of await lockMailOf(tx, subject)) await replaceMail(tx, id, sealFor(key, `mail:${id}`, ERASED))
}
