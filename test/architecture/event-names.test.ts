import { expect, test } from 'vitest'
import { ENTRY_TYPES } from '../../src/features/supervision/type-names.contract.ts'
import { productFiles, read } from './tree.ts'

/** The features that hand cases to the engine, and what begins the names of their events. */
const AREAS: Readonly<Record<string, string>> = {
  applications: 'application',
  mailboxes: 'mailbox-letter',
  orders: 'order',
  services: 'service-matter',
}

const STEP = /\bmove: [^,\n]+,\s*type: ([^,}\n]+)/g
const NOTE = /\barea(?:: ([^,\n]+))?,\s*type: '([a-z-]+)'/g
const ENTRY = /\btype: [`']([a-z-]+\.[a-z-]+)[`']/g

// `silent ? 'a' : 'b'` names two events; what it compares with names none.
function quoted(text: string): string[] {
  return [...text.replaceAll(/[!=]== '[^']*'/g, '').matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? '')
}

/** The events of cases that a file of a feature with cases writes. */
function eventsIn(path: string): string[] {
  const area = AREAS[/^src\/features\/([^/]+)\//.exec(path)?.[1] ?? '']
  const text = read(path)
  const steps = area === undefined ? [] : [...text.matchAll(STEP)].flatMap((match) => quoted(match[1] ?? ''))
  const notes = [...text.matchAll(NOTE)].flatMap(([, named = '', type = '']) => {
    if (named.startsWith("'")) return [`${named.slice(1, -1)}.${type}`]
    return area === undefined ? [] : [`${area}.${type}`]
  })
  return [...steps.map((type) => `${String(area)}.${type}`), ...notes]
}

test('every step of a case has a Chinese name where its history and the ledger show it', () => {
  const events = productFiles().flatMap(eventsIn)
  // A test that finds nothing finds no fault either.
  for (const known of [
    'mailbox-letter.mail-returned',
    'mailbox-letter.note-written',
    'application.signed',
    'case.urged',
  ])
    expect(events).toContain(known)
  const everyKind = Object.values(AREAS).map((area) => `${area}.submitted`)
  expect([...events, ...everyKind].filter((type) => !ENTRY_TYPES.includes(type))).toEqual([])
})

test('every entry that the code writes on the ledger has a Chinese name', () => {
  const entries = productFiles().flatMap((path) => [...read(path).matchAll(ENTRY)].map((match) => match[1] ?? ''))
  expect(entries.length).toBeGreaterThan(50)
  expect([...new Set(entries)].filter((type) => !ENTRY_TYPES.includes(type))).toEqual([])
})
