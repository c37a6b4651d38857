import type { Headers, HeaderValue, ParsedMail } from 'mailparser'
import { veilAnswer } from './courier.ts'
import type { Bounce, Nature } from './letter.ts'

const MAILER = /^(?:mailer-daemon|postmaster)@/i
const MESSAGE_ID = /^\s*message-id:\s*<([^<>\s]+)>/gim
const ANY_ID = /<([^<>\s@]+@[^<>\s@]+)>/g
const MOST_IDS = 50

/** A header as one text, however the parser holds it. */
function headerText(headers: Headers, name: string): string {
  const value: HeaderValue | undefined = headers.get(name)
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((part) => (typeof part === 'string' ? part : '')).join('\n')
  return 'value' in value && typeof value.value === 'string' ? value.value : ''
}

function parameter(headers: Headers, name: string, key: string): string {
  const value = headers.get(name)
  if (typeof value !== 'object' || !('params' in value)) return ''
  const params = value.params as Readonly<Record<string, unknown>>
  return typeof params[key] === 'string' ? params[key] : ''
}

function isReport({ headers }: ParsedMail): boolean {
  const type = headerText(headers, 'content-type')
  return type === 'multipart/report' && parameter(headers, 'content-type', 'report-type') === 'delivery-status'
}

/** Some providers return a letter in words of their own: from their mailer, to nobody who could be answered. */
function isInformalReturn({ headers, headerLines, from }: ParsedMail): boolean {
  const address = from?.value[0]?.address ?? ''
  const isFromNobody = headerLines.some(({ key, line }) => key === 'return-path' && /<\s*>/.test(line))
  return MAILER.test(address) && (isFromNobody || isAutomatic(headers))
}

function isAutomatic(headers: Headers): boolean {
  const submitted = headerText(headers, 'auto-submitted').toLowerCase()
  if (submitted !== '' && !submitted.startsWith('no')) return true
  if (/^(?:bulk|junk|list|auto_reply)$/i.test(headerText(headers, 'precedence').trim())) return true
  return ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'list'].some((name) => headers.has(name))
}

/** What kind of letter it is, by its headers alone. */
export function natureOf(mail: ParsedMail): Nature {
  if (isReport(mail) || isInformalReturn(mail)) return 'bounce'
  return isAutomatic(mail.headers) ? 'automatic' : 'letter'
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(0, MOST_IDS)
}

function field(text: string, name: string): string {
  return new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(text)?.[1]?.trim() ?? ''
}

/** What the report says, and which letter came back. */
export function bounceOf(mail: ParsedMail): Bounce {
  const parts = mail.attachments.map(({ contentType, content }) => ({ contentType, text: content.toString('utf8') }))
  const status = parts.find(({ contentType }) => contentType === 'message/delivery-status')?.text ?? ''
  const returned = parts.filter(({ contentType }) => /^(?:message\/rfc822|text\/rfc822-headers)$/.test(contentType))
  const named = returned.flatMap(({ text }) => [...text.matchAll(MESSAGE_ID)].map((match) => match[1] ?? ''))
  const mentioned = [...(mail.text ?? '').matchAll(ANY_ID)].map((match) => match[1] ?? '')
  const action = field(status, 'Action').toLowerCase()
  const words = [field(status, 'Status'), field(status, 'Diagnostic-Code')].filter((word) => word !== '').join(' ')
  return {
    isFinal: action === '' ? true : action === 'failed',
    words: veilAnswer(words === '' ? (mail.subject ?? '') : words),
    messageIds: unique([...named, ...referencesOf(mail), ...(named.length > 0 ? [] : mentioned)]),
  }
}

function bare(id: string): string {
  return id.replaceAll(/[<>\s]/g, '')
}

/** The letters that this one follows, oldest first, without brackets. */
export function referencesOf({ references, inReplyTo }: ParsedMail): string[] {
  const all = [...[references ?? []].flat().flatMap((line) => line.split(/\s+/)), inReplyTo ?? '']
  return unique(all.map(bare).filter((id) => id !== ''))
}

/** What a filter wrote: a score where there is one, and whether it called it spam. */
export function spamOf({ headers }: ParsedMail): { score: number | null; isMarked: boolean } {
  const status = headerText(headers, 'x-spam-status')
  const written = /score=(-?\d+(?:\.\d+)?)/i.exec(status)?.[1] ?? headerText(headers, 'x-spam-score').trim()
  const score = /^-?\d{1,6}(?:\.\d+)?$/.test(written) ? Number(written) : null
  return { score, isMarked: /^\s*yes/i.test(status) || /^\s*yes/i.test(headerText(headers, 'x-spam-flag')) }
}
