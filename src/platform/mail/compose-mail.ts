import MailComposer from 'nodemailer/lib/mail-composer'
import type { Dispatch } from './courier.ts'

/** The header that marks a letter which may have arrived before. */
const REPEAT_HEADER = 'X-Mingtang-Repeat'
/** The sentence that says so to people; for short messages too. */
export const REPEAT_NOTE = '（这条消息此前可能已经送达过一次，因未能确认而重发。如已收到，请忽略。）'

function headersOf({ isRepeat, isAutomatic }: Dispatch): Record<string, string> {
  return {
    ...(isRepeat ? { [REPEAT_HEADER]: 'yes' } : {}),
    // RFC 3834: machines do not answer machines.
    ...(isAutomatic ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } : {}),
  }
}

function bracketed(id: string): string {
  return `<${id}>`
}

/** The letter as bytes: UTF-8 with encoded Chinese headers and file names, and the same Message-ID each time. */
export function composeMail(dispatch: Dispatch, from: string): Promise<Buffer> {
  const { messageId, to, title, text, isRepeat, replyTo, inReplyTo, references, writtenAt, enclosures } = dispatch
  const composer = new MailComposer({
    from,
    to: { name: '', address: to },
    subject: title,
    text: isRepeat ? `${REPEAT_NOTE}\n\n${text}` : text,
    messageId: bracketed(messageId),
    date: writtenAt,
    headers: headersOf(dispatch),
    ...(replyTo === '' ? {} : { replyTo }),
    ...(inReplyTo === '' ? {} : { inReplyTo: bracketed(inReplyTo) }),
    ...(references.length === 0 ? {} : { references: references.map(bracketed) }),
    attachments: enclosures.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: bytes,
    })),
    // Nothing in a text may make the server read a file or an address of its own.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
