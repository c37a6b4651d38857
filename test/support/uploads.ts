import { randomUUID } from 'node:crypto'
import type { Person } from './builders.ts'
import type { Answered } from './disclosure-builders.ts'
import type { School } from './school.ts'

/** A request body with one file, as a browser sends it. */
export function multipart(name: string, bytes: Buffer): { payload: Buffer; headers: Record<string, string> } {
  const boundary = `----mingtang${randomUUID()}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

interface FormSent {
  readonly fields: Record<string, string>
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer | string }[]
  readonly person?: Person
  readonly accept?: string
}

/** Sends a form with files, as a browser without script does. */
export function sendForm(school: School, url: string, { fields, files = [], person, accept = 'text/html' }: FormSent) {
  const boundary = `----mingtang${randomUUID()}`
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body as string),
      Buffer.from('\r\n'),
    ])
  return school.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, accept },
    ...(person ? { cookies: person.cookies } : {}),
    payload: Buffer.concat([
      ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
      ...files.map(({ name, bytes }) => part(`name="files"; filename="${name}"`, bytes)),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
}

/** Uploads a file to a URL below /api/v1; answers status and body. */
export async function upload(
  school: School,
  person: Person | null,
  { url, name, bytes }: { url: string; name: string; bytes: Buffer },
) {
  const answer = await school.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    ...multipart(name, bytes),
    ...(person ? { cookies: person.cookies } : {}),
  })
  return { status: answer.statusCode, body: answer.json<Answered>() }
}
