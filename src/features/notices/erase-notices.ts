import type { Tx } from '../../platform/db/database.ts'
import { forgetSubject, lockNoticesAbout, replaceContent } from './notices.store.ts'
import { type NoticeContent, sealFor } from './sealed-content.ts'

const ERASED: NoticeContent = {
  to: '',
  title: '（保存期满，已删除）',
  text: '',
  path: '',
  replyTo: '',
  inReplyTo: '',
  references: [],
  files: [],
}

/** Takes out what the notices about a subject said and to whom, when its time of keeping is over; that they were sent stays. */
export async function eraseNotices(tx: Tx, key: Buffer, subject: { type: string; id: string }): Promise<void> {
  for (const id of await lockNoticesAbout(tx, subject))
    await replaceContent(tx, id, sealFor(key, `notice:${id}`, ERASED))
  await forgetSubject(tx, subject)
}
