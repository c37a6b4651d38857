import type { AddressObject, ParsedMail } from 'mailparser'
import { cleanHtml, htmlToText } from '../documents/sanitize.ts'
import { completed } from './letter-bytes.ts'
import type { Correspondent, Letter, LetterFile } from './letter.ts'
import { bounceOf, natureOf, referencesOf, spamOf } from './letter-nature.ts'
import { filesInTnef } from './tnef.ts'

const MOST_FILES = 100
const MOST_CHARACTERS = 500_000
const LONGEST_HTML = 1_000_000
const LONGEST_NAME = 200
const LONGEST_ID = 500
const LONGEST_SUBJECT = 500
const MOST_RECEIVERS = 100
const LONE_SURROGATE = /\p{Surrogate}/gu
const TNEF = /^application\/(?:vnd\.)?ms-tnef$/
const OWN_REPORT = /^(?:message\/delivery-status|text\/rfc822-headers)$/
// 〔〕【】 and [] around a number of ours, such as [YSQ2026-00001].
const CASE_NUMBER = /[[【〔]\s*([A-Z]{1,8}\d{4}-\d{4,8})\s*[\]】〕]/

function correspondents(given: AddressObject | AddressObject[] | undefined): Correspondent[] {
  const all = [given ?? []].flat().flatMap(({ value }) => value.flatMap((one) => one.group ?? [one]))
  return all
    .slice(0, MOST_RECEIVERS)
    .map(({ name, address = '' }) => ({ name: name.slice(0, LONGEST_NAME), address: address.slice(0, 320) }))
}

const NOBODY: Correspondent = { name: '', address: '' }

/** The last part of a path, without what a file name cannot hold. */
function fileName(given: string | undefined, at: number): string {
  const name = (given ?? '').replace(/^.*[/\\]/s, '').replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
  return name.trim() === '' ? `附件${String(at + 1)}` : name.trim().slice(-LONGEST_NAME)
}

function filesOf({ attachments }: ParsedMail): LetterFile[] {
  const all = attachments.flatMap(({ contentType, filename, content }) => {
    if (OWN_REPORT.test(contentType)) return []
    const inner = TNEF.test(contentType) || /^winmail\.dat$/i.test(filename ?? '') ? filesInTnef(content) : []
    return inner.length > 0 ? inner : [{ name: filename ?? '', bytes: content }]
  })
  return all.slice(0, MOST_FILES).map(({ name, bytes }, at) => ({ name: fileName(name, at), bytes }))
}

/** PostgreSQL keeps no NUL, and half a character is none. */
function storable(text: string): string {
  return text.replaceAll('\0', '').slice(0, MOST_CHARACTERS).replaceAll(LONE_SURROGATE, '\ufffd')
}

function bodyOf({ text = '', html }: ParsedMail): { text: string; html: string } {
  const given = typeof html === 'string' && html.length <= LONGEST_HTML ? html : ''
  const clean = given === '' ? '' : cleanHtml(given)
  const words = text.trim() === '' && clean !== '' ? htmlToText(clean) : text
  return { text: storable(words.replaceAll('\r\n', '\n').trim()), html: storable(clean) }
}

function writtenAt(date: Date | undefined): string {
  return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

function bareId(id: string | undefined): string {
  return (id ?? '').replaceAll(/[<>\s]/g, '').slice(0, LONGEST_ID)
}

function subjectOf({ subject = '' }: ParsedMail): string {
  return storable(subject).replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT)
}

function toLetter(mail: ParsedMail): Letter {
  const from = correspondents(mail.from)[0] ?? NOBODY
  const references = referencesOf(mail)
  const subject = subjectOf(mail)
  const nature = natureOf(mail)
  return {
    messageId: bareId(mail.messageId),
    inReplyTo: bareId(mail.inReplyTo),
    references,
    from,
    replyTo: correspondents(mail.replyTo)[0] ?? from,
    to: correspondents(mail.to),
    subject,
    writtenAt: writtenAt(mail.date),
    ...bodyOf(mail),
    files: filesOf(mail),
    nature,
    bounce: nature === 'bounce' ? bounceOf(mail) : null,
    spam: spamOf(mail),
    caseNumber: CASE_NUMBER.exec(subject)?.[1] ?? '',
  }
}

/** Takes a letter apart. Throws what the parser throws on bytes that are no letter; whoever keeps the bytes loses nothing. */
export async function parseLetter(raw: Buffer): Promise<Letter> {
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(completed(raw), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    // Checked by our own hash where it matters; MD5 is not available everywhere.
    checksumAlgo: 'sha256',
  })
  return toLetter(mail)
}
