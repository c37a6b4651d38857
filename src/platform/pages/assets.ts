import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../ids.ts'

/** A file of the portal's skin, under a name that changes with its content. */
export interface Asset {
  readonly name: string
  readonly bytes: Buffer
  readonly mediaType: string
}

/** What a file becomes in the school's colour (`#rrggbb`); undefined when the colour does not touch it. */
export type Tint = (name: string, text: string, colour: string) => string | undefined

/** The files of the skin. */
export interface Assets {
  /** The address of a file in this colour; it may be cached for ever. */
  readonly url: (name: string, colour: string) => string
  /** The file at an address, in whatever colour the address names. */
  readonly find: (hashedName: string) => Asset | undefined
}

const MEDIA: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  ico: 'image/x-icon',
}
const MOST_COLOURS = 8

/** A sheet without what only its writers read: comments, indents, and the space that stands before a value. */
function tighten(sheet: string): string {
  return sheet
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(/ ?([{;,])\n/g, '$1')
    .replaceAll(/: (?=[^\n;{}]*[;}])/g, ':')
}

function readFolder(folder: string): [name: string, bytes: Buffer][] {
  const sources = readdirSync(folder)
    .sort()
    .map((name): [string, Buffer] => [name, readFileSync(join(folder, name))])
  const sheets = sources.filter(([name]) => name.endsWith('.css')).map(([, bytes]) => tighten(bytes.toString()))
  return [['portal.css', Buffer.from(sheets.join('\n'))], ...sources.filter(([name]) => !name.endsWith('.css'))]
}

/**
 * Reads a folder once. Style sheets are joined in order of name into portal.css; `tint` dresses files in the school's
 * colour, and the address says which: so each process answers every colour without asking the database.
 */
export function loadAssets(folder: string, tint: Tint): Assets {
  const sources = readFolder(folder)
  const sets = new Map<string, { urls: Map<string, string>; files: Map<string, Asset> }>()
  const make = (colour: string) => {
    const set = { urls: new Map<string, string>(), files: new Map<string, Asset>() }
    for (const [name, plain] of sources) {
      const tinted = tint(name, plain.toString(), colour)
      const bytes = tinted === undefined ? plain : Buffer.from(tinted)
      const [stem = '', extension = ''] = name.split('.')
      const hashed = `${stem}.${colour.slice(1)}-${sha256(bytes).slice(0, 10)}.${extension}`
      set.files.set(hashed, { name: hashed, bytes, mediaType: MEDIA[extension] ?? 'application/octet-stream' })
      set.urls.set(name, `/assets/${hashed}`)
    }
    // Addresses are free to name any colour; only a few are remembered.
    if (sets.size >= MOST_COLOURS) sets.clear()
    sets.set(colour, set)
    return set
  }
  const setOf = (colour: string) => sets.get(colour) ?? make(colour)
  return {
    url: (name, colour) => setOf(colour.toLowerCase()).urls.get(name) ?? `/assets/${name}`,
    find(hashedName) {
      const colour = /^[a-z0-9-]+\.([0-9a-f]{6})-/.exec(hashedName)?.[1]
      return colour === undefined ? undefined : setOf(`#${colour}`).files.get(hashedName)
    },
  }
}
