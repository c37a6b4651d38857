import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../ids.ts'

/** A file of the portal's skin, under a name that changes with its content. */
export interface Asset {
  readonly name: string
  readonly bytes: Buffer
  readonly mediaType: string
}

const MEDIA: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
}

/** Reads a folder once; `url(name)` answers the address that may be cached for ever. Style sheets are joined in order of name into portal.css. */
export function loadAssets(folder: string): { files: ReadonlyMap<string, Asset>; url: (name: string) => string } {
  const sources = new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  )
  const sheets = [...sources].filter(([name]) => name.endsWith('.css')).map(([, bytes]) => bytes)
  const plain = [...sources].filter(([name]) => !name.endsWith('.css'))
  const all = [['portal.css', Buffer.concat(sheets)] as const, ...plain]
  const files = new Map<string, Asset>()
  const urls = new Map<string, string>()
  for (const [name, bytes] of all) {
    const [stem = '', extension = ''] = name.split('.')
    const hashed = `${stem}.${sha256(bytes).slice(0, 10)}.${extension}`
    files.set(hashed, { name: hashed, bytes, mediaType: MEDIA[extension] ?? 'application/octet-stream' })
    urls.set(name, `/assets/${hashed}`)
  }
  return { files, url: (name) => urls.get(name) ?? `/assets/${name}` }
}
