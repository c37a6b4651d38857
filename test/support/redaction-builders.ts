import { act, decide, post } from './application-builders.ts'
import type { Person } from './builders.ts'
import { ask, type Office } from './disclosure-builders.ts'
import { SamplePdf, scan } from './pdf-samples.ts'
import type { School } from './school.ts'
import { upload } from './uploads.ts'

/** What is withheld in the tests: where it shows up, something leaked. */
export const WITHHELD = '示例乙'

/** 部分公开 with everything that it must say. */
export const PARTIAL = {
  kind: 'partial',
  parts: {
    way: '见附件，可在本网站下载。',
    withheld: '他人的姓名',
    ground: '教育部令第29号第十条第（二）、（三）项',
    explanation: '涉及个人隐私。',
  },
}

/** A file with a page of words and a page that a scanner made. */
export async function aMixedPdf(): Promise<Buffer> {
  const words = { text: `经办人：${WITHHELD}，金额一百元`, x: 40, y: 60 }
  return SamplePdf.of([{ texts: [words] }, { picture: await scan() }])
}

/** Takes an original into a case; answers its id. */
export async function anOriginal(
  school: School,
  person: Person,
  { id, name = '原件.pdf', bytes }: { id: string; name?: string; bytes: Buffer },
): Promise<string> {
  const { status, body } = await upload(school, person, { url: `/applications/${id}/originals`, name, bytes })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body['originalId'])
}

/** Somebody's name, withheld wherever it occurs. */
export const BY_TERM = { ground: 'third-party', term: WITHHELD }

/** A version as the list shows it. */
export interface Version {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly resultSha256: string
  readonly url: string
  readonly report: {
    readonly removed: readonly { readonly mark: number; readonly page: number; readonly ground: string }[]
    readonly unmatched: readonly number[]
    readonly unsearched: readonly string[]
    readonly findings: readonly unknown[]
  }
}

/** Every version of a case, the last one last. */
export async function versionsOf(school: School, person: Person, id: string): Promise<Version[]> {
  const { body } = await ask(school, person, ['GET', `/applications/${id}/redactions`])
  return (body['originals'] as { versions: Version[] }[]).flatMap(({ versions }) => versions)
}

/** Makes a version; answers it as the list shows it. */
export async function aRedaction(
  school: School,
  office: Office,
  [id, originalId, marks = [BY_TERM]]: readonly [string, string, object[]?],
): Promise<Version> {
  await act(school, office.editor, [id, `originals/${originalId}/redactions`, { title: '部分公开的文件', marks }])
  const last = (await versionsOf(school, office.editor, id)).at(-1)
  if (!last) throw new Error('no version')
  return last
}

/** Lets it go out, after a look at everything that could not be searched. */
export async function release(
  school: School,
  office: Office,
  [id, { id: redactionId, resultSha256: hash, report }]: readonly [string, Version],
): Promise<void> {
  await act(school, office.editor, [id, `redactions/${redactionId}/release`, { hash, places: report.unsearched }])
}

/** A partial answer is checked, signed and delivered with what was released. */
export async function deliverInPart(school: School, office: Office, id: string): Promise<void> {
  await decide(school, office, [id, PARTIAL])
  await act(school, office.office, [id, 'delivery', { way: 'online', on: '2026-11-23', note: '' }])
}

/** What the applicant can download with number and code. */
export async function applicantsFiles(
  school: School,
  ticket: { readonly number: string; readonly code: string },
): Promise<Buffer[]> {
  const { number, code } = ticket
  const page = await post(school, '/apply/progress', { number, code })
  const ids = new Set([...page.body.matchAll(/name="paper" value="([^"]+)"/g)].map(([, id = '']) => id))
  const got = await Promise.all([...ids].map((paper) => post(school, '/apply/progress/file', { number, code, paper })))
  return got.map(({ rawPayload }) => rawPayload)
}
