import { request } from 'node:http'

/** An answer as it travels, not unpacked. */
export function fetchRaw(url: string, encoding: string | undefined): Promise<Uint8Array> {
  const headers = encoding === undefined ? {} : { 'accept-encoding': encoding }
  return new Promise((done, fail) => {
    request(url, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        if (answer.statusCode === 200) done(Buffer.concat(parts))
        else fail(new Error(`${url} answered ${String(answer.statusCode)}`))
      })
    })
      .on('error', fail)
      .end()
  })
}
